"""The ten properties of the tool, and the tests that hold it to each of them.

`make deep` tries at least 2 000 examples of those of the first five that stand in this folder.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
PROPERTIES = {
    "1 any bytes give findings and any arguments a documented code": (
        "properties/test_any_input.py::test_any_bytes_are_reviewed_or_unreadable",
        "properties/test_any_input.py::test_any_arguments_end_in_a_documented_code",
        "storage/test_reading.py::test_any_bytes_are_read_or_refused",
        "storage/test_reading.py::test_any_text_like_toml_is_read_or_refused",
    ),
    "2 what is written is read as it was, by tomllib too": (
        "properties/test_written_and_read.py::test_saved_answers_are_read_back",
        "storage/toml_edit/test_writer.py::test_every_value_comes_back_as_it_was",
    ),
    "3 comments and unknown keys survive any edits": (
        "properties/test_written_and_read.py::test_edits_keep_comments_and_unknown_keys",
        "storage/toml_edit/test_edit.py::test_any_edits_keep_what_a_person_wrote",
        "storage/toml_edit/test_edit.py::test_our_own_files_are_edited_in_place",
    ),
    "4 neither order nor surroundings change what is found": (
        "properties/test_same_findings.py::test_the_order_of_keys_and_tables_changes_nothing",
        "properties/test_readings.py::test_near_misses_decode_alike_at_every_question",
        "properties/test_readings.py::test_any_value_decodes_alike_at_every_question",
        "properties/test_same_findings.py::test_environment_changes_no_byte",
        "properties/test_same_findings.py::test_another_folder_changes_no_byte",
    ),
    "5 a batch finds what its proposals hold": (
        "properties/test_same_findings.py::test_batch_has_the_findings_of_its_proposals",
        "validation/test_parallel.py::test_several_processes_give_the_same",
    ),
    "6 no answer changes a paper's structure, steers a terminal or breaks a report": (
        "richtext/test_richtext.py::test_a_line_has_the_structure_of_a_word",
        "documents/test_documents.py::test_one_line_text_does_not_change_structure",
        "documents/test_documents.py::test_a_long_answer_stays_in_its_place",
        "reports/test_reports.py::test_no_format_emits_control_characters_of_any_text",
        "reports/test_reports.py::test_json_parses_back_for_any_text",
        "reports/test_reports.py::test_every_json_line_parses_back",
        "reports/test_reports.py::test_sarif_parses_back_for_any_text",
        "reports/test_reports.py::test_junit_parses_back_for_any_text",
        "reports/test_reports.py::test_a_spreadsheet_has_a_row_for_each_finding",
        "reports/test_reports.py::test_a_line_stays_a_line_for_any_text",
    ),
    "7 a planted CPR number is repeated nowhere": (
        "properties/test_planted_number.py::test_planted_cpr_number_is_printed_nowhere",
        "personal_data/test_detect.py::test_a_planted_number_is_always_found",
        "review/test_personal_data.py::test_no_finding_repeats_the_number",
        "cli/test_crash_report.py::test_the_log_names_places_in_our_code",
    ),
    "8 no sequence of steps loses a confirmed answer": (
        "interview/test_any_sequence.py::TestConversation",
    ),
    "9 the text at a finding's place is the value": (
        "storage/toml_edit/test_positions.py::test_text_at_a_place_is_its_value",
        "storage/toml_edit/test_positions.py::test_generated_documents_have_true_places",
        "storage/toml_edit/test_positions.py::test_written_answers_are_found_again",
    ),
    "10 the JSON Schema and the tool accept the same": (
        "questionnaire/test_json_schema.py::test_schema_and_tool_accept_the_same",
        "questionnaire/test_json_schema.py::test_schema_and_tool_agree_on_near_misses",
    ),
}


@pytest.mark.parametrize("tests", PROPERTIES.values(), ids=PROPERTIES)
def test_each_property_has_its_tests(tests: tuple[str, ...]) -> None:
    for test in tests:
        file, _, name = test.partition("::")
        text = (TESTS / file).read_text(encoding="utf-8")
        assert re.search(rf"^(def {name}\(|{name} = )", text, re.MULTILINE), test

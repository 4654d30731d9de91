"""Reading: any bytes give answers or findings, and nothing but files is opened."""

from __future__ import annotations

import os
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aabsocial.errors import ExitCode, FileTroubleError, UnreadableProposalError
from aabsocial.model.findings import Finding, Severity
from aabsocial.storage.reading import parse_proposal, read_proposal
from tests.storage.failing_system import Scanner

HERE = Path("proposal.toml")


def refusals(raw: bytes) -> tuple[Finding, ...]:
    """Return the findings in bytes that cannot be parsed."""
    with pytest.raises(UnreadableProposalError) as refused:
        parse_proposal(raw, HERE)
    assert refused.value.exit_code is ExitCode.FINDINGS
    return refused.value.findings


def test_decimals_are_read_as_they_are_written() -> None:
    assert parse_proposal(b"share = 12.50", HERE).answers == {"share": Decimal("12.50")}


@pytest.mark.parametrize("raw", [b"", b"\n", b"# nothing yet\n", b"\xef\xbb\xbf"])
def test_a_file_without_answers_is_readable(raw: bytes) -> None:
    assert parse_proposal(raw, HERE).answers == {}


def test_a_byte_order_mark_is_passed_over() -> None:
    stored = parse_proposal(b"\xef\xbb\xbfa = 1\r\n", HERE)
    assert (stored.answers, stored.text) == ({"a": 1}, "a = 1\r\n")


@pytest.mark.parametrize("text", ["blåbær – ¾", "👩\u200d🦰", "a\u00a0b", "tab\there"])
def test_ordinary_danish_has_no_hidden_characters(text: str) -> None:
    assert parse_proposal(f'a = "{text}"'.encode(), HERE).findings == ()


@pytest.mark.parametrize(
    "text", ["a = {\n b = 1 }", "a = { b = 1, }", r'a = "\x42"', r'a = """\x41"""']
)
def test_newer_toml_is_read_with_a_warning(text: str) -> None:
    (found,) = parse_proposal(text.encode(), HERE).findings
    assert (found.rule, found.severity) == ("FIL12", Severity.WARNING)


@pytest.mark.parametrize(
    "text",
    [
        r'a = "\\e"',
        "a = '{ b = 1, }'",
        "a = { b = [\n1,\n] }",
        "a = { b = [\n[1],\n[2],  # ,\n] }",
        'a = """{\n}"""',
    ],
)
def test_lookalikes_of_newer_toml_have_no_warning(text: str) -> None:
    assert parse_proposal(text.encode(), HERE).findings == ()


@pytest.mark.parametrize("deep", ["a = " + "[" * 90 + "]" * 90, "a." * 90 + "a = 1"])
def test_nesting_that_nobody_can_read_is_refused(deep: str) -> None:
    (found,) = refusals(deep.encode())
    assert found.rule == "FIL02"


def refused_or_read(raw: bytes) -> bool:
    """Return whether bytes are read, or refused with findings; any other error is raised."""
    try:
        parse_proposal(raw, HERE)
    except UnreadableProposalError as refused:
        return bool(refused.findings and refused.message.in_("en"))
    return True


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    assert refused_or_read(raw)


@given(st.text(st.sampled_from("ab=\"'[]{}.,#\n\r 01-:T\\é"), max_size=60))
def test_any_text_like_toml_is_read_or_refused(text: str) -> None:
    assert refused_or_read(text.encode())


def test_a_file_cut_at_any_byte_is_read_or_refused() -> None:
    raw = '[a]\nb = """\nå\n"""\nc = [1, { d = "æ" }]\n[[e]]\nf = 2026-01-02\n'.encode()
    assert all(refused_or_read(raw[:end]) for end in range(len(raw)))


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "proposal.toml"
    with path.open("wb") as file:
        file.truncate(100 << 30)  # a hole: reading it would take minutes
    with pytest.raises(UnreadableProposalError) as refused:
        read_proposal(path)
    assert [found.rule for found in refused.value.findings] == ["FIL08"]


def test_a_virus_scanner_is_waited_for_at_reading_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, scanner, opened = tmp_path / "proposal.toml", Scanner(2, 32), os.open
    path.write_text("a = 1\n")

    def opening(place: Path, how: int) -> int:
        scanner.look()
        return opened(place, how)

    monkeypatch.setattr(os, "open", opening)
    assert read_proposal(path).answers == {"a": 1}
    assert scanner.times == 0


def test_links_that_lead_nowhere_are_file_trouble(tmp_path: Path) -> None:
    dangling, loop = tmp_path / "dangling", tmp_path / "loop"
    dangling.symlink_to(tmp_path / "gone")
    loop.symlink_to(loop)
    for path in (dangling, loop, tmp_path / "gone", tmp_path / "x" / ("y" * 300), Path("a\0b")):
        with pytest.raises(FileTroubleError) as trouble:
            read_proposal(path)
        assert trouble.value.exit_code is ExitCode.FILE_TROUBLE
        assert trouble.value.remedy.in_("da")

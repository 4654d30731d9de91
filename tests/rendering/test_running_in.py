"""Short answers share a line with the answer after them; nothing is lost, nothing else moves."""

from __future__ import annotations

from aabsocial.documents.model import Points, Text
from aabsocial.rendering.pagination import merge_short_answers
from aabsocial.richtext import Break, Item, Listing, Paragraph, Run, plain_text, strongly_labelled

LONG = "Beboerne bar bordene ud." * 9


def answer(label: str, text: str) -> Paragraph:
    """Return an answer behind its label."""
    (paragraph,) = strongly_labelled(f"{label}:", plain_text(text))
    assert isinstance(paragraph, Paragraph)
    return paragraph


def written(*blocks: Paragraph | Listing) -> list[str]:
    """Return the paragraphs that texts of one block each become."""
    (text,) = merge_short_answers(Text((block,)) for block in blocks)
    assert isinstance(text, Text)
    return [
        "".join(run.text if isinstance(run, Run) else "|" for run in block.runs)
        if isinstance(block, Paragraph)
        else "(list)"
        for block in text.blocks
    ]


def test_a_short_answer_shares_the_line_of_the_next() -> None:
    told = written(answer("Timer", "120"), answer("Eksempler", LONG), answer("Andet", "Nej"))
    assert told == [f"Timer: 120 · Eksempler: {LONG}", "Andet: Nej"]


def test_short_answers_in_a_row_share_one_line() -> None:
    together = Paragraph((*answer("Part", "Nej").runs, Break(), *answer("Opgave", "Nej").runs))
    assert written(together, answer("Bro", LONG)) == [f"Part: Nej · Opgave: Nej · Bro: {LONG}"]


def test_a_sentence_has_its_line_to_itself() -> None:
    told = [
        answer("Formål", "Naboer hjælper naboer."),
        answer("Målgruppe", "Alle"),
        answer("Antal", "9"),
    ]
    assert written(*told) == ["Formål: Naboer hjælper naboer.", "Målgruppe: Alle · Antal: 9"]


def test_text_without_label_begins_a_line() -> None:
    (said,) = plain_text("Gruppen fortsætter.")
    assert written(answer("Selvkørende", "Ja"), said) == ["Selvkørende: Ja", "Gruppen fortsætter."]


def test_a_line_that_a_person_broke_stays_broken() -> None:
    poem = Paragraph((Run("Lys"), Break(), Run("og stier")))
    assert written(answer("Motto", "Ja"), poem) == ["Motto: Ja", "Lys|og stier"]


def test_a_list_is_left_as_it_is() -> None:
    listing = Listing((Item(plain_text("Et")),))
    assert written(answer("Timer", "120"), listing, answer("Andet", LONG)) == [
        *("Timer: 120", "(list)", f"Andet: {LONG}"),
    ]


def test_other_parts_are_not_merged() -> None:
    points = Points(("Et", "To"))
    parts = (Text((answer("Timer", "120"),)), points, points, Text((answer("Andet", LONG),)))
    assert tuple(merge_short_answers(parts)) == parts

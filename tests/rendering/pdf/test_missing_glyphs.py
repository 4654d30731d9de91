"""Letters without a font are read from what the typesetter says, and replaced where they stand."""

from __future__ import annotations

from aabsocial.rendering.pdf.missing_glyphs import (
    MissingGlyph,
    missing_glyphs,
    replace_missing_glyphs,
)


def test_missing_letters_are_parsed_with_escapes() -> None:
    says = 'error: the text `"{}"` could not be displayed with font `"Libertinus Serif"`\n'
    told = "".join(map(says.format, ("你", r"\u{f0b7}", r"\"", r"\\", "👩\u200d👧")))

    assert missing_glyphs(told) == {"你", "\uf0b7", '"', "\\", "👩\u200d👧"}


def test_another_message_names_no_letters() -> None:
    assert missing_glyphs("error: unknown variable: x") == frozenset()


def test_letters_are_replaced_and_placed_under_their_titles() -> None:
    data = {
        "title": "Lys",
        "parts": [{"label": "By", "value": "a你b你"}, {"value": "好", "size": 9}],
    }

    assert replace_missing_glyphs(data, frozenset({"你", "好"})) == (
        {"title": "Lys", "parts": [{"label": "By", "value": "a□b□"}, {"value": "□", "size": 9}]},
        (
            MissingGlyph(place="Lys → By", letters=("你",)),
            MissingGlyph(place="Lys", letters=("好",)),
        ),
    )


def test_a_family_of_emoji_is_replaced_whole() -> None:
    data, _ = replace_missing_glyphs({"title": "👩\u200d👧 👩"}, frozenset({"👩\u200d👧", "👩"}))

    assert data == {"title": "□ □"}

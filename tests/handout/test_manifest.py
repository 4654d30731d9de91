"""A manifest says, to the letter, what a pack was made from, and no more than its edition may."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from aabsocial.core.struct import replace
from aabsocial.handout import HandoutOptions, HandoutTexts, items_for_edition, meeting_facts
from aabsocial.handout.manifest import manifest, manifest_of_agenda, manifest_of_item
from aabsocial.model.meeting import AnnexFile
from aabsocial.model.proposal import Annex
from tests.support.cpr_numbers import written_forms
from tests.support.meetings import MEETING, an_item, reviewed
from tests.support.papers import a_full_proposal

if TYPE_CHECKING:
    from aabsocial.handout import AgendaItem, Edition

THERE = AnnexFile(path="proposals/oplaeg-1/annexes/æ.pdf", sha256="aa")
LOST = AnnexFile(path="proposals/oplaeg-1/annexes/b.pdf")
ANNEXES = (
    Annex(title="Referat", file="annexes/æ.pdf"),
    Annex(title="Brev", file="annexes/b.pdf", closed=True),
)
PLAN = an_item(1, review=reviewed(replace(a_full_proposal(), annexes=ANNEXES)), files=(THERE, LOST))
ELECTION = an_item(
    2,
    review=None,
    source=None,
    public_source=None,
    kind="information",
    title="Valg",
    path="",
    text="Kåring af formanden",
    files=(AnnexFile(path="kandidater.md", sha256="bb"),),
)
SECRET = replace(ELECTION, number="3", title="Sagen", text="Alt om sagen", closed=True)
FACTS = {
    "body": "Organisationsbestyrelsen",
    "date": "2026-12-03",
    "time": "17.00",
    "place": "Mødelokale 1",
    "number": "6/2026",
    "chair": "Formanden",
}
PLANNED: dict[str, Any] = {
    "number": "1",
    "type": "decision",
    "title": PLAN.title,
    "path": "proposals/oplaeg-1/proposal.toml",
    "file": "01_oplaeg-1.toml",
    "sha256": sha256(f"# {PLAN.title}\n".encode()).hexdigest(),
}
ELECTED: dict[str, Any] = {
    "number": "2",
    "type": "information",
    "title": "Valg",
    "text": "Kåring af formanden",
    "annexes": [{"number": "2.1", "path": "kandidater.md", "sha256": "bb"}],
}


def written(edition: Edition, *items: AgendaItem, agenda: str = "proposals/møde.toml") -> bytes:
    terms = HandoutOptions(
        association="AAB", language="en", edition=edition, version="1.2", meeting_file=agenda
    )
    return manifest(MEETING, items_for_edition(MEETING, items, edition, HandoutTexts("da")), terms)


def said(content: bytes) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(content)
    return found


def test_full_manifest_has_everything() -> None:
    assert said(written("full", PLAN, ELECTION, SECRET)) == {
        "schema": 2,
        "tool": {"name": "aabsocial", "version": "1.2"},
        "edition": "full",
        "language": "en",
        "agenda": "proposals/møde.toml",
        "meeting": FACTS,
        "items": [
            PLANNED
            | {
                "annexes": [
                    {"number": "1.1", "path": THERE.path, "sha256": "aa"},
                    {"number": "1.2", "path": LOST.path},
                ]
            },
            ELECTED,
            {
                "number": "3",
                "type": "information",
                "title": "Sagen",
                "closed": True,
                "text": "Alt om sagen",
                "annexes": [{"number": "3.1", "path": "kandidater.md", "sha256": "bb"}],
            },
        ],
    }


def test_public_manifest_has_only_number_of_closed_items() -> None:
    public = said(written("public", PLAN, ELECTION, SECRET))
    assert public["edition"] == "public"
    assert public["items"] == [
        PLANNED
        | {
            "annexes": [
                {"number": "1.1", "path": THERE.path, "sha256": "aa"},
                {"number": "1.2", "closed": True},
            ]
        },
        ELECTED,
        {"number": "3", "title": "Lukket punkt", "closed": True},
    ]


def test_missing_facts_have_no_key() -> None:
    bare = said(written("full", an_item(1), agenda=""))
    assert "agenda" not in bare
    assert bare["items"] == [PLANNED]


def test_the_file_of_one_item_holds_the_meeting_and_that_item() -> None:
    whole = written("full", PLAN, ELECTION)
    assert said(manifest_of_item(whole, "2")) == {**said(whole), "only": "2", "items": [ELECTED]}


def test_the_file_of_the_agenda_says_that_the_sources_are_elsewhere() -> None:
    whole = written("full", PLAN, ELECTION)
    assert said(manifest_of_agenda(whole)) == {**said(whole), "parts": True}


def test_manifest_is_indented() -> None:
    for content in (written("full", PLAN), manifest_of_item(written("full", PLAN), "1")):
        assert content.startswith(b'{\n "schema": 2,\n')
        assert content.endswith(b"}\n")
        assert "møde.toml".encode() in content


def test_undecodable_name_is_escaped_in_manifest() -> None:
    content = written("full", PLAN, agenda="m\udce6de.toml")
    assert said(content)["agenda"] == "m\udce6de.toml"


def test_a_number_is_masked_wherever_it_stands() -> None:
    number = written_forms()["hyphen"]
    named: dict[str, Any] = dict.fromkeys(("body", "place", "chair"), f"Ane {number}")
    item = replace(ELECTION, title=f"Om {number}", text=f"Se {number}", path=f"{number}.toml")
    item = replace(item, files=(AnnexFile(path=f"{number}.pdf", sha256="aa"),))
    told = said(written("full", item, agenda=f"{number}.toml"))
    (listed,), facts = told["items"], meeting_facts(replace(MEETING, **named))
    texts = [
        told["agenda"],
        *(facts[name] for name in named),
        *(listed[name] for name in ("title", "text", "path")),
        listed["annexes"][0]["path"],
    ]
    assert [text for text in texts if number in text or "•" not in text] == []
    assert number not in json.dumps(told)

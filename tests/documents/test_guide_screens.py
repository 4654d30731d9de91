"""The screens that the guide and README show are those of the program.

After a wanted change, write them anew with `AABSOCIAL_GOLDEN=write`, and read the difference.
"""

from __future__ import annotations

import os
import re
from datetime import date
from functools import cache
from io import StringIO
from typing import TYPE_CHECKING

import pytest

from aabsocial.core.struct import Struct, replace
from aabsocial.documents.guide import SCREEN_WIDTHS, SCREENS, TOPICS, shown_screens
from aabsocial.interview.frontends.plain import PlainFrontEnd
from aabsocial.interview.locations import Location, ScreenKind
from aabsocial.interview.resume import resume, start_at
from aabsocial.interview.screens import screen
from aabsocial.localization.messages import LANGUAGES, Language
from aabsocial.model.policy import ReviewContext
from aabsocial.policy.aab import load_policy
from aabsocial.storage import read_proposal
from tests.support.conversations import new_session, session_with, without_tables
from tests.support.key_presses import ENTER
from tests.support.processes import CHECKOUT
from tests.support.shown_screens import screen_after

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from aabsocial.interview.session import Session
    from aabsocial.model.answers import Answers

POLICY = load_policy()
DAY = ReviewContext(today=date(2026, 5, 1))
FILE = CHECKOUT / "aabsocial" / "documents" / "guide_screens.toml"
README = CHECKOUT / "README.md"
IN_README = re.compile(r"(?<=^```text\n)Kort fortalt -.*?(?=\n```$)", re.DOTALL | re.MULTILINE)
HEAD = "# The screens that the guide shows. tests/documents/test_guide_screens.py writes them.\n"


class Typed(Struct):
    """What is typed on the screens, in one language."""

    title: str
    department: str
    period: str
    later: str
    measure: str


TYPED: Mapping[Language, Typed] = {
    "da": Typed(
        title="Sommer i gården",
        department="23",
        period="1. juni til 31. august 2027",
        later="kommer senere: tal fra ejendomskontoret 1/6-2026",
        measure="fra 14 til 20 aktive frivillige inden 1. oktober 2028, talt i vagtplanen",
    ),
    "en": Typed(
        title="Summer in the courtyard",
        department="23",
        period="1 June to 31 August 2027",
        later="to come: figures from the estate office 1 June 2026",
        measure="from 14 to 20 active volunteers by 1 October 2028, source: the rota",
    ),
}


@cache
def finished(language: Language) -> Answers:
    """Return the answers of a whole draft."""
    example = read_proposal(CHECKOUT / "proposals" / "sommer-i-gaarden" / "proposal.toml")
    initiative = {**example.answers["initiative"], "title": TYPED[language].title}
    draft = {**example.answers, "status": "draft", "initiative": initiative}
    return without_tables(draft, "decision", "assessments", "exemptions")


def begun(language: Language, *without: str) -> Answers:
    """Return the answers of a draft with the first two parts answered, and the third begun."""
    answers = without_tables(
        dict(finished(language)),
        *("operations", "physical", "partners", "partnership", "municipality", "effect"),
        *("success_criteria", "evaluation", "budget", "financing", "recommendation"),
    )
    answers |= {"finance": {"no_money": False}, "municipality": {"party": False}}
    initiative = without_tables(answers["initiative"], *without)
    return {**answers, "initiative": initiative}


def opened(answers: Answers, language: Language, kind: ScreenKind = ScreenKind.HUB) -> Session:
    """Return the session of a draft as it is on a laptop."""
    session = session_with(
        answers,
        Location(kind),
        language=language,
        policy=POLICY,
        review_context=DAY,
        opens_folders=True,
    )
    return replace(session, paper_formats=("docx", "pdf"))


def first(language: Language, columns: int) -> str:
    typed = TYPED[language]
    answers = {"status": "draft", "initiative": {"title": typed.title}}
    session = new_session(answers, language=language, policy=POLICY, review_context=DAY)
    return screen_after(session, typed.department + ENTER, typed.period, columns=columns)


def hub(language: Language, columns: int) -> str:
    later = {"key": "initiative.background", "note": TYPED[language].later.partition(": ")[2]}
    answers = {**begun(language, "background"), "gaps": [later]}
    return screen_after(resume(opened(answers, language)), "", columns=columns)


def left_open(language: Language, columns: int) -> str:
    answers = begun(language, "target_group", "participants", "focus_areas")
    session = start_at(opened(answers, language), "initiative.audience")
    return from_answer(screen_after(session, TYPED[language].later + ENTER, "", columns=columns))


def line(language: Language, columns: int) -> str:
    session = start_at(opened(begun(language), language), "success_criteria")
    return from_answer(screen_after(session, TYPED[language].measure + ENTER, "", columns=columns))


def ending(language: Language, columns: int) -> str:
    return screen_after(
        opened(finished(language), language, ScreenKind.ENDING), "", columns=columns
    )


def plain(language: Language, columns: int) -> str:
    """Return a question as the plain front end asks it."""
    answers = {"status": "draft", "initiative": {"title": TYPED[language].title}}
    session = new_session(answers, language=language, policy=POLICY, review_context=DAY)
    told = Terminal()
    with pytest.MonkeyPatch.context() as changed:
        changed.setenv("COLUMNS", str(columns))
        PlainFrontEnd(StringIO(), told, language).ask(screen(session))
    return told.getvalue().strip().partition("\n\n")[2]


class Terminal(StringIO):
    """Lines for a terminal, where they are wrapped."""

    def isatty(self) -> bool:
        """Return True."""
        return True


def from_answer(shown: str) -> str:
    """Return what is shown from the first answer on."""
    return shown[re.search("^> ", shown, re.MULTILINE).start() :]  # type: ignore[union-attr]


PICTURES: Mapping[str, Callable[[Language, int], str]] = {
    "first": first,
    "hub": hub,
    "open": left_open,
    "line": line,
    "ending": ending,
    "plain": plain,
}


@cache
def taken(name: str, width: str, language: Language) -> str:
    """Return a screen as it is today."""
    return PICTURES[name](language, SCREEN_WIDTHS[width])


@pytest.fixture(autouse=True, scope="module")
def written() -> None:
    """Keep the screens of today if that is wanted."""
    if os.environ.get("AABSOCIAL_GOLDEN") != "write":
        return
    tables = [
        f"\n[{name}.{width}]\n"
        + "".join(f"{it} = '''\n{taken(name, width, it)}'''\n" for it in LANGUAGES)
        for name in PICTURES
        for width in SCREEN_WIDTHS
    ]
    FILE.write_text(HEAD + "".join(tables), encoding="utf-8")
    readme = README.read_text(encoding="utf-8")
    README.write_text(IN_README.sub(one_question(), readme), encoding="utf-8")


def one_question() -> str:
    """Return the second of the first questions, which README shows."""
    return taken("first", "wide", "da").partition("\n\n")[2]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", SCREEN_WIDTHS)
@pytest.mark.parametrize("name", PICTURES)
def test_guide_shows_the_screens_of_today(name: str, width: str, language: Language) -> None:
    today = taken(name, width, language)

    assert shown_screens[f"{name}.{width}"].in_(language) == today
    assert max(map(len, today.split("\n"))) <= SCREEN_WIDTHS[width]


def test_readme_shows_one_of_them() -> None:
    (shown,) = IN_README.findall(README.read_text(encoding="utf-8"))

    assert shown == one_question()


def test_every_screen_has_its_place() -> None:
    assert sorted(SCREENS.values()) == sorted(PICTURES)
    assert SCREENS.keys() - {f"{it}.{part}" for it in TOPICS for part in TOPICS[it]} == set()

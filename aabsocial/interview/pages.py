"""The screens that ask nothing of the proposal: menu, review, findings, help, preview (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.interview import menus, turn
from aabsocial.interview.route import findings_in, section_of
from aabsocial.interview.screen import Input, Note, Option, Screen, Tone
from aabsocial.interview.session import Session, Spot, Stage
from aabsocial.interview.words import say
from aabsocial.interview.written import item_line
from aabsocial.policy import leaves
from aabsocial.questionnaire import asked_items, is_given, open_questions
from aabsocial.review import review
from aabsocial.wording import spoken

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from aabsocial.policy import Item, Section


def _menu(session: Session) -> Screen:
    language = session.language
    return Screen(
        input=Input.CHOICE,
        question=say("menu", language),
        notes=session.notes,
        options=(
            Option(menus.CONTINUE, say("menu-continue", language)),
            *_sections(session, say("menu-sections", language)),
            Option(menus.REVIEW, say("menu-review", language), say("menu-more", language)),
            Option(menus.PREVIEW, say("menu-preview", language)),
            Option(menus.STOP, say("menu-stop", language)),
        ),
        chosen=(menus.CONTINUE,),
    )


def section_state(session: Session, section: Section) -> str:
    """Say how far a section is: done, started, not started, or what was found."""
    asked = {item.key: item for item in asked_items(session.policy, session.proposal)}
    items = [asked[key] for key in section.keys if key in asked]
    given = [item for item in items if is_given(item, session.proposal)]
    if not given:
        return say("state-not-started" if items else "state-not-needed", session.language)
    if count := len(findings_in(session, section.name)):
        return say(
            "state-findings" if count > 1 else "state-finding", session.language, count=count
        )
    return say("state-done", session.language)


def _section(session: Session) -> Screen:
    language = session.language
    section = next(part for part in session.policy.sections if part.name == session.spot.key)
    items = [session.policy.items[key] for key in section.keys]
    reachable = [item for item in items if item.applies(session.proposal)]
    return Screen(
        input=Input.CHOICE,
        section=section.title.in_(language),
        question=say("section", language),
        options=(
            Option(menus.WHOLE, say("section-whole", language)),
            *(_item_option(session, item) for item in reachable),
            Option(menus.CONTINUE, say("section-back", language)),
        ),
        chosen=(menus.WHOLE,),
        body=tuple(_not_in_use(session, section)),
    )


def _item_option(session: Session, item: Item) -> Option:
    return Option(f"{menus.ITEM}{item.key}", _item_line(session, item))


def _item_line(session: Session, item: Item) -> str:
    label = session.policy.item_words[item.key].label.in_(session.language)
    line = item_line(session.policy, item, session.proposal, session.language)
    return f"{label}: {line or say('unanswered', session.language)}"


def _not_in_use(session: Session, section: Section) -> Iterator[str]:
    """Name the answers that stand in the file but under a branch that is no longer taken."""
    for key in section.keys:
        item = session.policy.items[key]
        if not item.applies(session.proposal) and is_given(item, session.proposal):
            label = session.policy.item_words[key].label
            yield say("not-in-use", session.language, label=label)


def _review(session: Session) -> Screen:
    language = session.language
    missing = len(open_questions(session.policy, session.proposal))
    endings = [(menus.WRITE, "review-write"), (menus.DRAFT, "review-draft")]
    if menus.unanswered(session):
        endings.append((menus.GO_ON, "review-go-on"))
    return Screen(
        input=Input.CHOICE,
        question=say("review", language),
        notes=session.notes,
        body=tuple(_review_body(session, missing)),
        options=(
            *(Option(name, say(key, language)) for name, key in endings),
            *_sections(session, say("review-change", language)),
        ),
        chosen=(menus.GO_ON if missing else menus.WRITE,),
    )


def _sections(session: Session, above: str) -> Iterator[Option]:
    for place, section in enumerate(session.policy.sections):
        title = section.title.in_(session.language)
        label = f"{title} ({section_state(session, section)})"
        yield Option(f"{menus.SECTION}{section.name}", label, above if place == 0 else "")


def _review_body(session: Session, missing: int) -> Iterator[str]:
    """Give every answer under its section, then what is missing and what was found."""
    language = session.language
    for section in session.policy.sections:
        lines = list(_answers_in(session, section))
        if lines:
            yield f"{section.title.in_(language)} ({section_state(session, section)})"
            yield from lines
            yield ""
    if missing:
        yield say(
            "review-missing" if missing > 1 else "review-missing-one", language, count=missing
        )
    else:
        yield say("review-complete", language)
    result = review(session.policy, session.structure, session.setting.circumstances)
    for finding in result.findings:
        if finding.rule != "FOR01":
            yield _finding_line(session, finding.message, finding.remedy, finding.rule)


def _answers_in(session: Session, section: Section) -> Iterator[str]:
    asked = {item.key for item in asked_items(session.policy, session.proposal)}
    for key in section.keys:
        item = session.policy.items[key]
        given = is_given(item, session.proposal)
        if key in asked or (item.applies(session.proposal) and given):
            yield f"  {_item_line(session, item)}"
    yield from (f"  {line}" for line in _not_in_use(session, section))


def _finding_line(session: Session, message: object, remedy: object, rule: str) -> str:
    language = session.language
    return f"{rule}: {spoken(message, language)} {spoken(remedy, language)}"


def _findings(session: Session) -> Screen:
    language = session.language
    name = section_of(session, session.spot.key)
    title = next(part.title for part in session.policy.sections if part.name == name)
    findings = findings_in(session, name)
    options = [
        Option(
            f"{menus.FINDING}{number}", f"{say('go-to', language)} {_place(session, finding.key)}"
        )
        for number, finding in enumerate(findings)
    ]
    return Screen(
        input=Input.CHOICE,
        section=title.in_(language),
        question=say("findings", language),
        notes=tuple(
            Note(
                Tone.ERROR if finding.severity.value == "error" else Tone.NEWS,
                _finding_line(session, finding.message, finding.remedy, finding.rule),
            )
            for finding in findings
        ),
        options=(Option(menus.CONTINUE, say("findings-continue", language)), *options),
        chosen=(menus.CONTINUE,),
    )


def _place(session: Session, key: str) -> str:
    spot = Spot(Stage.QUESTION, key)
    item = session.item_at(spot)
    label = session.policy.item_words[item.key].label.in_(session.language)
    names = {question.key: question for question in leaves(item)}
    question = names.get(".".join(part for part in spot.path if isinstance(part, str)))
    if question is None or question is item:
        return label
    number = next(part for part in spot.path if isinstance(part, int)) + 1
    return (
        f"{label} {number}, {session.policy.item_words[question.key].label.in_(session.language)}"
    )


def _help(session: Session) -> Screen:
    language = session.language
    policy = session.policy
    key = ".".join(part for part in session.spot.path if isinstance(part, str))
    words = policy.item_words[key]
    item = policy.questions.get(key) or policy.items[key]
    clauses = item.clauses or session.item_at(session.spot).clauses
    texts = [policy.clauses[number] for number in clauses if number in policy.clauses]
    return Screen(
        input=Input.CHOICE,
        question=words.prompt.in_(language),
        body=(
            words.help.in_(language),
            "",
            f"{say('help-why', language)} {words.why.in_(language)}",
            "",
            f"{say('help-good', language)} {words.good.in_(language)}",
            f"{say('help-weak', language)} {words.weak.in_(language)}",
            *(
                line
                for clause in texts
                for line in (
                    "",
                    say(
                        "help-clause",
                        language,
                        number=clause.number,
                        title=clause.title,
                        text=clause.text,
                    ),
                )
            ),
        ),
        options=(Option(menus.CONTINUE, say("back-to-question", language)),),
        chosen=(menus.CONTINUE,),
    )


def _preview(session: Session) -> Screen:
    language = session.language
    return Screen(
        input=Input.CHOICE,
        question=say("preview", language),
        body=tuple(session.setting.preview(session.structure).splitlines()),
        options=(Option(menus.CONTINUE, say("back-to-question", language)),),
        chosen=(menus.CONTINUE,),
    )


def _readings(session: Session) -> Screen:
    language = session.language
    options = [
        Option(str(number), spoken(value, language))
        for number, value in enumerate(session.readings)
    ]
    return Screen(
        input=Input.CHOICE,
        question=say("readings", language, text=session.typed.get(session.spot.key, "")),
        options=(*options, Option(turn.UNANSWERED, say("readings-again", language))),
        chosen=("0",),
    )


PAGES: Mapping[Stage, Callable[[Session], Screen]] = {
    Stage.MENU: _menu,
    Stage.SECTION: _section,
    Stage.REVIEW: _review,
    Stage.FINDINGS: _findings,
    Stage.HELP: _help,
    Stage.PREVIEW: _preview,
    Stage.READINGS: _readings,
}

"""A meeting and its agenda, as the tests of packs need them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from aabsocial.core.money import Money
from aabsocial.core.struct import Struct, names_in, replace
from aabsocial.handout import AgendaItem, Edition, Handout, HandoutOptions, Meeting, Source, compose
from aabsocial.handout.names import padded_number
from aabsocial.model.findings import Outcome, Review
from aabsocial.model.proposal import BoardDecision, FinancingLine
from aabsocial.policy.aab import load_policy
from tests.support.papers import a_full_proposal

if TYPE_CHECKING:
    from aabsocial.model.findings import Finding
    from aabsocial.model.proposal import FinancingKind, FinancingStatus, Proposal

MEETING = Meeting(
    body="Organisationsbestyrelsen",
    day=date(2026, 12, 3),
    time="17.00",
    place="Mødelokale 1",
    number="6/2026",
    chair="Formanden",
)
SECRET = "zqxjwk"  # noqa: S105 - a word that no text of ours has


def an_item(number: int | str, proposal: Proposal | None = None, **changes: Any) -> AgendaItem:  # noqa: ANN401 - any field of an item
    """Return an item to decide on a proposal, by default the full one."""
    proposal = proposal or a_full_proposal()
    title = proposal.initiative.title or ""
    name = changes.pop("name", f"oplaeg-{number}")
    path = f"{padded_number(str(number))}_{name}.toml"
    source = Source(path=path, content=f"# {title}\n".encode(), description=title)
    item = AgendaItem(
        number=str(number),
        kind="decision",
        name=name,
        title=title,
        review=reviewed(proposal),
        path=f"proposals/{name}/proposal.toml",
        source=source,
        public_source=source,
    )
    return replace(item, **changes)


def a_plain_item(number: int | str, **changes: Any) -> AgendaItem:  # noqa: ANN401 - any field of an item
    """Return an item without a proposal, by default a line of the agenda."""
    item = AgendaItem(number=str(number), kind="information", name="valg", title="Valg")
    return replace(item, **changes)


def a_proposal_to_decide(*lines: FinancingLine, **idea: Any) -> Proposal:  # noqa: ANN401 - any answer on the initiative
    """Return a submitted proposal that nobody has decided on, financed by these lines."""
    whole = a_full_proposal()
    return replace(
        whole,
        status="submitted",
        decision=BoardDecision(),
        initiative=replace(whole.initiative, **idea),
        **({"financing": lines} if lines else {}),
    )


def paid(
    kind: FinancingKind, kroner: int | None, status: FinancingStatus = "applied"
) -> FinancingLine:
    """Return a line of a financing; without kroner its amount is missing."""
    amount = None if kroner is None else Money.kroner(kroner)
    return FinancingLine(source="Kilde", kind=kind, amount=amount, status=status)


def reviewed(proposal: Proposal, findings: tuple[Finding, ...] = ()) -> Review:
    """Return a review with these findings."""
    return Review(proposal=proposal, verdicts=(), findings=findings, outcome=Outcome.READY)


def a_pack(
    *items: AgendaItem,
    edition: Edition = "full",
    meeting: Meeting = MEETING,
    **changes: Any,  # noqa: ANN401 - any of the terms
) -> Handout:
    """Compose a pack of some items."""
    terms = HandoutOptions(
        association="Boligforeningen AAB", language="da", edition=edition, version="1"
    )
    return compose(load_policy(), meeting, items, replace(terms, **changes))


def a_secret_proposal() -> Proposal:
    """Return a proposal in which every text of several words contains the secret word."""
    proposal: Proposal = _marked(a_full_proposal())
    title = f"Den {SECRET} plan"
    return replace(proposal, initiative=replace(proposal.initiative, title=title))


def _marked(value: Any) -> Any:  # noqa: ANN401 - any part of a proposal
    if isinstance(value, str):
        return f"{value} {SECRET}" if " " in value else value
    if isinstance(value, tuple):
        return tuple(map(_marked, value))
    if isinstance(value, Struct):
        names = names_in(type(value))
        return replace(value, **{name: _marked(getattr(value, name)) for name in names})
    return value

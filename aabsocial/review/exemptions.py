"""Exemptions: somebody in charge knows a finding, and says why it may stand (pure).

An exemption silences the failure, never the finding: it is shown, marked, with its reason.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.core.struct import replace
from aabsocial.model.answers import path_of
from aabsocial.policy.builtin_rules import BUILTIN, builtin_finding, names_by_code, nearest_code

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aabsocial.model.findings import Finding
    from aabsocial.model.policy import Policy, ReviewContext
    from aabsocial.model.proposal import Contact, Exemption, Proposal


AT_A_MEETING = frozenset({"FOR09"})  # these can be found only on the day of a meeting
MOST_COMPARED = 100  # looking for the nearest rule takes time


def with_exemptions(
    findings: Iterable[Finding],
    proposal: Proposal,
    policy: Policy,
    review_context: ReviewContext,
    broken: Iterable[str] = (),
) -> Iterator[Finding]:
    """Mark the findings that exemptions in force let stand, and find those that nothing uses.

    `broken` are the codes of rules that broke: whether anything uses their exemptions is unknown.
    """
    in_force = {
        key: code_of(exemption.rule)
        for key, exemption in _exemptions_by_key(proposal)
        if exemption.rule
        and _is_somebodys(exemption)
        and not _defect(exemption, key, policy, review_context)
    }
    granted = {
        in_force[key]: exemption
        for key, exemption in _exemptions_by_key(proposal)
        if key in in_force
    }
    unused = {*_tried_codes(policy, review_context)}.difference(broken)
    for finding in findings:
        unused.discard(finding.rule)
        allowed = granted.get(finding.rule)
        yield replace(finding, exempt=allowed) if allowed else finding
    for key, code in in_force.items():
        if code in unused:
            yield builtin_finding("UND03", f"{key}.rule", code=code)


def faulty_exemptions(
    proposal: Proposal, policy: Policy, review_context: ReviewContext
) -> Iterator[Finding]:
    """Find exemptions that are not in force, and those that the proposer gave to themselves.

    Not in force is one that has expired or is of a day to come, has no reason, or is from no rule
    there is.
    """
    for key, exemption in _exemptions_by_key(proposal):
        if defect := _defect(exemption, key, policy, review_context):
            yield defect
        elif exemption.rule and (own := own_name(exemption.granted_by, proposal.contact)):
            code = code_of(exemption.rule)
            yield builtin_finding("UND05", f"{key}.granted_by", code=code, written=own)


def _is_somebodys(exemption: Exemption) -> bool:
    """Return whether an exemption has a name and a day; what is missing is FOR01's, or FIL04's."""
    return exemption.granted_by is not None and exemption.granted_on is not None


def _exemptions_by_key(proposal: Proposal) -> Iterator[tuple[str, Exemption]]:
    for index, exemption in enumerate(proposal.exemptions):
        yield f"exemptions[{index}]", exemption


def _tried_codes(policy: Policy, review_context: ReviewContext) -> frozenset[str]:
    """Return the rules whose silence means that they found nothing.

    What looks at the file, its folder and other proposals is not tried in every review, and a
    draft does not show everything that would be found.
    """
    if review_context.as_draft:
        return frozenset()
    untried = frozenset() if review_context.decided_on else AT_A_MEETING
    return frozenset(("FOR01", *policy.rules)) - untried


def code_of(written: str) -> str:
    """Return a rule's code as the catalogue writes it."""
    return written.strip().upper()


def _defect(  # noqa: PLR0911 - one for each defect
    exemption: Exemption, key: str, policy: Policy, review_context: ReviewContext
) -> Finding | None:
    """Find the one thing that keeps an exemption from being in force; a missing rule is FOR01's."""
    if exemption.rule is None:
        return None
    rule = f"{key}.rule"
    code = code_of(exemption.rule)
    if code in BUILTIN and not BUILTIN[code].exemptable:
        return builtin_finding("UND02", rule, "not-exemptable", code=code)
    if code not in BUILTIN and code not in policy.rule_words:
        return _unknown(exemption.rule, rule, policy)
    if exemption.reason is None:
        return builtin_finding("UND04", f"{key}.reason", code=code)
    if exemption.until and exemption.until < review_context.today:
        return builtin_finding("UND01", f"{key}.until", code=code, day=exemption.until)
    if exemption.granted_on and exemption.granted_on > (today := review_context.today):
        day = exemption.granted_on
        return builtin_finding(
            "UND01", f"{key}.granted_on", "early", code=code, day=day, today=today
        )
    return None


def _unknown(written: str, key: str, policy: Policy) -> Finding:
    """Return the finding of a rule that does not exist, with the nearest that does."""
    _, index, _ = path_of(key)
    may_take_time = int(index) < MOST_COMPARED
    near = nearest_code(written, names_by_code(policy)) if may_take_time else ""
    if near:
        return builtin_finding("UND02", key, "near", written=written, near=near)
    return builtin_finding("UND02", key, written=written)


PROPOSERS = ("forslagsstiller", "os selv", "mig selv", "proposer", "ourselves", "myself")
ARTICLES = frozenset({"den", "det", "de", "the"})
SHORT_WORD = 2
LONGEST_ENDING = 3


def own_name(by: str | None, contact: Contact) -> str:
    """Return the role or name that somebody's word is given under, if it is the proposer's."""
    given = (by or "").casefold().split()
    own = (contact.role or "", contact.name or "", *PROPOSERS)
    return (by or "") if any(_is_named(name, given) for name in own) else ""


def _is_named(name: str, words: list[str]) -> bool:
    """Return whether each word of a name is among words, with whatever ending."""
    parts = [part for part in name.casefold().split() if part not in ARTICLES]
    return bool(parts) and all(any(_is_same(part, word) for word in words) for part in parts)


def _is_same(one: str, other: str) -> bool:
    """Return whether two words differ by an ending at most: `konsulent` and `konsulenten`."""
    shorter, longer = sorted((one.strip(",."), other.strip(",.")), key=len)
    if len(shorter) <= SHORT_WORD or not longer.startswith(shorter):
        return shorter == longer
    return len(longer) - len(shorter) <= LONGEST_ENDING

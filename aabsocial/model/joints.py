"""Questions that are asked together: by one line, by ticks, or one under the other."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from aabsocial.core.struct import Struct, field
from aabsocial.localization.messages import LocalizedText, Message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from aabsocial.model.answers import Answers
    from aabsocial.model.proposal import Proposal


class JointForm(Enum):
    """How the questions of a joint are answered.

    `LINE`: one typed line, from which a reader takes their answers. `TICKS`: a list of ticks that
    stands for all of them. `STEPS`: one after another, each in its own way.
    """

    LINE = "line"
    TICKS = "ticks"
    STEPS = "steps"


class JointWords(Struct, kw_only=True):
    """Everything that is said about a joint, in both languages.

    `example` is one line as it may be written, `ticks` the text of each tick. `asks` holds what a
    step asks under the ones before it, by its key and by the choice of the first step, or `always`.
    `helps` has in the same way what helps to answer a step, in place of its own help.
    `after_choice` names, by the key of a step, what may be written behind the choice above it.
    `choices` are the choices of a first step that is shown with the answers under it: yes, no, and
    `own` for writing them oneself.
    """

    label: LocalizedText
    prompt: LocalizedText
    help: LocalizedText
    example: LocalizedText | None = None
    ticks: Mapping[str, LocalizedText] = field(default_factory=dict)
    asks: Mapping[str, Mapping[str, LocalizedText]] = field(default_factory=dict)
    helps: Mapping[str, Mapping[str, LocalizedText]] = field(default_factory=dict)
    after_choice: Mapping[str, LocalizedText] = field(default_factory=dict)
    choices: Mapping[str, LocalizedText] = field(default_factory=dict)


NO_WORDS = JointWords(
    label=LocalizedText("", ""), prompt=LocalizedText("", ""), help=LocalizedText("", "")
)


class TickReading(Struct, kw_only=True):
    """What the ticks of a joint mean; at least one is needed, so that each other is a spoken no.

    `alone` names the ticks that go with no other. `ticked` returns the ticks that a proposal's
    answers stand for; `answers` returns what ticks answer, by key, as the file holds it, and
    `None` for an answer to be taken away. `told` returns in words what was read.
    """

    names: tuple[str, ...]
    alone: tuple[str, ...] = ()
    ticked: Callable[[Proposal], tuple[str, ...]]
    answers: Callable[[Answers, tuple[str, ...]], Mapping[str, object]]
    told: Callable[[Proposal], Iterable[Message]]


class Joint(Struct, kw_only=True, dict=True):
    """Several questions that are one spot of the interview: counted, opened and left as one.

    Its own `key` is no key of the file. `keys` are its questions in the order in which they are
    asked or missed, all of them beside each other in one task. `reader` is the reader of a line,
    `ticks` what a list of ticks means. `words` are set from the texts that stand beside it.
    """

    key: str
    keys: tuple[str, ...]
    form: JointForm
    reader: str = ""
    ticks: TickReading | None = None
    words: JointWords = NO_WORDS

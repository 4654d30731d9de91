"""Short names for what is told in a sentence: an activity, a day of evaluation (pure)."""

from __future__ import annotations

import re

from aabsocial.text.sentences import sentences

MOST_WORDS = 8
AFTER_NAME = re.compile(r"\s*[:;(].*")
AFTER_NOUN = re.compile(r",.*")
# Words that a name cannot end with where it is cut.
LEADS_ON = re.compile(
    r"(?:\s+(?:om|at|for|med|til|af|i|på|og|eller|som|en|et|den|det|de"
    r"|about|that|with|to|of|on|in|and|or|a|an|the))+$",
    re.IGNORECASE,
)
ENDS = " .,:;!?…"


def short_name(what: str) -> str:
    """Return the beginning of a text that is a name for what it tells, at most eight words."""
    sentence = next(iter(sentences(what)), "")
    whole = (AFTER_NAME.sub("", sentence) or sentence).rstrip(ENDS)
    if len(whole.split(" ")) <= MOST_WORDS:
        return whole
    words = AFTER_NOUN.sub("", whole).split(" ")
    end = " …" if len(words) > MOST_WORDS else ""
    return LEADS_ON.sub("", " ".join(words[:MOST_WORDS])).rstrip(ENDS) + end

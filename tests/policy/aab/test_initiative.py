"""Which answers the chapter on the frame doubts."""

import pytest

from aabsocial.policy.aab import load_policy


@pytest.mark.parametrize(
    ("key", "answer", "doubtful"),
    [
        ("contact.email", "boligsocial@aab.example", False),
        ("contact.email", "boligsocial.aab.example", True),
        ("contact.phone", "12 34 56 78", False),
        ("contact.phone", "+45 12345678", False),
        ("contact.phone", "1234 567", True),
        ("contact.phone", "på kontoret", True),
        ("contact.role", "Boligsocial medarbejder", False),
    ],
)
def test_unusable_contact_is_doubtful(
    key: str,
    answer: str,
    doubtful: bool,  # noqa: FBT001 - the expectation itself
) -> None:
    assert load_policy().questions[key].doubtful(answer) is doubtful

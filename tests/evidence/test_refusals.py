"""Why words that stand in a text are no quote of it, in words."""

import pytest

from policy_compare.evidence.refusals import Refusal, what_is_wrong

LONG = "one two three four five six seven eight nine ten eleven twelve thirteen"


@pytest.mark.parametrize(
    "refusal, said",
    [
        (None, "is not in ali.md"),
        (
            Refusal("cut", "2.5 percent"),
            "stops inside a word or a number: ali.md has “2.5 percent”",
        ),
        (
            Refusal("parted", "the homes … the rents"),
            "leaps over the end of a paragraph in ali.md: “the homes … the rents”",
        ),
        (
            Refusal("cut", LONG),
            "stops inside a word or a number: ali.md has “one two three four five … nine ten "
            "eleven twelve thirteen”",
        ),
    ],
)
def test_what_is_wrong_is_said(refusal: Refusal | None, said: str) -> None:
    assert what_is_wrong(refusal, "ali.md") == said

"""Options that take one of a few words."""

import pytest

from policy_compare.cli.choices import ChoiceOption
from policy_compare.cli.deferred_commands import build_command
from policy_compare.cli.program import COMMANDS
from policy_compare.errors import CallError

STRENGTH = ChoiceOption("--strength", "policy_compare.model:STRENGTHS", "How firmly: {}.")


def test_the_words_are_read_where_they_are_declared() -> None:
    assert STRENGTH.words == ("must", "should", "could")
    assert STRENGTH.metavar == "must|should|could"
    assert STRENGTH.help == "How firmly: must, should or could."
    assert STRENGTH.autocompletion is not None
    assert STRENGTH.autocompletion() == ["must", "should", "could"]


def test_a_word_that_is_none_of_them_is_told_with_all() -> None:
    assert STRENGTH.check("must") == "must"
    with pytest.raises(CallError, match="--strength cannot be 'may'") as caught:
        STRENGTH.check("may")
    assert caught.value.hint == "one of: must, should, could"


@pytest.mark.parametrize(
    ("command", "name", "metavar", "help"),
    [
        ("list", "by", "paper|author|publisher", "Who holds positions."),
        (
            "list",
            "format",
            "FORMAT",
            "How to write it: table, markdown, csv, json, xlsx, parquet, html",
        ),
        ("list", "output", "FILE", "terminal: .txt, .md, .csv, .json"),
        ("list", "group_by", "topic|paper|actor|instrument|strength", "What to group by"),
        ("measures", "measure", "NAME", ": agreement_share, congruence, conflict,"),
        ("measures", "normalize", "none|average|jaccard", "What to divide"),
        ("reliability", "rows", "KIND", "coefficients, topics, kinds, differences or matches."),
    ],
)
def test_help_tells_the_words(command: str, name: str, metavar: str, help: str) -> None:
    (built,) = (build_command(one) for one in COMMANDS if one.name == command)
    (option,) = (one for one in built.params if one.name == name)
    assert option.metavar == metavar
    assert help in option.help

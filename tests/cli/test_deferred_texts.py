"""Texts of options and arguments that are made when help is shown."""

import pytest
from typer.models import OptionInfo

from policy_compare.cli.deferred_texts import DeferredTexts


class _Option(DeferredTexts, OptionInfo):
    """An option whose help is counted."""

    def __init__(self) -> None:
        super().__init__(default=..., metavar="DIR")
        self.calls = 0
        self.defer_texts(help=self._make_help)

    def _make_help(self) -> str:
        self.calls += 1
        return "A folder."


def test_a_text_is_made_when_it_is_asked_for() -> None:
    option = _Option()
    assert option.calls == 0
    assert (option.help, option.metavar, option.calls) == ("A folder.", "DIR", 1)


def test_what_is_not_there_is_made_of_nothing() -> None:
    with pytest.raises(AttributeError, match="colour"):
        _Option().colour  # noqa: B018

"""Options that take one of a few words, which are declared where they are used.

Help, errors and completion read the words there, and only when they are needed: what declares
them, such as a view or a measure, takes longer to import than a call that never asks for it.
"""

from collections.abc import Callable, Collection, Sequence
from importlib import import_module

from typer.models import OptionInfo

from policy_compare.cli.deferred_texts import DeferredTexts
from policy_compare.errors import CallError


class ChoiceOption(DeferredTexts, OptionInfo):
    """An option whose value is one of the words in ``declared``.

    These are given as ``module:NAME``, or by what makes them.

    Help shows the words between bars where a value stands, or there a ``placeholder``; and
    within ``help`` in the place of ``{}``, the ``first`` before the others.
    """

    def __init__(
        self,
        name: str,
        declared: str | Callable[[], Collection[str]],
        help: str,
        *,
        placeholder: str = "",
        first: str = "",
        panel: str | None = None,
        show_default: bool = True,
    ) -> None:
        self._name, self._declared = name, declared
        super().__init__(
            default=...,
            param_decls=(name,),
            autocompletion=lambda: list(self.words),
            rich_help_panel=panel,
            show_default=show_default,
        )
        self.defer_texts(
            metavar=lambda: placeholder or "|".join(self.words),
            help=lambda: help.format(self._join_words(first)),
        )

    @property
    def words(self) -> Sequence[str]:
        """The words that the option takes."""
        if not isinstance(self._declared, str):
            return tuple(self._declared())
        module, _, name = self._declared.partition(":")
        return tuple(getattr(import_module(module), name))

    def _join_words(self, first: str) -> str:
        """The words in a sentence, the ``first`` before the others."""
        from policy_compare.names import join_words

        return join_words(sorted(self.words, key=lambda word: word != first), last="or")

    def check(self, word: str) -> str:
        """``word`` if it is one of the words.

        Raises:
            CallError: it is none of them.
        """
        return check_choice(self._name, word, self.words)


def check_choice(option: str, word: str, choices: Collection[str]) -> str:
    """``word`` if it is one of the choices.

    Raises:
        CallError: it is none of them.
    """
    if word not in choices:
        raise CallError(f"{option} cannot be '{word}'", f"one of: {', '.join(choices)}")
    return word

"""Lets an option's or argument's texts be made when help is shown, and not at every call.

What they name is declared elsewhere, in modules that take longer to import than a short answer.
"""

from collections.abc import Callable


class DeferredTexts:
    """A part of an option or argument of Typer, some of whose texts are made when it asks."""

    def defer_texts(self, **makers: Callable[[], str]) -> None:
        """Let each attribute of these names be what its function gives."""
        self._makers = makers
        for name in makers:
            delattr(self, name)

    def __getattr__(self, name: str) -> str:
        # Only what is not there is looked for here.
        makers = self.__dict__.get("_makers", {})
        if name in makers:
            return str(makers[name]())
        raise AttributeError(name)

"""Which ids the places of a page have, so that links lead there."""

import re
from collections.abc import Iterable

from policy_compare.render.safe_text import safe_text
from policy_compare.views.page import Grid, Heading, Part, Picture
from policy_compare.views.phrases import Span, targets_of

#: What no id has, or means something else in the address that leads to it: ``%41`` is a letter
#: there, and ``:~:`` begins a text to be looked for.
_UNFIT = re.compile(r"[\s%~]+")


class Anchors:
    """The ids of a page's anchors: each much as the anchor is called, none twice."""

    def __init__(self, parts: Iterable[Part | Picture], reserved: Iterable[str]) -> None:
        self._ids: dict[str, str] = {}
        self._used = set(reserved)
        for part in parts:
            if isinstance(part, Heading):
                self._add(part.anchor)
            elif isinstance(part, Grid):
                for mark in part.marks:
                    self._add(mark.anchor)

    def _add(self, anchor: str) -> None:
        if not anchor or anchor in self._ids:
            return
        self._ids[anchor] = self.new_id(_UNFIT.sub("-", safe_text(anchor)))

    def new_id(self, stem: str) -> str:
        """An id that nothing else in the page has: the stem, or with a number behind it."""
        id = stem
        number = 1
        while id in self._used:
            number += 1
            id = f"{stem}-{number}"
        self._used.add(id)
        return id

    def id_of(self, anchor: str) -> str:
        """The id of the place that is called so, or nothing if there is none."""
        return self._ids.get(anchor, "")

    def link(self, span: Span) -> str:
        """The id of the place that the span leads to, or nothing."""
        return next((id for target in targets_of(span) if (id := self.id_of(target))), "")

"""The text of a YAML file and the pieces that will stand in other places' stead.

Knows lines, comments and ends of lines, and nothing of what they say.
"""

import re
from collections.abc import Sequence

from policy_compare.corpus.yaml.spans import BREAK, find_spans

_ENDS = "\r\n\x85\u2028\u2029"
_INDENTED_COMMENT = re.compile("(?:[ \t]*(?:\r\n|[\r\n]))*[ \t]+#")
_LINE = re.compile(f"([ \t]*)(#?)[^{_ENDS}]*(?:\r\n|[{_ENDS}]|\\Z)")


class TextPieces:
    """A text, which has no mark of byte order, and what is to be changed in it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.root, self.end = find_spans(text)
        self._pieces: list[tuple[int, int, str]] = []
        # What else ends a line for YAML does so for few editors.
        newline = re.search("\r\n|[\r\n]", self.text)
        self.newline = newline.group() if newline else "\n"

    def put_together(self, cuts: Sequence[tuple[int, str]] = ()) -> str:
        """The text with all pieces in their places, and with what was cut out of it at these."""
        parts = []
        done = 0
        # Of pieces in one place, the first is that of the innermost mapping.
        pieces = [*self._pieces, *((place, place, piece) for place, piece in cuts)]
        for start, end, piece in sorted(pieces, key=lambda piece: piece[:2]):
            parts += [self.text[done:start], piece]
            done = end
        text = "".join((*parts, self.text[done:]))
        # Where the last line had no end, what comes to be the last one has none either.
        is_ended = BREAK.search(self.text[-1:]) is not None
        return text if is_ended else text.removesuffix(self.newline)

    def replace(self, start: int, end: int, piece: str) -> None:
        """Put a piece in the place of what stands from ``start`` up to ``end``."""
        self._pieces.append((start, end, piece))

    def insert_lines(self, place: int, lines: Sequence[str]) -> None:
        """Add lines where one begins, or at the end of the text."""
        piece = self.newline.join(lines)
        # The last line of a file may have no end; then the new last line has none either.
        ended = BREAK.fullmatch(self.text[place - 1 : place])
        self.replace(place, place, piece + self.newline if ended else self.newline + piece)

    def line_start(self, place: int) -> int:
        """Where the line with the place begins."""
        return max(self.text.rfind(end, 0, place) for end in _ENDS) + 1

    def line_above(self, start: int) -> int:
        """Where the line above the one that begins at ``start`` begins."""
        return self.line_start(start - (2 if self.text[:start].endswith("\r\n") else 1))

    def line_below(self, place: int) -> int:
        """Where the line after that with the place begins."""
        following = BREAK.search(self.text, place)
        return following.end() if following else len(self.text)

    def skip_comments(self, place: int, column: int) -> int:
        """Where the comments end that follow, indented deeper than the column; else the place."""
        for line in _LINE.finditer(self.text, place):
            indent, comment = line.groups()
            if comment and len(indent) > column:
                place = line.end()
            elif line.group().strip():
                break
        return place

    def skip_comments_up(self, place: int, column: int) -> int:
        """Where the comments begin that stand right above, indented as far as the column."""
        start = f"{' ' * column}#"
        while place and self.text.startswith(start, above := self.line_above(place)):
            place = above
        return place

    def skip_blank_lines_up(self, place: int) -> int:
        """Where the empty lines begin that stand right above."""
        while place and not self.text[(above := self.line_above(place)) : place].strip():
            place = above
        return place

    def skip_blank_lines(self, place: int) -> int:
        """Where the empty lines end that follow."""
        for line in _LINE.finditer(self.text, place):
            if line.group().strip():
                break
            place = line.end()
        return place

    def may_fold(self, place: int) -> bool:
        """Whether a folded text may end here: an indented comment would become part of it."""
        return _INDENTED_COMMENT.match(self.text, place) is None

"""What a paragraph of a word processor's document holds, and how its letters look."""

from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    from lxml.etree import _Element

Note = TypeVar("Note")


class LetterLook(NamedTuple):
    """How letters look; None where nothing is said of it."""

    bold: bool | None = None
    hidden: bool | None = None
    raised: bool | None = None
    font: str | None = None

    def over(self, other: "LetterLook") -> "LetterLook":
        """The look, and the other's where it says nothing."""
        return LetterLook(
            other.bold if self.bold is None else self.bold,
            other.hidden if self.hidden is None else self.hidden,
            other.raised if self.raised is None else self.raised,
            other.font if self.font is None else self.font,
        )


class ParagraphContents(NamedTuple, Generic[Note]):
    """What a paragraph holds: pieces of text, each with whether it is bold; notes; boxes.

    ``boxes`` are the elements that hold the text of boxes.
    """

    pieces: tuple[tuple[str, bool], ...] = ()
    notes: tuple[Note, ...] = ()
    boxes: "tuple[_Element, ...]" = ()

    @property
    def text(self) -> str:
        """The text, with ``<sup>`` tags around raised numbers."""
        return "".join(text for text, _ in self.pieces)

    @property
    def is_bold(self) -> bool:
        """Whether there is text, and all of it is bold."""
        boldness = [bold for text, bold in self.pieces if text.strip()]
        return bool(boldness) and all(boldness)

    def __bool__(self) -> bool:
        return bool(self.pieces or self.notes or self.boxes)

    def join(self, other: "ParagraphContents[Note]") -> "ParagraphContents[Note]":
        """Both contents, the other one behind."""
        return ParagraphContents(
            self.pieces + other.pieces, self.notes + other.notes, self.boxes + other.boxes
        )


def mark_raised(text: str) -> str:
    """Raised text in tags, for a mender to judge whether it is the mark of a note."""
    return f"<sup>{text}</sup>" if text.strip() else text

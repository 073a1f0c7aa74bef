"""Says in which encoding a text was read where that is a guess, and what to do about it."""

from typing import NamedTuple

from policy_compare.problems import ProblemKind
from policy_compare.text_encodings import describe_encoding
from policy_compare.texts.document import Document
from policy_compare.texts.telling_parts import REPLACED

GUESSED_ENCODING = ProblemKind(
    code="guessed-encoding",
    severity="warning",
    message="{guess}",
    hint="{remedy}",
    meaning="Neither the text nor its paper tells in which encoding it is, and it is not UTF-8. "
    "What its letters and signs would be in each was weighed; look whether they came out right.",
)


class EncodingGuess(NamedTuple):
    """What was guessed of a text, with an example, and what its reader can do, in words."""

    what: str
    remedy: str


def describe_guess(document: Document) -> EncodingGuess | None:
    """How a text was read of which nothing tells the encoding, or None if something does."""
    decoding = document.decoding
    if decoding is None or not decoding.is_guess:
        return None
    if REPLACED in decoding.example:
        return EncodingGuess(
            f"{document.name} is damaged {describe_encoding(decoding.encoding)}, in which some "
            f"bytes are no letters: “{decoding.example}”",
            "save it as UTF-8 text again from where it was written",
        )
    return EncodingGuess(
        f"{document.name} was read as {describe_encoding(decoding.encoding)}, which is a guess: "
        f"“{decoding.example}”",
        f"look at the example; `encoding: {decoding.encoding}` under `source` keeps it, "
        "any other one rules from then on",
    )


def encoding_to_keep(document: Document) -> str:
    """The encoding that was guessed and in which all of the text can be read; else empty."""
    decoding = document.decoding
    if decoding is None or not decoding.is_guess or REPLACED in decoding.example:
        return ""
    return decoding.encoding

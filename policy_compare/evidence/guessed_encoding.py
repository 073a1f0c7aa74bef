"""Says in which encoding a text was read where that is a guess, and what to do about it."""

from policy_compare.problems import Problem, ProblemKind
from policy_compare.text_encodings import describe_encoding
from policy_compare.texts.document import Document
from policy_compare.texts.telling_parts import REPLACED

GUESSED_ENCODING = ProblemKind(
    code="guessed-encoding",
    severity="warning",
    message="{source} was read as {encoding}, which is a guess: “{example}”",
    hint="look at the example; if it is right, check --fix writes `encoding: {codec}` under "
    "`source`, else write another there",
    meaning="Neither the text nor its paper tells in which encoding it is, and it is not UTF-8. "
    "What its letters and signs would be in each was weighed; look whether they came out right.",
)

DAMAGED_TEXT = ProblemKind(
    code="damaged-text",
    severity="warning",
    message="{source} is damaged UTF-8, in which some bytes are no letters: “{example}”",
    hint="save it as UTF-8 text again from where it was written",
    meaning="Nearly all that is beyond ASCII in the text is UTF-8, and some bytes are not. A quote "
    "that has one of them is not found.",
)


def problem_of_encoding(document: Document, file: str = "") -> Problem | None:
    """A warning where a text's encoding was guessed, or None; ``file`` is its paper's."""
    decoding = document.decoding
    if decoding is None or not decoding.is_guess:
        return None
    kind = DAMAGED_TEXT if REPLACED in decoding.example else GUESSED_ENCODING
    return kind.problem_at(
        file,
        source=document.name,
        encoding=describe_encoding(decoding.encoding),
        codec=decoding.encoding,
        example=decoding.example,
    )


def encoding_to_keep(document: Document) -> str:
    """The encoding that was guessed and in which all of the text can be read; else empty."""
    decoding = document.decoding
    if decoding is None or not decoding.is_guess or REPLACED in decoding.example:
        return ""
    return decoding.encoding

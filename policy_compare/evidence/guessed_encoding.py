"""Says what a person should know of a text's encoding: a guess, a doubt, one without use."""

from policy_compare.model import Paper
from policy_compare.problems import Problem, ProblemKind
from policy_compare.text_encodings import describe_encoding
from policy_compare.texts.document import Document
from policy_compare.texts.formats import format_of_name
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

DOUBTFUL_ENCODING = ProblemKind(
    code="doubtful-encoding",
    severity="warning",
    message="{source} is read as {encoding}, as its paper says, though {doubt}",
    hint="delete the encoding under source in the paper's file to have it told",
    meaning="The encoding that a paper gives rules, and its text can be read in it. But text in "
    "this encoding has other bytes, so that some of its letters come out wrong.",
)

DAMAGED_TEXT = ProblemKind(
    code="damaged-text",
    severity="warning",
    message="{source} is damaged UTF-8, in which some bytes are no letters: “{example}”",
    hint="save it as UTF-8 text again from where it was written",
    meaning="Nearly all that is beyond ASCII in the text is UTF-8, and some bytes are not. A quote "
    "that has one of them is not found.",
)

UNUSED_ENCODING = ProblemKind(
    code="unused-encoding",
    severity="warning",
    message="{source} is {form}: the encoding {encoding} that its paper gives is not used",
    hint="delete the encoding under source in the paper's file",
    meaning="Plain text, Markdown and web pages are read in the encoding that their paper gives. "
    "Files in other formats say themselves which letters they have.",
)


def problem_of_encoding(document: Document, file: str = "") -> Problem | None:
    """A warning where a text's encoding is a guess or in doubt, or None.

    ``file`` is its paper's.
    """
    decoding = document.decoding
    if decoding is None or not (decoding.is_guess or decoding.doubt):
        return None
    kind = DAMAGED_TEXT if REPLACED in decoding.example else GUESSED_ENCODING
    if decoding.doubt:
        kind = DOUBTFUL_ENCODING
    return kind.problem_at(
        file,
        source=document.name,
        encoding=describe_encoding(decoding.encoding),
        codec=decoding.encoding,
        example=decoding.example,
        doubt=decoding.doubt,
    )


def problem_of_unused_encoding(document: Document, paper: Paper) -> Problem | None:
    """A warning where the paper gives an encoding to a text that is read without one, or None."""
    encoding = paper.source.encoding if paper.source else ""
    if document.decoding is not None or not encoding:
        return None
    form = format_of_name(document.format).label
    return UNUSED_ENCODING.problem_at(
        paper.file, source=document.name, form=form, encoding=encoding
    )


def encoding_to_keep(document: Document) -> str:
    """The encoding that was guessed and in which all of the text can be read; else empty."""
    decoding = document.decoding
    if decoding is None or not decoding.is_guess or REPLACED in decoding.example:
        return ""
    return decoding.encoding

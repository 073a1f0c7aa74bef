"""Texts that must look a certain way: ids, dates, web addresses, digests, and short quotes."""

import re
from collections.abc import Callable

from policy_compare.corpus.form.edtf import explain_fault_of_date
from policy_compare.corpus.form.values import Text, TextFault
from policy_compare.doi import DOI_PATTERN
from policy_compare.invisible import has_invisible
from policy_compare.problems import ProblemKind
from policy_compare.text_encodings import codec_name, nearest_encoding

_ID = re.compile(r"[^\W_][\w.-]*")
_URL = re.compile(r"https?://[^\s<>\"]+")
_SHA256 = re.compile(r"[0-9a-fA-F]{64}")


def is_id(text: str) -> bool:
    """Whether ``text`` can be an id: letters, digits, ``-``, ``_`` and ``.``."""
    # Some letters are letters to programs only.
    return _ID.fullmatch(text) is not None and not has_invisible(text)


BAD_ID = ProblemKind(
    code="bad-id",
    message="'{given}' cannot be an id",
    hint="use letters, digits, '-', '_' and '.', beginning with a letter or digit",
    meaning="Ids are cited as paper/recommendation and typed on the command line, so they "
    "hold no space, slash or other sign.",
)

ID = Text(
    lambda text: None if is_id(text) else (BAD_ID, {"given": text}),
    pattern=r"^[^\s_/.-][^\s/]*$",
)

BAD_DATE = ProblemKind(
    code="bad-date",
    message="'{given}' is no date: {reason}",
    hint='write "2023-05-17", "2023-05", "2023", or "2023-05~" for about May 2023 (EDTF)',
    meaning="Dates are EDTF strings, levels 0 and 1 (the Extended Date/Time Format of the "
    "Library of Congress, part of ISO 8601-2).",
)


def _find_fault_of_date(text: str) -> TextFault | None:
    reason = explain_fault_of_date(text)
    return (BAD_DATE, {"given": text, "reason": reason}) if reason else None


DATE = Text(_find_fault_of_date)


def _unless_matching(
    kind: ProblemKind, pattern: re.Pattern[str]
) -> Callable[[str], TextFault | None]:
    return lambda text: None if pattern.fullmatch(text) else (kind, {"given": text})


BAD_DOI = ProblemKind(
    code="bad-doi",
    message="'{given}' is no DOI",
    hint="write the part that begins with 10., without https://doi.org/",
    meaning="A DOI begins with 10., a registrant's number and a slash.",
)

DOI = Text(_unless_matching(BAD_DOI, DOI_PATTERN), pattern=r"^10\.\d{4,9}(\.\d+)*/\S+$")

BAD_URL = ProblemKind(
    code="bad-url",
    message="'{given}' is no web address",
    hint="begin with https:// or http://",
    meaning="Only web addresses become links in what the program writes.",
)

URL = Text(_unless_matching(BAD_URL, _URL), pattern=r"^https?://\S+$")

BAD_DIGEST = ProblemKind(
    code="bad-digest",
    message="'{given}' is no SHA-256 digest",
    hint="write the 64 hexadecimal digits that sha256sum prints",
    meaning="The digest tells whether a text is the edition that was coded.",
)

SHA256 = Text(_unless_matching(BAD_DIGEST, _SHA256), pattern="^[0-9a-fA-F]{64}$")

BAD_ENCODING = ProblemKind(
    code="bad-encoding",
    message="'{given}' is no encoding of text",
    hint="{fix}",
    meaning="The encoding tells which letters the bytes of a text are. Those that Python has "
    "are known, in any spelling: utf-8, cp1252 (Windows), mac_roman, cp850 (DOS), shift_jis.",
)

_SOME_ENCODINGS = "write one such as utf-8, cp1252 (Windows), mac_roman, cp850 (DOS) or shift_jis"


def _find_fault_of_encoding(text: str) -> TextFault | None:
    if codec_name(text):
        return None
    near = nearest_encoding(text)
    fix = f"did you mean {near}?" if near else _SOME_ENCODINGS
    return BAD_ENCODING, {"given": text, "fix": fix}


ENCODING = Text(_find_fault_of_encoding)

LONG_QUOTE = ProblemKind(
    code="long-quote",
    message="the quote has {words} words, and the codebook allows {most}",
    hint="keep only the phrase that matters",
    meaning="A quote is a phrase to find the place by, not a copy of the text. The limit "
    "is the codebook's quote_words.",
    message_of_many="more words than the codebook allows: {count} quotes",
)


def quote_text(most: int | None) -> Text:
    """A quote of so many words at most; None is no limit."""

    def find_fault(text: str) -> TextFault | None:
        words = len(text.split())
        if most is not None and words > most:
            return LONG_QUOTE, {"words": words, "most": most}
        return None

    return Text(find_fault)

"""Reads the dates of references, in the notations that reference managers have, to EDTF."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from policy_compare.corpus.form.edtf import explain_fault_of_date

#: Words of a date, by their first letters, with what stands for them in EDTF.
_MONTHS = {
    "jan": "01", "feb": "02", "mar": "03", "apr": "04", "may": "05", "jun": "06", "jul": "07",
    "aug": "08", "sep": "09", "oct": "10", "nov": "11", "dec": "12",
    "spr": "21", "sum": "22", "aut": "23", "fal": "23", "win": "24",
}  # fmt: skip
_WORD = re.compile(rf"(?i)\b({'|'.join(_MONTHS)})[a-z]*")
_NUMBERS = re.compile(r"(?<!\d)(\d{4})(?:[-./](\d\d?)(?:[-./](\d\d?))?)?(?!\d)", re.ASCII)
_YEARS = re.compile(r"(\d{4}) ?[-–/] ?(\d{4})", re.ASCII)
_DAY = re.compile(r"(?<!\d)(\d\d?)(?!\d)", re.ASCII)
_ABOUT = re.compile(r"(?i)\b(?:c|ca|circa|about|approx)\b|(?i:\bc)(?=\d{4})")
_SLASHES = 3


def edtf_of_text(text: str) -> str:
    """The date that a text says, in EDTF; empty where it says none.

    Of a date in numbers of which it cannot be told which one is the day, only the year is taken.
    """
    text = text.strip()
    rest = text.split("/", _SLASHES)[-1] if text.count("/") >= _SLASHES else ""
    years = _YEARS.fullmatch(text)
    for candidate in (text, rest, "/".join(years.groups()) if years else "", *_read_parts(text)):
        if candidate and not explain_fault_of_date(candidate):
            return candidate
    return ""


def _read_parts(text: str) -> Iterator[str]:
    """What numbers and names of months in the text may say, the most exact first."""
    numbers = _NUMBERS.search(text)
    if numbers is None:
        return
    year, month, day = numbers.groups()
    others = f"{text[: numbers.start()]} {text[numbers.end() :]}"
    if not month and (word := _WORD.search(others)):
        month = _MONTHS[word[1].lower()]
        day_number = _DAY.search(others)
        day = day_number[1] if day_number else None
    about = "~" if _ABOUT.search(text) else ""
    parts = [year, *(part.zfill(2) for part in (month, day) if part)]
    for length in range(len(parts), 0, -1):
        yield "-".join(parts[:length]) + about


def text_of_csl_date(date: Any) -> str:
    """A date of CSL JSON as a text that ``edtf_of_text`` reads; empty where it is none."""
    if not isinstance(date, Mapping):
        return date if isinstance(date, str) else ""
    ends = date.get("date-parts")
    if not (isinstance(ends, list) and ends and all(isinstance(end, list) for end in ends)):
        said = date.get("raw") or date.get("literal") or ""
        return said if isinstance(said, str) else ""
    texts = ["-".join(_padded_parts(end)) for end in ends[:2]]
    season = str(date.get("season", "")).lower()
    if season in ("1", "2", "3", "4") and len(texts) == 1:
        texts = [f"{texts[0][:4]}-2{season}"]
    elif word := _WORD.fullmatch(season):
        texts = [f"{texts[0][:4]}-{_MONTHS[word[1]]}"]
    is_about = str(date.get("circa", "")).lower() not in ("", "0", "false", "none")
    return "/".join(filter(None, texts)) + ("~" if is_about and len(texts) == 1 else "")


def _padded_parts(parts: list[Any]) -> Iterator[str]:
    """Year, month and day with as many digits as EDTF wants, up to the first that is missing."""
    for part, width in zip(map(str, parts), (4, 2, 2), strict=False):
        if not re.fullmatch(r"-?\d{1,4}", part, re.ASCII):
            return
        sign = "-" if part.startswith("-") else ""
        yield sign + part.lstrip("-").zfill(width)

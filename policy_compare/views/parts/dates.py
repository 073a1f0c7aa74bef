"""Dates as files hold them (EDTF), in words for who never met that notation."""

import re

_MONTHS = {
    "01": "January", "02": "February", "03": "March", "04": "April", "05": "May", "06": "June",
    "07": "July", "08": "August", "09": "September", "10": "October", "11": "November",
    "12": "December", "21": "spring", "22": "summer", "23": "autumn", "24": "winter",
}  # fmt: skip
_DATE = re.compile(
    rf"(-?\d{{4}}|\d{{3}}X|\d\dXX)(?:-({'|'.join(_MONTHS)}|XX)(?:-(\d\d|XX))?)?([?~%]?)", re.ASCII
)
_DOUBTS = {"~": "about {}", "?": "{} (uncertain)", "%": "about {} (uncertain)"}


def date_in_words(date: str) -> str:
    """An EDTF date in words: ``about February 2025``; another text as it is."""
    first, slash, last = date.partition("/")
    if not slash:
        return _one_in_words(first)
    if first in ("", ".."):
        return f"until {_one_in_words(last)}"
    if last in ("", ".."):
        return f"since {_one_in_words(first)}"
    return f"{_one_in_words(first)} to {_one_in_words(last)}"


def _one_in_words(date: str) -> str:
    match = _DATE.fullmatch(date)
    if not match:
        return date
    year, month, day, doubt = match.groups()
    parts = [_year_in_words(year)]
    if month in _MONTHS:
        parts.insert(0, _MONTHS[month])
        if day not in (None, "XX"):
            parts.insert(0, str(int(day)))
    return _DOUBTS.get(doubt, "{}").format(" ".join(parts))


def _year_in_words(year: str) -> str:
    if year.endswith("XX"):
        return f"between {year[:2]}00 and {year[:2]}99"
    return year.replace("X", "0s")

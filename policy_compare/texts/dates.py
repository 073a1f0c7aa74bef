"""Finds dates as papers and files write them, and says them in EDTF.

EDTF (ISO 8601-2) is how a corpus holds them: ``2023-05-07``, ``2023-05``, ``2023``.
"""

import re
from calendar import monthrange
from typing import Final

#: The months in English, for which there is no locale to ask on every machine.
MONTHS: Final = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_MONTH: Final = "|".join(("sept", *(f"{name}|{name[:3]}" for name in MONTHS)))
#: Published: …; Issued on …; Ordered to be printed 5 May 2024 and published …
_LABEL: Final = (
    r"^\W*(?:(?:first |ordered\b.{1,80}? and )?"
    r"(?:published|date|issued|released|dated|posted|publication date|updated)\b"
    r"[:\s]*(?:on\b[:\s]*)?)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?"
)
#: … by authority of the House
_BY_WHOM: Final = r"(?: by (?:the )?(?:authority|order) of .{1,60})?"
_LINES: Final = tuple(
    re.compile(rf"{_LABEL}{form}{_BY_WHOM}\W*$", re.IGNORECASE)
    for form in (
        # 4 December 2024
        rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)? (?P<m>{_MONTH})\.?,? (?P<y>\d{{4}})",
        # December 4th, 2024
        rf"(?P<m>{_MONTH})\.? (?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y>\d{{4}})",
        # December 2024
        rf"(?P<m>{_MONTH})\.?,? (?P<y>\d{{4}})",
        # 2024-12-04
        r"(?P<y>\d{4})-(?P<m>\d{2})(?:-(?P<d>\d{2}))?",
    )
)
_ISO: Final = re.compile(r"(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?(?!\d)")
_PACKED: Final = re.compile(r"D?:?\s*(\d{4})(\d{2})?(\d{2})?")


def edtf_date(year: str, month: str | None = None, day: str | None = None) -> str:
    """The date in EDTF, or an empty text where the calendar has none such."""
    if month is None:
        return year
    if not 1 <= int(month) <= 12 or year == "0000":
        return ""
    if day is None:
        return f"{year}-{int(month):02}"
    fits = 1 <= int(day) <= monthrange(int(year), int(month))[1]
    return f"{year}-{int(month):02}-{int(day):02}" if fits else ""


def date_of_line(line: str) -> str:
    """The date that a line consists of, beside a label such as *Published on*, or an empty text."""
    for pattern in _LINES:
        if match := pattern.match(line):
            month = match["m"] if match["m"].isdigit() else _number_of_month(match["m"])
            if date := edtf_date(match["y"], month, match.groupdict().get("d")):
                return date
    return ""


def date_of_metadata(text: str) -> str:
    """The date with which a text begins, as in ``2023/5/7`` or ``2023-05-07T12:00``."""
    match = _ISO.match(text)
    return edtf_date(*match.groups()) if match else ""


def date_of_pdf(text: str) -> str:
    """A PDF's date (``D:20230507…``) as exact as it is, or an empty text."""
    match = _PACKED.match(text)
    if match is None or not 1900 <= int(match[1]) <= 2200:
        return ""
    year, month, day = match.groups()
    return edtf_date(year, month, day) or edtf_date(year, month) or year


def _number_of_month(name: str) -> str:
    return str(1 + next(i for i, month in enumerate(MONTHS) if month.startswith(name.lower()[:3])))

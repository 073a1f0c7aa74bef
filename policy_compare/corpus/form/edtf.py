"""Says whether a text is a date in EDTF, and if not, why.

EDTF is the Extended Date/Time Format of the Library of Congress, now part of
ISO 8601-2:2019. Read here are level 0 without times of day, and of level 1 what
dates of publication need: ``2025-02~`` (about), ``2025?`` (uncertain), ``2025%``
(both), ``202X`` (some year of the decade), ``2025-21`` (spring), ``2024/2025`` and
``2024/..`` (intervals).
"""

import re

_DATE = re.compile(r"(-?\d{4}|\d{3}X|\d{2}XX)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?[?~%]?", re.ASCII)
#: How spreadsheets write dates in most of the world.
_OF_SPREADSHEET = re.compile(r"\d\d?[/.]\d\d?[/.]\d\d(?:\d\d)?", re.ASCII)
_SEASONS = range(21, 25)
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def explain_fault_of_date(text: str) -> str:
    """What is wrong with ``text`` as an EDTF date; empty if it is one."""
    if _OF_SPREADSHEET.fullmatch(text):
        return (
            "which number is its day cannot be told, so it should look like 2023-05-17; format "
            "the column as text before, if it is in a spreadsheet"
        )
    first, slash, last = text.partition("/")
    if not slash:
        return _explain_fault_of_one(first)
    if first in ("", "..") and last in ("", ".."):
        return "an interval needs a date at one end"
    for end in (first, last):
        if end not in ("", "..") and (reason := _explain_fault_of_one(end)):
            return reason
    return ""


def _explain_fault_of_one(text: str) -> str:
    date = _DATE.fullmatch(text)
    if not date:
        return "it should look like 2023-05-17, 2023-05 or 2023"
    year, month, day = date.groups()
    if month is None:
        return ""
    if month == "XX":
        return "" if day in (None, "XX") else "a day is of no use without its month"
    number = int(month)
    if number in _SEASONS and day is None:
        return ""
    if not 1 <= number <= 12:
        return f"there is no month {month}"
    if day is None or day == "XX":
        return ""
    if not 1 <= int(day) <= _days_of_month(year, number):
        return f"that month has no day {day}"
    return ""


def _days_of_month(year: str, month: int) -> int:
    """How many days the month has; in a year that is not fully known, at the most."""
    if month == 2 and ("X" in year or _is_leap_year(int(year))):
        return 29
    return _DAYS[month - 1]


def _is_leap_year(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)

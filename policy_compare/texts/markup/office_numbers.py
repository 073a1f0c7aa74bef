"""Writes an item's number as the format of its list says: 2, b, iv, 03, 2nd."""

from typing import Final

#: What the formats are called in Word and in OpenDocument.
_LETTERS: Final = {
    "lowerLetter": str.lower,
    "upperLetter": str.upper,
    "a": str.lower,
    "A": str.upper,
}
_ROMAN: Final = {"lowerRoman": str.lower, "upperRoman": str.upper, "i": str.lower, "I": str.upper}
_ORDINALS: Final = {1: "st", 2: "nd", 3: "rd"}


def write_number(number: int, format: str) -> str:
    """The number in ``format``, in figures where that is unknown; nothing where it is ``none``."""
    if format in _LETTERS and number > 0:
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 % 5 + 1)
        return _LETTERS[format](letter)
    if format in _ROMAN and 0 < number < 4000:
        return _ROMAN[format](_write_roman(number))
    if format in {"none", ""}:
        return ""
    if format == "decimalZero":
        return f"{number:02}"
    if format == "ordinal":
        return f"{number}{'th' if number // 10 % 10 == 1 else _ORDINALS.get(number % 10, 'th')}"
    return str(number)


def _write_roman(number: int) -> str:
    values = (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1)
    letters = ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i")
    written = ""
    for value, letter in zip(values, letters, strict=True):
        written += letter * (number // value)
        number %= value
    return written

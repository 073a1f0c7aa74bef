"""What a file shows tells its format, and then its name."""

from pathlib import Path

import pytest

from policy_compare.errors import SourceError
from policy_compare.texts.format_telling import tell_format

PROSE = b"The council should cap rents in the old town."


def told(data: bytes, name: str, called: str = "") -> str:
    return tell_format(data, Path(name), called).name


def refused(data: bytes, name: str) -> SourceError:
    with pytest.raises(SourceError) as caught:
        tell_format(data, Path(name), "")
    return caught.value


@pytest.mark.parametrize(
    ("data", "name", "format"),
    [
        (b"%PDF-1.7", "a.txt", "pdf"),
        (b"\xef\xbb\xbf\n%PDF-1.7", "a", "pdf"),
        (b"junk before %PDF-1.7", "a.pdf", "pdf"),
        (b"PK\3\4", "a.md", "docx"),
        (b"<!DOCTYPE html>", "a.txt", "html"),
        (PROSE, "a.md", "markdown"),
        (PROSE, "a", "text"),
    ],
)
def test_the_content_tells_it_and_then_the_name(data: bytes, name: str, format: str) -> None:
    assert told(data, name) == format


def test_another_name_tells_what_the_file_s_does_not() -> None:
    assert told(PROSE, "a.1", "a.md") == "markdown"
    assert told(PROSE, "a.txt", "a.md") == "text"


@pytest.mark.parametrize("suffix", ["pdf", "docx"])
def test_a_name_that_promises_another_form(suffix: str) -> None:
    error = refused(PROSE, f"a.{suffix}")
    assert error.message == f"a.{suffix} is no {suffix.upper()}, whatever its name says"
    assert "save it again" in error.hint


def test_a_form_that_is_not_read() -> None:
    error = refused(PROSE, "a.tex")
    assert error.message == "a.tex is in a format that is not read: .tex"
    assert "Markdown" in error.hint


def test_an_image_is_called_one() -> None:
    error = refused(b"\x89PNG\r\n\x1a\n", "a.pdf")
    assert (error.message, "OCR" in error.hint) == ("a.pdf is an image", True)

"""The text of a reference manager's file."""

import pytest

from policy_compare.corpus.references import file_text
from policy_compare.corpus.references.file_text import decode_file
from policy_compare.errors import SourceError


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_file_that_tells_its_encoding_is_read(encoding: str) -> None:
    assert decode_file("Études\r\nb\rc".encode(encoding), "x.ris") == ("Études\nb\nc", [])


def test_a_guess_is_told() -> None:
    text = "TY  - RPRT\nTI  - Études générales sur l'été à Genève, où l'élève préféré était là\n"
    read, (note,) = decode_file(text.encode("cp1252"), "x.ris")
    assert read == text
    assert note == (
        "x.ris is not UTF-8 and was read as Windows-1252 (cp1252), which is a guess: look at "
        "names with accents"
    )


def test_what_cannot_be_read_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SourceError, match=r"x\.bib is damaged: it is no utf-16"):
        decode_file(b"\xff\xfea", "x.bib")
    monkeypatch.setattr(file_text, "LARGEST_FILE", 1024**2)
    with pytest.raises(SourceError, match=r"x\.bib has more than 1 MB"):
        decode_file(b"a" * (1024**2 + 1), "x.bib")

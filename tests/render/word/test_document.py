"""A document is the same for the same page, holds all of it, and opens in other programs."""

import io
import subprocess
import sys
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pypdfium2  # type: ignore[import-untyped]
import pytest
from hypothesis import HealthCheck, given, settings

from policy_compare.errors import CallError
from policy_compare.model import Corpus
from policy_compare.render.safe_text import safe_text
from policy_compare.views import export
from policy_compare.views.page import Grid, Heading, Page, Paragraph, parts_in_words
from policy_compare.views.parts.question import Question
from policy_compare.views.phrases import Span
from tests.support.corpora import Run
from tests.support.hostile_corpus import HOSTILE_TEXTS, hostile_corpus
from tests.support.html_reader import squeeze
from tests.support.programs import LIBREOFFICE
from tests.support.rendering import render_content
from tests.support.strategies import hostile, pages, texts
from tests.support.word_documents import body, document_of, notes_of, opened, text_in


def all_text(data: bytes) -> str:
    """Everything that is said, as it is seen."""
    return squeeze(" ".join((*text_in(body(data)), *notes_of(data))))


def test_the_title_is_a_property_and_there_is_no_time_and_no_name() -> None:
    data = document_of(Heading(("Homes \x07in\n", Span("towns", "id")), 1), Paragraph("x"))
    properties = opened(data).core_properties
    assert (properties.title, properties.language) == ("Homes \ufffdin towns", "en")
    assert (properties.author, properties.comments) == ("", "")
    assert (properties.created, properties.modified) == (None, None)
    members = ZipFile(io.BytesIO(data)).infolist()
    assert {date(*one.date_time[:3]) for one in members} == {date(1980, 1, 1)}
    assert not [one for one in members if "thumbnail" in one.filename]
    assert opened(document_of(Paragraph("x"))).core_properties.title == "Made"
    assert len(opened(document_of(Heading("x" * 999, 1))).core_properties.title) == 255


def test_what_is_for_the_terminal_is_left_out() -> None:
    data = document_of(
        Paragraph("said"), Paragraph("A: Ali", keys=True), Paragraph("type x", hint=True)
    )
    assert [one.text for one in opened(data).paragraphs] == ["said"]


@settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow])
@given(pages(texts))
def test_every_page_is_a_document_that_says_all_of_it(page: Page) -> None:
    data = document_of(*page)
    assert data == document_of(*page)
    opened(data)
    said = all_text(data)
    for part in parts_in_words(page):
        heads = part.heads if isinstance(part, Grid) else ()
        # To Python some control characters are spaces; a document shows a sign for each.
        shown = [squeeze(safe_text(one.replace("\t", " "))) for one in heads]
        assert [one for one in shown if one not in said] == []


def test_a_control_character_between_words_is_a_sign() -> None:
    assert "0\ufffd0" in all_text(document_of(Grid(("0\x1f0",), ())))


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(hostile())
def test_an_export_says_every_text(corpus: Corpus) -> None:
    data = render_content(export.view(Question(corpus), "9"), "docx")
    assert isinstance(data, bytes)
    said = all_text(data)
    for paper in corpus.papers.values():
        assert squeeze(paper.title) in said
        for recommendation in paper.recommendations:
            assert squeeze(recommendation.statement) in said
            if recommendation.evidence:
                assert squeeze(recommendation.evidence.quote) in said


def test_without_its_package_the_message_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("policy_compare.render.word.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(CallError, match=r"^writing \.docx needs the package python-docx") as e:
        document_of(Paragraph("x"))
    assert e.value.hint == "pip install 'policy-compare[word]'"


def converted(folder: Path, name: str, form: str) -> bytes:
    """The document in the folder as LibreOffice writes it in another form."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [LIBREOFFICE.path(), profile, "--headless", "--convert-to", form, "--outdir"]
    subprocess.run(
        [*command, str(folder), str(folder / name)], check=True, capture_output=True, timeout=240
    )
    return (folder / name).with_suffix(f".{form}").read_bytes()


def pages_of(pdf: bytes) -> list[tuple[bool, str]]:
    """Each page: whether it is on its side, and its text."""
    return [
        (page.get_width() > page.get_height(), page.get_textpage().get_text_bounded())
        for page in pypdfium2.PdfDocument(pdf)
    ]


@pytest.mark.slow
def test_libreoffice_shows_the_shipped_comparison_as_it_was_meant(run: Run, tmp_path: Path) -> None:
    assert run("export", "--output", "all.docx").code == 0
    shown = pages_of(converted(tmp_path, "all.docx", "pdf"))
    sideways = [text for is_sideways, text in shown if is_sideways]
    upright = [text for is_sideways, text in shown if not is_sideways]
    assert sideways[0].startswith("Matrix")
    assert len(sideways) > 1
    assert all("Proposition" in text for text in sideways)
    assert upright[0].index("Contents") < upright[0].index("Papers")
    # The quote stands below the page that its recommendation is on.
    (page,) = (
        one for one in upright if "howell-2024/allied-talks\r\n" in one and "Stance on" in one
    )
    assert "(section Summary, paragraph 7)" in page


@pytest.mark.slow
@pytest.mark.parametrize("name", ["hebrew", "controls", "elements", "long"])
def test_libreoffice_opens_what_is_hostile(name: str, tmp_path: Path) -> None:
    view = export.view(Question(hostile_corpus(HOSTILE_TEXTS[name])), "9")
    data = render_content(view, "docx")
    assert isinstance(data, bytes)
    (tmp_path / "hostile.docx").write_bytes(data)
    again = converted(tmp_path, "hostile.docx", "odt")
    assert b"content.xml" in again

"""A PDF is read as it is printed: by sizes, faces, places, and not only by its words."""

import random
import sys
from importlib import import_module
from typing import Any

import pytest

from policy_compare.errors import SourceError
from policy_compare.texts import limits
from policy_compare.texts.printed.pdf import read_pdf
from tests.support.pdfs import Row, Run, pdf, row, rows
from tests.support.printed import FIRST, SECOND, below, read_pages, stacked, texts_in, whole

#: The package has no types, so it is taken as it comes.
PdfDocument: Any = import_module("pypdfium2").PdfDocument


@pytest.mark.parametrize(
    "end, start, word",
    [("devel-", "opment of it.", "development"), ("large-", "scale work.", "large-scale"),
     ("policy-", "makers then.", "policymakers")],
)  # fmt: skip
def test_words_cut_by_a_line_are_whole(end: str, start: str, word: str) -> None:
    last = f"of repair before winter and that no money was set aside for {end}"
    lines = rows(700, FIRST[0], last, start)
    assert f"set aside for {word} " in texts_in(read_pages(lines))[0]


def test_the_rest_of_the_text_says_where_a_hyphen_belongs() -> None:
    lines = rows(
        700,
        "The policy-makers of the valley have found that many of the older crossings",
        "in need of repair before winter, and that many of them are used by the policy-",
        "makers of the hills as well.",
    )
    assert "used by the policy-makers of the hills" in texts_in(read_pages(lines))[0]


def book(*bodies: list[Row], number: int = 3) -> list[list[Row]]:
    """Pages with a running head and a page number."""
    return [
        [row(760, Run("THE REPORT", 9)), *body, row(40, Run(str(number + index), 9), x=300)]
        for index, body in enumerate(bodies)
    ]


def test_a_paragraph_goes_on_over_pages_heads_numbers_and_notes() -> None:
    note = [row(100, Run("1", 5, rise=3), Run(" A note.", 8))]
    pages = book(
        stacked(SECOND, FIRST[:2]) + note, rows(700, FIRST[2], *SECOND), stacked(FIRST, SECOND)
    )
    reading = read_pages(*pages)
    assert [block.kind for block in reading.blocks[:4]] == [
        "paragraph", "paragraph", "note", "paragraph",
    ]  # fmt: skip
    assert texts_in(reading)[1] == whole(FIRST)
    assert reading.blocks[1].pages == ((0, "3"), (len(whole(FIRST[:2])) + 1, "4"))
    assert reading.pages == ("3", "4", "5")


def test_labels_of_the_file_come_before_printed_numbers() -> None:
    pages = book(stacked(FIRST), stacked(SECOND), stacked(FIRST))
    reading = read_pages(*pages, labels="0 << /S /r >> 1 << /S /D /St 1 >>")
    assert reading.pages == ("i", "1", "2")
    assert [block.page() for block in reading.blocks] == ["i", "1", "2"]


def test_a_number_alone_is_the_page_s_if_the_file_calls_it_so() -> None:
    lines = stacked(FIRST, SECOND)
    last = row(below(lines, 1), "ii")
    assert texts_in(read_pages([*lines, last]))[-1].endswith("ii")
    assert texts_in(read_pages([*lines, last], labels="0 << /S /r /St 2 >>"))[-1] == whole(SECOND)


def test_pages_without_any_label_are_counted() -> None:
    reading = read_pages(stacked(FIRST), stacked(SECOND))
    assert reading.pages == ("1", "2")
    assert reading.blocks[1].page() == "2"


def test_a_page_is_not_called_by_a_number_that_another_bears() -> None:
    pages = book(stacked(FIRST), stacked(SECOND), stacked(FIRST), number=1)
    assert read_pages(stacked(SECOND), *pages).pages == ("", "1", "2", "3")


@pytest.mark.parametrize(
    "info, properties",
    [
        (
            {"Title": "On Bridges", "Author": "Ann Ex", "CreationDate": "D:20240305120000Z"},
            {"title": "On Bridges", "author": "Ann Ex", "issued": "2024-03-05"},
        ),
        ({"Title": "  ", "CreationDate": "yesterday"}, {}),
        ({"CreationDate": "D:2024"}, {"issued": "2024"}),
        ({"CreationDate": "D:202413"}, {"issued": "2024"}),
        ({"ModDate": "D:20240102"}, {"issued": "2024-01-02"}),
        ({"Subject": "doi:10.1234/abc.5."}, {"DOI": "10.1234/abc.5"}),
        ({"doi": "10.1234/xyz"}, {"DOI": "10.1234/xyz"}),
    ],
)
def test_metadata_are_taken_where_they_mean_anything(
    info: dict[str, str], properties: dict[str, str]
) -> None:
    assert read_pages(stacked(FIRST), info=info).properties == properties


def failure(data: bytes) -> SourceError:
    with pytest.raises(SourceError) as caught:
        read_pdf(data, "paper.pdf")
    assert caught.value.hint
    return caught.value


def test_what_cannot_be_read_is_said() -> None:
    good = pdf(stacked(FIRST))
    assert "password" in failure(pdf(stacked(FIRST), locked=True)).message
    assert "damaged" in failure(b"").message
    assert "damaged" in failure(b"%PDF-1.4\nno more of it").message
    assert "damaged" in failure(good[:200]).message
    assert "damaged" in failure(pdf()).message
    assert "no text" in failure(pdf([], [])).message
    assert "OCR" in failure(pdf([])).hint


def test_without_the_package_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    error = failure(pdf(stacked(FIRST)))
    assert "needs pypdfium2" in error.message
    assert "policy-compare[documents]" in error.hint


def test_the_file_is_closed_whatever_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    closed: list[str] = []
    close = PdfDocument.close

    def noted(document: Any) -> None:
        closed.append("")
        close(document)

    monkeypatch.setattr(PdfDocument, "close", noted)
    read_pages(stacked(FIRST))
    assert len(closed) == 1
    monkeypatch.setattr(limits, "PAGES", 0)
    failure(pdf(stacked(FIRST)))
    assert len(closed) == 2


def test_damage_is_read_or_refused_but_never_a_crash() -> None:
    good = pdf(*book(stacked(FIRST, SECOND), stacked(SECOND)), labels="0 << /S /r >>")
    chance = random.Random(7)
    for _ in range(150):
        data = bytearray(good)
        for _ in range(chance.choice((1, 3, 20))):
            data[chance.randrange(len(data))] = chance.randrange(256)
        if chance.random() < 0.2:
            del data[chance.randrange(len(data)) :]
        try:
            reading = read_pdf(bytes(data), "paper.pdf")
        except SourceError:
            continue
        assert all(block.text for block in reading.blocks)


def test_a_page_that_is_shown_again_and_again_has_its_text_once() -> None:
    data = pdf(stacked(FIRST), stacked(SECOND), labels="0 << /S /D /St 5 >>")
    kids = b"[7 0 R 9 0 R] /Count 2"
    assert kids in data
    reading = read_pdf(data.replace(kids, b"[7 0 R %s 9 0 R] /Count 41" % (b"7 0 R " * 39)), "x")
    assert texts_in(reading) == [whole(FIRST), whole(SECOND)]
    assert [block.page() for block in reading.blocks] == ["5", "45"]
    assert reading.pages[:3] == ("5", "6", "7")
    assert len(reading.pages) == 41

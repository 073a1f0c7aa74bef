"""A PDF is read as it is printed: by sizes, faces, places, and not only by its words."""

import random
import sys
import zlib
from importlib import import_module
from typing import Any

import pytest

from policy_compare.errors import SourceError
from policy_compare.texts import limits as pdfweight
from policy_compare.texts.lines import Reading
from policy_compare.texts.printed import pdf as module
from policy_compare.texts.printed.pdf import read_pdf
from policy_compare.texts.printed.pdf_page import _bounded_points
from tests.support.pdfs import PITCH, Row, Run, pdf, row, rows

#: The package has no types, so it is taken as it comes.
PdfDocument: Any = import_module("pypdfium2").PdfDocument

FIRST = (
    "The committee has found that many of the older crossings in the valley are in need",
    "of repair before winter and that no money was set aside for it by those who own",
    "the crossings.",
)
SECOND = (
    "It has also found that in the next two years most of the others will need the same",
    "and that it would be wise to begin with those that many people use on each day of",
    "the week.",
)


def whole(lines: tuple[str, ...]) -> str:
    return " ".join(lines)


def read(*pages: list[Row], **options: Any) -> Reading:
    return read_pdf(pdf(*pages, **options), "paper.pdf")


def texts(reading: Reading, kind: str = "paragraph") -> list[str]:
    return [block.text for block in reading.blocks if block.kind == kind]


def below(lines: list[Row], gap: float = 0, size: float = 10) -> float:
    """Where the next line stands, with so many lines' room above it."""
    return lines[-1].y - size * PITCH * (1 + gap)


def stacked(*paragraphs: tuple[str, ...], top: float = 700, gap: float = 0.5) -> list[Row]:
    """Paragraphs with some room between them."""
    lines: list[Row] = []
    for paragraph in paragraphs:
        lines += rows(below(lines, gap) if lines else top, *paragraph)
    return lines


def test_paragraphs_are_parted_by_room_or_by_a_short_line() -> None:
    assert texts(read(stacked(FIRST, SECOND))) == [whole(FIRST), whole(SECOND)]
    assert texts(read(stacked(FIRST, SECOND, FIRST, gap=0))) == [
        whole(FIRST), whole(SECOND), whole(FIRST),
    ]  # fmt: skip


def test_paragraphs_are_parted_by_an_indent() -> None:
    full = (
        *FIRST[:2],
        "the crossings, since the law that was made long ago does not bind them to it.",
    )
    lines = rows(700, *full)
    lines += [row(below(lines), SECOND[0], x=90)]
    lines += rows(below(lines), *SECOND[1:])
    assert texts(read(lines)) == [whole(full), whole(SECOND)]


def test_larger_bold_and_slanted_lines_are_headings_in_this_order() -> None:
    lines = [row(740, Run("A Report on Bridges", 24))]
    lines += [row(700, Run("What was found", 16))]
    lines += rows(670, *FIRST)
    lines += [row(below(lines, 0.7), Run("Of roads", face="bold"))]
    lines += rows(below(lines, 0.2), *SECOND)
    lines += [row(below(lines, 0.7), Run("Of ways", face="italic"))]
    lines += rows(below(lines, 0.2), *FIRST)
    lines += [row(below(lines, 1.5), Run("What is to be done", 16))]
    lines += rows(below(lines, 0.5), *SECOND)
    blocks = read(lines).blocks
    assert [(block.level, block.text) for block in blocks if block.kind == "heading"] == [
        (1, "A Report on Bridges"), (2, "What was found"), (3, "Of roads"), (4, "Of ways"),
        (2, "What is to be done"),
    ]  # fmt: skip
    assert blocks[-1].trail == ("A Report on Bridges", "What is to be done")
    assert blocks[-1].counts == (4, 4, 1)


def test_a_heading_over_two_lines_is_one() -> None:
    lines = rows(740, "A long heading that needs", "another line of the page", size=18)
    lines += rows(680, *FIRST)
    assert texts(read(lines), "heading") == ["A long heading that needs another line of the page"]


def test_a_numbered_heading_gives_its_number_away() -> None:
    lines = [row(740, Run("A Report", 24)), row(700, Run("2.1 What Was Found", 14))]
    blocks = read(lines + rows(670, *FIRST)).blocks
    assert (blocks[1].marker, blocks[1].text) == ("2.1", "What Was Found")


def test_bold_words_that_begin_a_paragraph_are_no_heading() -> None:
    lines = [row(700, Run("Bridges. ", face="bold"), FIRST[0][:60])]
    lines += rows(below(lines), *FIRST[1:])
    assert texts(read(lines), "heading") == []


def test_large_words_that_are_sentences_are_no_heading() -> None:
    quote = ("“Today a new frontier lies before us, and what", "we make of it is ours to say.”")
    lines = rows(740, *quote, size=18) + rows(660, *FIRST, *SECOND)
    assert texts(read(lines), "heading") == []


@pytest.mark.parametrize(
    "end, start, word",
    [("devel-", "opment of it.", "development"), ("large-", "scale work.", "large-scale"),
     ("policy-", "makers then.", "policymakers")],
)  # fmt: skip
def test_words_cut_by_a_line_are_whole(end: str, start: str, word: str) -> None:
    last = f"of repair before winter and that no money was set aside for {end}"
    lines = rows(700, FIRST[0], last, start)
    assert f"set aside for {word} " in texts(read(lines))[0]


def test_the_rest_of_the_text_says_where_a_hyphen_belongs() -> None:
    lines = rows(
        700,
        "The policy-makers of the valley have found that many of the older crossings",
        "in need of repair before winter, and that many of them are used by the policy-",
        "makers of the hills as well.",
    )
    assert "used by the policy-makers of the hills" in texts(read(lines))[0]


def test_a_space_that_is_only_room_is_a_space() -> None:
    lines = rows(700, *FIRST)
    tight = row(below(lines, 0.5), "It also found that the money")
    joint = PdfDocument(pdf([tight]))
    page = joint[0].get_textpage()
    end = page.get_charbox(page.count_chars() - 1)[2]
    lines += [tight, row(tight.y, "of winter was spent.", x=end + 2)]
    assert "the money of winter" in texts(read(lines))[1]


def test_bullets_make_items_with_their_level() -> None:
    lines = rows(700, *FIRST)
    for x, mark, text in ((81, "•", SECOND), (100, "–", SECOND), (81, "•", SECOND)):
        lines += [row(below(lines, 0.4), f"{mark} {text[0][:60]}", x=x)]
        lines += rows(below(lines), text[1][:60], text[2], x=x + 12)
    blocks = [block for block in read(lines).blocks if block.kind == "item"]
    assert [(block.level, block.marker) for block in blocks] == [(1, "•"), (2, "–"), (1, "•")]
    assert all(block.text.endswith("the week.") for block in blocks)


def test_raised_numbers_are_marks_and_small_lines_with_them_notes() -> None:
    lines = [row(700, "It was said so.", Run("1", 6, rise=4), " And more was said in 2020",
                 Run("2", 6, rise=4), " of all that.")]  # fmt: skip
    lines += rows(below(lines, 0.5), *SECOND)
    lines += [row(120, Run("1", 5, rise=3), Run(" A Source, p. 3, which is long", 8)),
              row(110, Run("and goes on.", 8)),
              row(100, Run("2", 5, rise=3), Run(" Another, 12 May 2020.", 8))]  # fmt: skip
    reading = read(lines)
    assert texts(reading)[0] == "It was said so. And more was said in 2020 of all that."
    assert [(block.marker, block.text) for block in reading.blocks if block.kind == "note"] == [
        ("1", "A Source, p. 3, which is long and goes on."), ("2", "Another, 12 May 2020."),
    ]  # fmt: skip


@pytest.mark.parametrize("label", ["1,000,000", "1.5 million", "1% of all"])
def test_small_numbers_of_a_chart_are_no_notes(label: str) -> None:
    lines = [row(700, "Rents rose in the old town."), *rows(690, *SECOND)]
    lines.append(row(120, Run(label, 8)))
    assert label in [block.text for block in read(lines).blocks if block.kind != "note"]


def test_numbers_on_the_line_are_no_marks_and_powers_stay() -> None:
    lines = [row(700, "It is 12 m", Run("2", 6, rise=4), " of 3.5, and 7 in all, by Law 5.")]
    lines += rows(below(lines, 0.5), *SECOND)
    assert texts(read(lines))[0] == "It is 12 m² of 3.5, and 7 in all, by Law 5."


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
    reading = read(*pages)
    assert [block.kind for block in reading.blocks[:4]] == [
        "paragraph", "paragraph", "note", "paragraph",
    ]  # fmt: skip
    assert texts(reading)[1] == whole(FIRST)
    assert reading.blocks[1].pages == ((0, "3"), (len(whole(FIRST[:2])) + 1, "4"))
    assert reading.pages == ("3", "4", "5")


def test_labels_of_the_file_come_before_printed_numbers() -> None:
    pages = book(stacked(FIRST), stacked(SECOND), stacked(FIRST))
    reading = read(*pages, labels="0 << /S /r >> 1 << /S /D /St 1 >>")
    assert reading.pages == ("i", "1", "2")
    assert [block.page() for block in reading.blocks] == ["i", "1", "2"]


def test_a_number_alone_is_the_page_s_if_the_file_calls_it_so() -> None:
    lines = stacked(FIRST, SECOND)
    last = row(below(lines, 1), "ii")
    assert texts(read([*lines, last]))[-1].endswith("ii")
    assert texts(read([*lines, last], labels="0 << /S /r /St 2 >>"))[-1] == whole(SECOND)


def test_pages_without_any_label_are_counted() -> None:
    reading = read(stacked(FIRST), stacked(SECOND))
    assert reading.pages == ("1", "2")
    assert reading.blocks[1].page() == "2"


def test_a_page_is_not_called_by_a_number_that_another_bears() -> None:
    pages = book(stacked(FIRST), stacked(SECOND), stacked(FIRST), number=1)
    assert read(stacked(SECOND), *pages).pages == ("", "1", "2", "3")


def test_numbers_that_no_page_can_have_are_none() -> None:
    assert _bounded_points(-700.5) == -700.5
    assert [_bounded_points(float(text)) for text in ("nan", "inf", "-inf", "1e30")] == [0, 0, 0, 0]


def test_a_stamp_that_is_turned_is_no_text() -> None:
    data = pdf([*stacked(FIRST, SECOND), row(300, "turned words")])
    turned = data.replace(b"1 0 0 1 72.000000 300.000000 Tm", b"0 1 -1 0 20.00000 300.000000 Tm")
    assert data != turned
    assert "turned words" in texts(read_pdf(data, "x"))[-1]
    assert not any("turned" in text for text in texts(read_pdf(turned, "x")))


@pytest.mark.parametrize(
    "info, properties",
    [
        (
            {"Title": "On Bridges", "Author": "Ann Ex", "CreationDate": "D:20240305120000Z"},
            {"title": "On Bridges", "author": "Ann Ex", "issued": "2024-03-05"},
        ),
        ({"Title": "Microsoft Word - On Bridges"}, {"title": "On Bridges"}),
        ({"Title": "Microsoft Word - report_v2.docx", "Author": "Administrator"}, {}),
        ({"Title": "untitled", "Author": "user"}, {}),
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
    assert read(stacked(FIRST), info=info).properties == properties


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


def packed(content: bytes, *, picture: bool = False) -> bytes:
    """A PDF in which one more stream is packed."""
    kind = b" /Subtype /Image" if picture else b""
    made = zlib.compress(content)
    head = b"90 0 obj\n<< /Length %d /Filter /FlateDecode%s >>\nstream\n" % (len(made), kind)
    return pdf(stacked(FIRST)) + head + made + b"\nendstream\nendobj\n"


def test_a_file_that_unpacks_to_more_than_any_paper_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pdfweight, "STREAM", 100_000)
    assert "unpacks to more than any paper is" in failure(packed(b" " * 200_000)).message
    for fine in (packed(b" " * 90_000), packed(b" " * 200_000, picture=True), packed(b"")[:-40]):
        pdfweight.weigh(fine, "a.pdf")
    monkeypatch.setattr(pdfweight, "TOTAL", 80_000)
    assert "unpacks to more" in failure(packed(b" " * 90_000)).message


@pytest.mark.parametrize("said", ["(anonymous)", "anonymous", "unspecified", "(unspecified)"])
def test_a_name_that_stands_for_none_is_none(said: str) -> None:
    found = read_pdf(pdf(stacked(FIRST), info={"Title": said, "Author": said}), "a.pdf")
    assert not found.properties.keys() & {"title", "author"}


def test_a_file_of_too_many_pages_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_PAGES", 2)
    assert len(read(stacked(FIRST), stacked(SECOND)).pages) == 2
    assert "3 pages" in failure(pdf(*[stacked(FIRST)] * 3)).message


def test_without_the_package_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    error = failure(pdf(stacked(FIRST)))
    assert "more packages" in error.message
    assert "policy-compare[documents]" in error.hint


def test_the_file_is_closed_whatever_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    closed: list[str] = []
    close = PdfDocument.close

    def noted(document: Any) -> None:
        closed.append("")
        close(document)

    monkeypatch.setattr(PdfDocument, "close", noted)
    read(stacked(FIRST))
    assert len(closed) == 1
    monkeypatch.setattr(module, "MOST_PAGES", 0)
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

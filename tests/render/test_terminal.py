"""Pages for the terminal."""

import ast
import io
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import policy_compare
from policy_compare.cli.corpus_check import problem_kinds
from policy_compare.render.safe_text import safe_text
from policy_compare.render.terminal import page_text, terminal_text
from policy_compare.render.widths import cell_len
from policy_compare.views.page import Facts, Grid, Heading, Items, Page, Paragraph
from policy_compare.views.phrases import Phrase, Span, text_of
from tests.support.isolates import bare
from tests.support.records import phrases
from tests.support.strategies import lines, pages, texts

WIDTHS = st.integers(20, 200)
BOX = "╭╮╰╯│─├┤┬┴┼"
ESCAPE = "\x1b["


class Terminal(io.StringIO):
    """A terminal that can show colours."""

    def isatty(self) -> bool:
        return True


def words(found: str) -> str:
    """What is shown without frames and space, isolates and what makes pictures of signs."""
    return re.sub(rf"[\s{BOX}\ufe0e\ufe0f]", "", bare(found))


def test_a_page() -> None:
    page: Page = (
        Heading("Homes", 1),
        Paragraph("All of it."),
        Paragraph("A note.", note=True),
        Heading("Who"),
        Grid(("Who", "What"), (("Ali", ("+ must", "\n  ", Span("a/b", "id"))), ("Berg", "·"))),
        Facts((("name", "Ali"), ("also called", "two\nlines"))),
        Heading("What"),
        Items((("A sentence that is as long as a line.\n", Span("id", "id"), ": 2"), "B.")),
        Paragraph("To go on.", note=True),
    )
    assert page_text(page, 40) == (
        "Homes\n"
        "─────\n"
        "\n"
        "All of it.\n"
        "\n"
        "A note.\n"
        "\n"
        "Who\n"
        "╭──────┬────────╮\n"
        "│ Who  │ What   │\n"
        "├──────┼────────┤\n"
        "│ Ali  │ + must │\n"
        "│      │   a/b  │\n"
        "├──────┼────────┤\n"
        "│ Berg │ ·      │\n"
        "╰──────┴────────╯\n"
        "\n"
        "name         Ali\n"
        "also called  two\n"
        "             lines\n"
        "\n"
        "What\n"
        "  A sentence that is as long as a line.\n"
        "    id: 2\n"
        "  B.\n"
        "\n"
        "To go on.\n"
    )


def test_what_an_item_wraps_to_is_set_in_like_its_line() -> None:
    item = ("A sentence that wraps.\n", Span("an-id", "id"), " and what is said of it.")
    assert page_text((Items((item, "B.")),), 20) == (
        "  A sentence that\n  wraps.\n    an-id and what\n    is said of it.\n  B.\n"
    )


@given(pages(), WIDTHS)
def test_no_line_is_wider_than_the_terminal(page: Page, width: int) -> None:
    for line in page_text(page, width).split("\n"):
        assert cell_len(line) <= width


@given(pages(texts), WIDTHS)
def test_no_line_of_raw_text_is_wider_either(page: Page, width: int) -> None:
    found = page_text(page, width)
    assert max(map(cell_len, found.split("\n"))) <= width
    assert safe_text(bare(found)) == bare(found)
    assert "\t" not in found


@given(pages(), WIDTHS)
def test_every_line_of_a_table_is_as_wide_as_its_frame(page: Page, width: int) -> None:
    framed = 0
    for line in page_text(page, width).split("\n"):
        if line.startswith("╭"):
            framed = len(line)
        elif line.startswith(("│", "├", "╰")) and framed:
            assert cell_len(line) == framed
        else:
            framed = 0


@given(lines, lines, WIDTHS)
def test_what_is_said_is_shown_whole(head: str, body: str, width: int) -> None:
    for page in ((Paragraph(body),), (Heading(body),), (Items((body,)),)):
        assert words(page_text(page, width)) == words(safe_text(body))
    found = page_text((Grid((head,), ((body,),)),), width)
    assert words(found) == words(safe_text(head + body))


def test_every_phrase_of_a_page_is_shown_in_a_wide_terminal() -> None:
    grid = Grid(("a", "b"), (("one", ("two", "\n  ", Span("three", "id"))),))
    items = Items(("i", ("j", "\n", Span("k", "id"))))
    page: Page = (Heading("h", 1), Paragraph("p"), grid, Facts((("f", "g"),)), items)
    for block in page:
        for phrase in phrases(block):
            for line in text_of(phrase).split("\n"):
                assert line.strip() in page_text(page, 200)


def test_a_whole_paragraph_is_not_wrapped() -> None:
    long = "homes.yaml:3:5: " + "word " * 40
    assert page_text((Paragraph(long.strip(), whole=True),), 20) == long.strip() + "\n"


def test_a_whole_paragraph_keeps_its_space() -> None:
    lines = "-   source: {file: a.txt}\n+   source:\n      file: a.txt"
    assert page_text((Paragraph(lines, whole=True),), 20) == f"{lines}\n"


LONG = "More homes should be built in the old town."


def wide(units: int, cell: Phrase = "+ must\n  cap-rents") -> Page:
    heads = ("Proposition", *(f"Unit {place:02}" for place in range(units)))
    return (Grid(heads, tuple((LONG, *[cell] * units) for _ in range(2)), fixed=1),)


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_a_wide_matrix_is_split_and_repeats_its_first_column(width: int) -> None:
    found = page_text(wide(12), width)
    tables = found.split("╭")[1:]
    assert len(tables) > 1
    assert all("Proposition" in table.split("├")[0] for table in tables)
    if width >= 60:
        assert all(table.count("Unit") > 1 for table in tables[:-1])
    assert re.findall(r"Unit \d\d", found) == [f"Unit {place:02}" for place in range(12)]


def test_a_matrix_that_fits_is_one_table() -> None:
    assert page_text(wide(2), 80).count("╭") == 1
    assert page_text(wide(12), 400).count("╭") == 1


def test_a_table_without_a_fixed_column_is_never_split() -> None:
    grid = Grid(tuple(f"head {place}" for place in range(9)), (("some text",) * 9,))
    assert "╭" not in page_text((grid,), 40)


def test_below_the_least_width_rows_are_stacked() -> None:
    grid = Grid(("Who", "What", "Why"), (("Ali Noor Berg", LONG, LONG), ("x", "y", "z")))
    found = page_text((grid,), 30)
    assert "╭" not in found
    assert found == (
        "Who\n  Ali Noor Berg\n"
        "What\n  More homes should be built\n  in the old town.\n"
        "Why\n  More homes should be built\n  in the old town.\n"
        "\n"
        "Who\n  x\nWhat\n  y\nWhy\n  z\n\n"
    )
    assert "╭" in page_text((grid,), 60)


@pytest.mark.parametrize("width", range(20, 90, 7))
def test_no_word_that_fits_half_the_terminal_is_cut(width: int) -> None:
    cells = ("Rents", LONG, "ali-2023/cap-rents")
    found = page_text((Grid(("a", "b", "c"), (cells,)),), width)
    for word in ("Rents", "homes", "should", "built", "town.", "ali-", "2023/", "rents"):
        assert word in found


def test_no_word_shorter_than_half_the_terminal_is_cut() -> None:
    word = "w" * 39
    assert word in page_text((Grid(("a", "b"), ((word, LONG),)),), 80)
    assert word * 2 not in page_text((Grid(("a", "b"), ((word * 2, LONG),)),), 80)


def ascii_only(page: Page) -> str:
    stream = io.TextIOWrapper(io.BytesIO(), "ascii")
    return terminal_text(page, stream)


def test_a_terminal_that_knows_ascii_only_gets_nothing_else() -> None:
    page: Page = (
        Heading("Homes", 1),
        Grid(("a × b", "−"), (("±", "·"), ("“quoted”", "a → b"))),
        Paragraph("+ for   − against   ~ neutral   ± both   · silent"),
        *wide(9),
    )
    found = ascii_only(page)
    assert found.isascii()
    assert "+ for   - against   ~ neutral   +- both   . silent" in found
    assert '"quoted"' in found


def test_every_sign_of_the_programs_own_has_an_ascii_form() -> None:
    signs: set[str] = set()
    folder = Path(policy_compare.__file__).parent
    for kind in problem_kinds().values():
        signs.update(one for one in "".join(map(str, kind)) if not one.isascii())
    for path in folder.glob("views/**/*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        documentation = {
            node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and node not in documentation:
                signs.update(one for one in str(node.value) if not one.isascii())
    assert signs >= set("−±·")
    for sign in signs:
        assert ascii_only((Paragraph(sign),)).isascii(), sign


COLOURFUL: Page = (
    Heading("Homes", 1),
    Paragraph((Span("+", "for"), Span("−", "against"), Span("~", "neutral"), Span("±", "both"))),
    Paragraph((Span("id", "id"), Span("x", "found"), Span("y", "muted"))),
)


def test_a_terminal_gets_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    found = terminal_text(COLOURFUL, Terminal())
    assert re.search(r"\x1b\[3[0-7]m", found)
    assert "\x1b[1mHomes\x1b[0m" in found
    assert "\x1b[36mid\x1b[0m" in found
    assert not re.search(r"\x1b\[[34]8;", found)
    assert re.sub(r"\x1b\[[\d;]*m", "", found) == page_text(COLOURFUL, 80)


def test_no_color_takes_colours_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("NO_COLOR", "1")
    assert not re.search(r"\x1b\[[\d;]*[349]\d", terminal_text(COLOURFUL, Terminal()))


@pytest.mark.parametrize("term", ["dumb", "unknown"])
def test_a_dumb_terminal_gets_text(monkeypatch: pytest.MonkeyPatch, term: str) -> None:
    monkeypatch.setenv("TERM", term)
    assert ESCAPE not in terminal_text(COLOURFUL, Terminal())


def test_a_pipe_gets_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    assert terminal_text(COLOURFUL, io.StringIO()) == page_text(COLOURFUL, 80)


def test_what_is_kept_has_no_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert ESCAPE not in page_text(COLOURFUL)


def test_nothing_active_reaches_the_terminal() -> None:
    active = "\x1b\x9b\x07\x08\x7f\u202e\u2066\u2028\x85\r\ud800"
    nasty = f"a{active}b"
    page: Page = (
        Heading(nasty, 1),
        Paragraph(nasty),
        Grid((nasty,), ((Span(nasty, "id"),),)),
        Facts(((nasty, Span(nasty, "strong")),)),
        Items((nasty, Span(nasty, "id"))),
    )
    assert not set(page_text(page)) & set(active)
    assert not set(terminal_text(page, io.StringIO())) & set(active)


@settings(max_examples=30)
@given(pages(), st.integers(1, 19))
def test_an_absurdly_narrow_terminal_still_gets_an_answer(page: Page, width: int) -> None:
    found = words(page_text(page, width))
    for block in page:
        if isinstance(block, Heading | Paragraph):
            assert words(safe_text(text_of(block.text))) in found


def test_markup_of_the_terminal_library_is_text() -> None:
    assert (
        page_text((Paragraph("[bold]x[/bold] :smile: [link=y]"),))
        == "[bold]x[/bold] :smile: [link=y]\n"
    )

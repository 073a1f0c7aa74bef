"""Pages as Markdown, read by a Markdown reader."""

from itertools import pairwise
from typing import NamedTuple

import pytest
from hypothesis import assume, example, given
from markdown_it import MarkdownIt
from markdown_it.token import Token

from policy_compare.corpus.form.text_patterns import BAD_ID
from policy_compare.invisible import is_blank, without_invisible
from policy_compare.problems import Problem
from policy_compare.render.markdown import markdown_text
from policy_compare.render.safe_text import safe_text
from policy_compare.views import check
from policy_compare.views.page import Block, Facts, Grid, Heading, Items, Page, Paragraph
from policy_compare.views.phrases import Phrase, Span, parts_of, text_of
from tests.support.strategies import NASTY, lines, pages

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


class Read(NamedTuple):
    """A block as the reader understood it: its kind and the texts in it."""

    kind: str
    texts: tuple[str, ...]


def squeezed(text: str) -> str:
    return " ".join(without_invisible(safe_text(text)).split())


def content(inline: Token) -> str:
    """The text that is shown. Only line breaks may be HTML, only the web's links links."""
    parts = []
    for token in inline.children or ():
        if token.type == "html_inline":
            assert token.content == "<br>"
            parts.append("\n")
        elif token.type in ("softbreak", "hardbreak"):
            parts.append("\n")
        elif token.type == "link_open":
            assert token.markup == "autolink"
            assert str(token.attrs["href"]).startswith(("http://", "https://"))
        else:
            assert token.type in (
                "text", "code_inline", "strong_open", "strong_close", "em_open", "em_close",
                "link_close",
            ), token  # fmt: skip
            parts.append(token.content)
    return squeezed("".join(parts))


def read(text: str) -> list[Read]:
    """The blocks of a Markdown text."""
    found: list[Read] = []
    texts: list[str] = []
    kind = ""
    for token in READER.parse(text):
        if token.level == 0 and token.nesting == 1:
            kind, texts = token.tag, []
        if token.type == "inline":
            texts.append(content(token))
        elif token.type == "tr_open":
            texts.append("|")
        if token.level == 0 and token.nesting == -1:
            found.append(Read(kind, tuple(texts)))
        assert token.level or token.nesting, token
    return found


def meant(block: Block) -> Read:
    """The block as it was meant."""
    if isinstance(block, Heading):
        return Read(f"h{block.level}", (squeezed(text_of(block.text)),))
    if isinstance(block, Paragraph):
        return Read("p", (squeezed(text_of(block.text)),))
    if isinstance(block, Facts):
        pairs = ((squeezed(name), squeezed(text_of(value))) for name, value in block.facts)
        return Read("ul", tuple(f"{name}: {value}" for name, value in pairs))
    if isinstance(block, Items):
        return Read("ul", tuple(squeezed(text_of(item)) for item in block.items))
    assert isinstance(block, Grid)
    rows = [block.heads]
    for number, row in enumerate(block.rows):
        if number in block.groups:
            rows.append((block.groups[number], *[""] * (len(block.heads) - 1)))  # type: ignore[arg-type]
        rows.append(row)  # type: ignore[arg-type]
    cells = ((squeezed(text_of(cell)) for cell in row) for row in rows)
    return Read("table", tuple(text for row in cells for text in ("|", *row)))


def everywhere(phrase: Phrase) -> Page:
    """A page with the phrase in every place that text can have."""
    text = text_of(phrase)
    return (
        Heading(phrase, 1),
        Paragraph(phrase),
        Paragraph(phrase, note=True),
        Grid((text, "head"), ((phrase, "b"), ("a", phrase), (phrase, phrase))),
        Heading(("Before ", *parts_of(phrase))),
        Facts(((text, phrase), ("name", phrase))),
        Grid((text, "head"), ((phrase, "b"),), compact=True, groups={0: phrase}),
        Heading("Items"),
        Items((phrase, ("Before ", *parts_of(phrase)))),
        Paragraph(("Before ", *parts_of(phrase))),
    )


def test_blocks() -> None:
    page: Page = (
        Heading("Homes", 1),
        Paragraph(("Both ", Span("agree", "strong"), "\n    on ", Span("a/b", "id"), ".")),
        Paragraph("A note.", note=True),
        Grid(("Who", "What"), (("Ali", (Span("+", "for"), "\n  ", Span("a/b", "id"))),)),
        Facts((("name", "Ali"), ("id", Span("a", "id")))),
        Heading("What", 2),
        Items((("Build homes.\n", Span("build", "id"), ": 2"), "# Not a heading")),
    )
    assert markdown_text(page) == (
        "# Homes\n\n"
        "Both **agree**\\\non `a/b`.\n\n"
        "*A note.*\n\n"
        "| Who | What |\n| --- | --- |\n| Ali | +<br>`a/b` |\n\n"
        "- **name**: Ali\n- **id**: `a`\n\n"
        "## What\n\n"
        "- Build homes.<br>`build`: 2\n- \\# Not a heading\n"
    )


@pytest.mark.parametrize("role", ["", "id", "strong", "muted"])
@pytest.mark.parametrize("nasty", NASTY)
def test_no_text_changes_the_structure(nasty: str, role: str) -> None:
    text = "x" if is_blank(nasty) else " ".join(nasty.split())
    page = everywhere(Span(text, role))  # type: ignore[arg-type]
    assert read(markdown_text(page)) == [meant(block) for block in page]


@pytest.mark.parametrize("start", ["# a", "- a", "+ a", "1. a", "12) a", "---", "===", ":-- | --"])
def test_no_later_line_changes_the_structure(start: str) -> None:
    page: Page = (
        Paragraph(f"first\n{start}"),
        Paragraph(("first", "\n  ", start, "\n", "last")),
        Items((start, f"first\n{start}", ("first", "\n  ", start, "\n", "last"))),
    )
    assert read(markdown_text(page)) == [meant(block) for block in page]


@pytest.mark.parametrize("text", ["   indented", "    code", "\tcode", " - item"])
def test_space_before_a_paragraph_means_nothing(text: str) -> None:
    for page in ((Paragraph(text),), (Paragraph(text, note=True),), (Items((text,)),)):
        assert read(markdown_text(page)) == [meant(block) for block in page]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("See https://example.org/a_b*c.", "https://example.org/a_b*c"),
        ("(https://doi.org/10.1/x)", "https://doi.org/10.1/x"),
        ("“https://example.org/a”", "https://example.org/a"),
        ("https://example.org/?a=1&b=2!", "https://example.org/?a=1&b=2"),
        ("https://example.org/a|b", "https://example.org/a"),
    ],
)
def test_addresses_stay_links(text: str, address: str) -> None:
    tokens = READER.parse(markdown_text((Paragraph(text),)))
    links = [
        token.attrs["href"]
        for inline in tokens
        for token in inline.children or ()
        if token.type == "link_open"
    ]
    assert links == [address]


def test_mathematics_and_strikethrough_stay_text() -> None:
    assert markdown_text((Paragraph("$x$ ~~y~~"),)) == "\\$x\\$ \\~\\~y\\~\\~\n"


@pytest.mark.parametrize(
    ("span", "written"),
    [
        (Span(" b ", "strong"), "a **b** c\n"),
        (Span(" b", "id"), "a `b`c\n"),
        (Span("\n  b\n", "found"), "a\\\n**b**\\\nc\n"),
        (Span("  ", "strong"), "a  c\n"),
    ],
)
def test_marks_hug_their_text(span: Span, written: str) -> None:
    assert markdown_text((Paragraph(("a", span, "c")),)) == written


def test_an_id_that_is_none_is_text() -> None:
    cell = Span("a|b`c", "id")
    assert markdown_text((Grid(("x",), ((cell,),)),)).endswith("| a\\|b\\`c |\n")


def test_nothing_active_is_written() -> None:
    active = "\x1b\x9b\u202e\u2066\u2028\x85\r\x00\x7f\ud800"
    for role in ("", "id", "strong"):
        page = everywhere(Span(f"{active}x{active}", role))
        assert not set(markdown_text(page)) & set(active)
    assert not set(markdown_text((Paragraph(Span(active)),))) & set(active)


@pytest.mark.parametrize("nasty", NASTY)
def test_no_problem_changes_the_structure(nasty: str) -> None:
    problem = Problem("error", BAD_ID, nasty, 1, 2, nasty, nasty)
    for page in (
        check.view(nasty, (problem, problem), "").page(),
        check.view(nasty, (), nasty).page(),
    ):
        assert read(markdown_text(page)) == [meant(block) for block in page]


@given(pages())
@example((Heading("a #", 1),))
@example((Paragraph((Span("a", "strong"), " ", Span("b", "strong")), note=True),))
def test_pages_are_read_as_they_were_meant(page: Page) -> None:
    # Two lists, one right after the other, would be read as one.
    listing = [isinstance(block, Facts | Items) for block in page]
    assume(not any(first and second for first, second in pairwise(listing)))
    assert read(markdown_text(page)) == [meant(block) for block in page]


@given(lines)
def test_any_text_is_read_as_it_was_meant(text: str) -> None:
    page = everywhere(text)
    assert read(markdown_text(page)) == [meant(block) for block in page]

"""A page as a file for a browser: its title, its sections, and what its policy lets it do."""

import re
from base64 import b64encode
from hashlib import sha256

import pytest

from policy_compare.render.html.document import render
from policy_compare.views.page import Block, Grid, Heading, Items, Paragraph
from policy_compare.views.phrases import Span
from policy_compare.views.table import Table, View


def written(*blocks: Block) -> str:
    """The blocks as a page of a view that is called ``check``."""
    return render(View(lambda: Table("check", ("id",), []), lambda: blocks))


def test_the_title_is_the_first_heading() -> None:
    html = written(Heading("Homes & rents", 1), Paragraph("Who wants what."))
    assert "<title>Homes &amp; rents</title>" in html
    assert html.count("<h1") == 1


@pytest.mark.parametrize("blocks", [(), (Paragraph("Nothing."),), (Paragraph("A."), Heading("B"))])
def test_a_page_without_a_title_is_called_as_its_view_is(blocks: tuple[Block, ...]) -> None:
    html = written(*blocks)
    assert "<title>Check</title>" in html
    assert html.count("<h1") == 1
    assert html.count("<h2") == sum(isinstance(block, Heading) for block in blocks)


def test_what_stands_below_a_heading_of_a_section_can_be_folded() -> None:
    html = written(Heading("T", 1), Heading("Findings"), Heading("Agreed", 3), Items(("One.",)))
    fold = html.partition("<details open>")[2].partition("</details>")[0]
    assert re.search(r"<summary>\s*<h3[^>]*>Agreed</h3>", fold)
    assert "One." in fold


def test_what_can_be_typed_next_and_what_explains_short_heads_is_left_out() -> None:
    html = written(
        Heading("T", 1),
        Paragraph("To go on: list", note=True, hint=True),
        Paragraph("Ho24 = Howell 2024", note=True, keys=True),
        Paragraph("Not coded: ali.", note=True),
    )
    assert "To go on" not in html
    assert "Ho24" not in html
    assert "Not coded: ali." in html


def test_the_policy_allows_the_own_style_and_script_alone() -> None:
    html = written(Heading("T", 1))
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]+)"', html)
    rules = dict(rule.split(" ", 1) for rule in policy.replace("&#39;", "'").split("; "))
    for kind in ("style", "script"):
        (text,) = re.findall(rf"<{kind}>(.*?)</{kind}>", html, re.DOTALL)
        digest = b64encode(sha256(text.encode()).digest()).decode()
        assert rules.pop(f"{kind}-src") == f"'sha256-{digest}'"
    assert rules == {"default-src": "'none'", "base-uri": "'none'", "form-action": "'none'"}


def test_the_same_page_is_the_same_file() -> None:
    page = (Heading("T", 1), Heading("A", anchor="a"), Paragraph("Text."))
    assert written(*page) == written(*page)


@pytest.mark.parametrize(("columns", "is_too_wide"), [(40, False), (41, True)])
def test_a_table_wider_than_paper_says_that_it_is_not_printed(
    columns: int, is_too_wide: bool
) -> None:
    heads = tuple(f"c{number}" for number in range(columns))
    html = written(Heading("T", 1), Grid(heads, (heads,), 1, compact=True))
    assert (f"This table has {columns} columns, more than fit on paper." in html) is is_too_wide


def test_what_folds_a_part_of_the_page_holds_no_link() -> None:
    heading = Heading(("Agreed: ", Span("all", target="findings")), 3)
    html = written(Heading("T", 1), Heading("Findings", anchor="findings"), heading)
    summary = html.partition("<summary>")[2].partition("</summary>")[0]
    assert "Agreed: all" in summary
    assert "<a" not in summary

"""What the parser of Markdown finds becomes a tree, with the markup that stands in it."""

import pytest

from tests.support.markdown import shown


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("*Cap* __rents__ `now`.", "Cap rents now."),
        ("See [the law](https://law.example) <u>here</u>.", "See the law here."),
        (r"Pay 5\_000 \* 2 &amp; more.", "Pay 5_000 * 2 & more."),
        ("Rents rose.<sup>3</sup> They fell.[^4]", "Rents rose. They fell."),
        ("A picture ![mill](mill.png) stands here.", "A picture stands here."),
        ("One line<br>and another\nand a third.", "One line and another and a third."),
        ("A long hous-\ning plan.", "A long housing plan."),
    ],
)
def test_inline_markup_is_reduced_to_its_text(source: str, text: str) -> None:
    assert shown(f"The housing plan.\n\n{source}")[1] == ("paragraph", text)


def test_markup_in_the_text_is_read_as_text() -> None:
    text = "<div><p>Cap <b>rents</b>.</p><p>Build.</p></div>\n\n"
    unshown = "<script>\nx()\n</script>\n\n<!-- a -->\n"
    assert shown(text + unshown) == [("paragraph", "Cap rents."), ("paragraph", "Build.")]
    table = "<table>\n<tr><td>a</td><td>b</td></tr>\n</table>\n"
    assert shown(table) == [("cell", "a"), ("cell", "b")]


def test_markup_that_is_not_closed_ends_with_its_block() -> None:
    text = "<table><tr><td>a<br>b<td>c\n\nCap rents.\n\n<p>Build.</div> Now.</p>\n"
    assert shown(text) == [
        ("cell", "a b"), ("cell", "c"), ("paragraph", "Cap rents."), ("paragraph", "Build. Now."),
    ]  # fmt: skip


def test_fenced_text_is_kept_and_code_is_not() -> None:
    assert shown("```\nCap *rents*.\n```\n\n```python\nx = 1\n```\n") == [
        ("paragraph", "Cap *rents*.")
    ]
    assert shown("    Cap rents.\n") == [("paragraph", "Cap rents.")]


def test_a_long_paragraph_keeps_its_words() -> None:
    text = "The <b>council</b> acts. " * 2000
    assert shown(text) == [("paragraph", " ".join(["The council acts."] * 2000))]

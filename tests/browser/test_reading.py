"""The report as it is read: on a screen, on a phone, on paper, with and without a script."""

from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
import pytest

from policy_compare.corpus.reader import load_corpus
from tests.browser.conftest import write_page
from tests.support.chromium import Visit, barriers, lost_links, scrolls_sideways
from tests.support.corpora import SHIPPED

pytestmark = pytest.mark.browser

CORPUS = load_corpus(SHIPPED)

#: All that a reader must find, whatever the page is read on.
SAID = (
    *(proposition.statement for proposition in CORPUS.codebook.propositions.values()),
    *(recommendation.statement for recommendation in CORPUS.recommendations()),
)


def squeezed(text: str) -> str:
    """The text without its spaces, since every medium breaks lines elsewhere."""
    return "".join(text.split())


def test_the_page_needs_nothing_but_itself(shipped: Path, visit: Visit) -> None:
    visit(shipped)
    assert visit.requests == [shipped.as_uri()]


def test_every_link_leads_somewhere(shipped: Path, visit: Visit) -> None:
    assert lost_links(visit(shipped)) == []


def test_without_a_script_all_is_there_and_nothing_that_needs_one(
    shipped: Path, visit: Visit
) -> None:
    page = visit(shipped, javascript=False)
    text = squeezed(page.locator("body").inner_text())
    assert [said for said in SAID if squeezed(said) not in text] == []
    controls = page.locator("button, input, select, textarea, dialog, .keys, output")
    assert [one for one in controls.all() if one.is_visible()] == []


@pytest.mark.parametrize("dark", [False, True])
def test_nothing_bars_anybody(shipped: Path, visit: Visit, dark: bool) -> None:
    page = visit(shipped, dark=dark)
    assert barriers(page) == []


@pytest.mark.parametrize("width", [360, 640, 1280])
def test_the_page_never_scrolls_sideways(shipped: Path, visit: Visit, width: int) -> None:
    # At 200 % a window of 1280 is as wide as 640.
    page = visit(shipped, width=width)
    assert not scrolls_sideways(page)


@pytest.mark.parametrize("format", ["A4", "Letter"])
def test_paper_has_all_that_is_said(shipped: Path, visit: Visit, format: str) -> None:
    page = visit(shipped)
    with pypdfium2.PdfDocument(page.pdf(format=format, prefer_css_page_size=False)) as printed:
        text = squeezed("".join(sheet.get_textpage().get_text_bounded() for sheet in printed))
        sizes = [sheet.get_size() for sheet in printed]
    assert [said for said in SAID if squeezed(said) not in text] == []
    # No button can be pressed on paper.
    assert squeezed("Copy citation") not in text
    assert any(width > height for width, height in sizes)
    assert any(width < height for width, height in sizes)


@pytest.mark.parametrize(
    "call",
    [
        "matrix --by author", "matrix --full", "measures --grid", "measures", "consensus",
        "overlap --all", "disagreements", "list --group-by actor", "papers", "summary",
        "show china", "search lethal aid", "check --explain all",
    ],
)  # fmt: skip
def test_a_view_alone_bars_nobody(call: str, tmp_path: Path, visit: Visit) -> None:
    file = tmp_path / "view.html"
    corpus = [] if "--explain" in call else ["--corpus", str(SHIPPED)]
    page = visit(write_page(file, *call.split(), *corpus), width=360)
    assert barriers(page) == []
    assert lost_links(page) == []
    assert not scrolls_sideways(page)

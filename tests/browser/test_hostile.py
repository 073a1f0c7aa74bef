"""Texts that try to get in: each in every place of a corpus, in a page and in its pictures."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from policy_compare.analysis.positions import By
from policy_compare.views import consensus, disagreements, matrix, measures_grid, report
from policy_compare.views.parts.question import Question
from tests.support.chromium import Visit, barriers, lost_links, scrolls_sideways
from tests.support.hostile_corpus import HOSTILE_TEXTS, hostile_corpus
from tests.support.html_reader import faults_of, squeeze
from tests.support.rendering import render

pytestmark = pytest.mark.browser

SECTION = "section:has(> #recommendations)"
ROWS = f"{SECTION} tr[data-citation]"

#: Authors' names are ids of places too, so that most can go wrong with these.
PAGES = [
    *((name, "author") for name in HOSTILE_TEXTS),
    ("elements", "paper"),
    ("ends", "publisher"),
]


def write_report(file: Path, text: str, by: By) -> Path:
    """The report on the hostile corpus of the text."""
    page = render(report.view(Question(hostile_corpus(text), by=by), "9", {}), "html")
    assert list(faults_of(page)) == []
    file.write_text(page, "utf-8")
    return file


def got_in(page: Page) -> list[str]:
    """What of the page's elements and attributes its templates and its script do not make."""
    made: list[str] = page.evaluate(
        """() => [...document.querySelectorAll("*")]
        .flatMap((one) => [one.localName, ...one.getAttributeNames()])
        .filter((name) => /^(on.*|style|autofocus|src|srcdoc|action)$/.test(name)
            || /^(img|iframe|object|embed|form|base|link|foreignobject)$/i.test(name))"""
    )
    # The page's own style is one of these names.
    made.remove("style")
    return made + [
        f"{name} more than once"
        for name in ("script", "style", "title")
        if page.locator(f"html {name}:not(svg *)").count() != 1
    ]


@pytest.mark.parametrize(("name", "by"), PAGES)
def test_no_text_gets_into_a_page(name: str, by: By, tmp_path: Path, visit: Visit) -> None:
    text = HOSTILE_TEXTS[name]
    page = visit(write_report(tmp_path / "report.html", text, by))
    # What could be run would be run by now, or where the pointer or the focus comes by.
    assert got_in(page) == []
    assert squeeze(text) in squeeze(page.locator("main").text_content() or "")
    assert lost_links(page) == []
    page.locator("table.heat td a[href^='#proposition']").first.click()
    dialog = page.locator("dialog[open]")
    assert squeeze(text) in squeeze(dialog.text_content() or "")
    assert got_in(page) == []
    dialog.locator("a", has_text="place").click()
    assert page.evaluate("document.querySelector(':target').localName") == "tr"
    page.locator(f"{SECTION} input[name=words]").fill(text.replace("\0", "").partition(" ")[0])
    shown = page.locator(f"{ROWS}:visible").count()
    again = visit(tmp_path / "report.html", page.evaluate("location.hash"))
    assert again.locator(f"{ROWS}:visible").count() == shown
    page.locator(f"{SECTION} .reset").click()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator(f"{ROWS} button").first.click()
    page.locator("[role=status]", has_text="Citation copied").wait_for(state="attached")
    assert squeeze(text) in squeeze(page.evaluate("navigator.clipboard.readText()"))
    assert got_in(page) == []


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("name", ["elements", "hebrew", "chinese", "long"])
def test_long_and_foreign_names_bar_nobody(
    name: str, width: int, tmp_path: Path, visit: Visit
) -> None:
    file = write_report(tmp_path / "report.html", HOSTILE_TEXTS[name], "author")
    page = visit(file, width=width)
    assert not scrolls_sideways(page)
    assert barriers(page) == []


@pytest.mark.parametrize("name", ["elements", "ends", "attributes", "entities", "controls"])
def test_no_text_gets_into_a_picture(name: str, tmp_path: Path, visit: Visit) -> None:
    question = Question(hostile_corpus(HOSTILE_TEXTS[name]), by="author")
    for view in (matrix, measures_grid, disagreements, consensus):
        file = tmp_path / f"{view.__name__}.svg"
        file.write_text(render(view.view(question), "svg"), "utf-8")
        page = visit(file)
        names = page.evaluate(
            "[...new Set([...document.querySelectorAll('*')].map(e => e.nodeName))]"
        )
        assert set(names) <= {
            "svg", "title", "desc", "g", "rect", "path", "circle", "text", "tspan", "line", "style",
        }  # fmt: skip
        assert not page.evaluate(
            "[...document.querySelectorAll('*')].some((one) => "
            "one.getAttributeNames().some((name) => /^on|href|^style$/.test(name)))"
        )

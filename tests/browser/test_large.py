"""Pages of large corpora: they open, scroll and narrow; what is left out is said.

How long that takes, ``python -m tests.benchmarks.scale`` tells.
"""

import os
from pathlib import Path

import pytest

from tests.browser.conftest import write_page
from tests.support.chromium import Visit, lost_links, scroll_down, scrolls_sideways
from tests.support.corpora import run_program

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.skipif("POLICY_COMPARE_DATA" not in os.environ, reason="needs POLICY_COMPARE_DATA"),
]


def write_large_page(folder: Path, data: str, kind: str) -> Path:
    """The report on that data, imported."""
    file = Path(os.environ["POLICY_COMPARE_DATA"]) / data / f"{kind}.csv"
    made = run_program("import", kind, str(file), "--into", str(folder / data))
    assert made.code in (0, 1), made.err
    return write_page(folder / "report.html", "report", "--corpus", str(folder / data))


def test_33_000_positions_of_193_states_are_one_page(tmp_path: Path, visit: Visit) -> None:
    file = write_large_page(tmp_path, "unvotes", "positions")
    assert file.stat().st_size < 15e6
    page = visit(file)
    scroll_down(page)
    assert not scrolls_sideways(page)
    assert lost_links(page) == []
    section = "section:has(> #matrix)"
    rows = page.locator(f"{section} tbody tr:not(.group)")
    assert rows.count() == 186
    assert rows.first.locator("td").count() == 193
    page.locator(f"{section} input[name=words]").fill("nuclear")
    shown = page.locator(f"{section} tbody tr:not(.group):visible").count()
    assert 0 < shown < 186
    assert page.locator(f"{section} output").inner_text().startswith(f"{shown} of 186 ")


def test_of_41_000_recommendations_what_is_left_out_is_said(tmp_path: Path, visit: Visit) -> None:
    page = visit(write_large_page(tmp_path, "upr", "recommendations"))
    scroll_down(page)
    text = page.locator("section:has(> #recommendations)").inner_text()
    assert "Left out, since 41,066 recommendations are too many for one page." in text
    assert "--topic or --paper narrows the report" in text
    assert page.locator("section:has(> #papers) tbody tr").count() == 169

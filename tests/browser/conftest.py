"""A browser, and the pages that are looked at in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.support.chromium import Visit, running_browser
from tests.support.corpora import SHIPPED, run_program


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """One browser for all of these tests, which goes before others fork their process."""
    with running_browser() as browser:
        yield browser


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """Opens a file; when the test is over, no page has asked for another, or complained."""
    visit = Visit(browser)
    yield visit
    visit.close()


@pytest.fixture(scope="package")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report on the corpus that the program ships with."""
    file = tmp_path_factory.mktemp("shipped") / "report.html"
    return write_page(file, "report", "--corpus", str(SHIPPED))


def write_page(file: Path, *arguments: str) -> Path:
    """The file that the call writes."""
    with pytest.MonkeyPatch.context() as patched:
        patched.delenv("POLICY_COMPARE_SOURCES", raising=False)
        result = run_program(*arguments, "--output", str(file))
    assert result.code == 0, result.err
    return file

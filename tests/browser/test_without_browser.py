"""Where there is no browser, who runs the tests is told so."""

import os
import subprocess
import sys

import pytest

from tests.support.corpora import CHECKOUT

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("options", [(), ("-n", "2")])
def test_what_is_not_run_is_said_in_the_last_lines(options: tuple[str, ...]) -> None:
    call = ("-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/browser/test_reading.py")
    environment = {name: value for name, value in os.environ.items() if "CHROMIUM" not in name}
    result = subprocess.run(
        [sys.executable, *call, "-k", "every_link or sideways", *options],
        capture_output=True,
        text=True,
        cwd=CHECKOUT,
        env={**environment, "PATH": ""},
        check=False,
    )
    assert result.returncode == 0, result.stdout
    last = result.stdout.rstrip().splitlines()[-2:]
    assert last[0] == "not run: 4 tests, since no Chromium was found"
    assert last[1].startswith("4 skipped")

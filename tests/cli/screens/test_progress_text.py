"""How far a paper is coded, in a line that fits."""

from pathlib import Path

import pytest

from policy_compare.cli.screens.progress_text import bar_of, progress_text
from policy_compare.coding.items import SectionProgress
from tests.support.coding import coding_folder, coding_session


def test_a_bar_tells_by_its_signs_and_in_numbers() -> None:
    assert bar_of(SectionProgress("Proposals", 2, 1, 1)) == "▓▓▓▓▓▓▓▓▓▓▓▓░░░░ 3/4"
    assert bar_of(SectionProgress("Empty")) == "▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓ 0/0"


@pytest.mark.parametrize("width", [20, 40, 78, 200])
def test_the_line_is_as_wide_as_the_screen(tmp_path: Path, width: int) -> None:
    session = coding_session(coding_folder(tmp_path))
    line = progress_text(session, width)
    assert line.plain.startswith("ali · 1 of 3 coded · 1 dismissed"[: width - 1])
    assert line.cell_length <= width
    assert ("Recommendations" in line.plain) == (width > 70)

"""The measure by which official recommendations come first."""

from pathlib import Path

import pytest

from policy_compare.texts.opening import read_document
from tests.benchmarks.official import Inquiry, Outcome, inquiries, judge, table_row

REPORT = """\
# Homes

Rents should be capped in the old town by law.

# Conclusions and recommendations

1. Homes are few. The council should build more of them in the old town. (Paragraph 7)

2. It is essential that hedges be kept. (Paragraph 9)
"""
LISTED = (
    "Homes are few. The council should build more of them in the old town.",
    "The mill should be sold to the highest bidder of all.",
)


@pytest.fixture
def inquiry(tmp_path: Path) -> Inquiry:
    (tmp_path / "a.md").write_text(REPORT, "utf-8")
    return Inquiry(read_document(tmp_path / "a.md"), LISTED)


def test_the_first_list_is_judged_by_what_the_report_lists(inquiry: Inquiry) -> None:
    told: list[str] = []
    assert judge(inquiry, told.append) == Outcome(
        listed=2, found=1, drafted=3, first=2, official=1, alike=0
    )
    assert told == [
        "MISSED a.md: The mill should be sold to the highest bidder of all.",
        "BESIDE a.md: It is essential that hedges be kept.",
    ]


def test_without_an_official_list_all_stands_first(inquiry: Inquiry) -> None:
    document = inquiry.document._replace(blocks=inquiry.document.blocks[:2])
    outcome = judge(Inquiry(document, LISTED))
    assert (outcome.drafted, outcome.first, outcome.found) == (1, 1, 0)


def test_shares_stand_beside_counts() -> None:
    row = table_row("a.md", Outcome(40, 38, 90, 60, 45, 2))
    assert row == ("a.md", "40", "38 (95%)", "90", "60", "45 (75%)", "2")


def test_further_reports_come_with_their_lists(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.md").write_text(REPORT, "utf-8")
    (tmp_path / "a.gold.csv").write_text("id,text\n1,The mill should be sold.\n", "utf-8")
    (found,) = inquiries(tmp_path / "nothing", [tmp_path])
    assert (found.document.name, found.listed) == ("a.md", ("The mill should be sold.",))
    assert capsys.readouterr().out.count("left out: there is no") == 2

"""A file from elsewhere is known by its content, and options that say nothing of it are told."""

from pathlib import Path

import pytest

from tests.support.corpora import Run

RIS = "TY  - RPRT\nTI  - Homes\nER  - \n"
TABLE_OPTIONS = [
    ("--as", "positions"), ("--sheet", "one"), ("--encoding", "latin-1"), ("--map", "text=a"),
    ("--stance-map", "a=support"), ("--split", "topics=/"), ("--keep-going",),
]  # fmt: skip


@pytest.mark.parametrize("option", TABLE_OPTIONS)
def test_an_option_for_tables_is_told_of_what_is_none(option: tuple[str, ...], run: Run) -> None:
    # Whatever it is called.
    Path("refs.csv").write_text(RIS)
    done = run("import", "refs.csv", "--into", "made", *option)
    assert (done.code, done.out) == (2, "")
    assert f"{option[0]} is for tables, and refs.csv is references in RIS" in done.err
    assert not Path("made").exists()


def test_references_need_no_plan(run: Run) -> None:
    Path("refs.ris").write_text(RIS)
    done = run("import", "refs.ris", "--into", "made", "--plan", "plan.yaml")
    assert done.code == 2
    assert "--plan says what codes mean, and refs.ris is references in RIS" in done.err
    assert not Path("plan.yaml").exists()

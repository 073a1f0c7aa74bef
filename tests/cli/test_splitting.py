"""The command split: decided in a table, or at the terminal."""

import csv
from pathlib import Path

import pytest

from tests.support.housing import call, changed, types

SPLIT = ("proposition", "rent-cap", "--into", "rent-cap", "--into", "rent-freeze")


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def fill(path: Path, *into: str) -> None:
    """Write what is decided into the table, row for row."""
    filled = [{**row, "into": ids} for row, ids in zip(rows(path), into, strict=True)]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, filled[0])
        writer.writeheader()
        writer.writerows(filled)


def files(housing: Path) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in housing.glob("*.yaml")}


def test_the_table_is_written_and_then_read(housing: Path, tmp_path: Path) -> None:
    before, table = files(housing), tmp_path / "split.csv"
    asked = call("split", *SPLIT, "--table", str(table))
    assert (asked.code, asked.out) == (0, "")
    assert asked.err == (
        f"wrote {table}\nwrite rent-cap or rent-freeze under into (where several can be: a; b), "
        "and run this again\n"
    )
    assert files(housing) == before
    assert [tuple(row.values()) for row in rows(table)] == [
        ("codebook.yaml", "tensions > build-more", "",
         "A cap lowers what a new home earns, and with it the will to build one.", "", ""),
        ("ali-2023/cap-rents", "positions", "support",
         "The council should cap yearly rent rises in the old town.",
         "a ceiling on annual increases", ""),
        ("okafor-2024/no-cap", "positions", "oppose", "The government must not cap rents.",
         "must resist any cap on rents", ""),
    ]  # fmt: skip
    fill(table, "rent-cap", "Rent-Freeze", "rent-cap; rent-freeze")
    shown = call("split", *SPLIT, "--table", str(table), "--dry-run")
    assert shown.code == 0
    assert "+      rent-freeze: support" in shown.out
    assert files(housing) == before
    done = call("split", *SPLIT, "--table", str(table), "--yes")
    assert done.code == 0
    assert "look at the entries in codebook.yaml: rent-cap, rent-freeze" in done.err
    now = files(housing)
    assert now["ali-2023.yaml"] == before["ali-2023.yaml"].replace("rent-cap:", "rent-freeze:")
    assert now["okafor-2024.yaml"] == before["okafor-2024.yaml"].replace(
        "rent-cap: oppose\n", "rent-cap: oppose\n      rent-freeze: oppose\n"
    )
    assert "statement: Rent rises should be capped by law. (rent-freeze)\n" in now["codebook.yaml"]


def test_all_that_a_table_leaves_open_is_told_with_its_line(housing: Path, tmp_path: Path) -> None:
    before, table = files(housing), tmp_path / "split.csv"
    call("split", *SPLIT, "--table", str(table))
    fill(table, "rent-cap; cap", "", "rent-freeze")
    changed(table, "okafor-2024/no-cap", "okafor-2024/gone")
    found = call("split", *SPLIT, "--table", str(table), "--yes")
    assert found.code == 2
    assert found.err == (
        f"error: missing or wrong decisions in {table}, so nothing was written: 4\n"
        "    line 2: 'cap' is none of rent-cap, rent-freeze\n"
        "    line 3: nothing is decided: rent-cap or rent-freeze\n"
        "    okafor-2024/no-cap, positions: has no row\n"
        "    line 4: no such place\n"
        "    hint: mend them, or name another file to have a new one written\n"
    )
    assert files(housing) == before


def test_a_table_that_cannot_be_read_is_told(housing: Path, tmp_path: Path) -> None:
    table = tmp_path / "split.csv"
    table.write_text('place,field,into\n"a,b\n', "utf-8")
    found = call("split", *SPLIT, "--table", str(table))
    assert found.code == 2
    assert "unexpected end of data" in found.err
    assert f"error: {table} could not be read" in found.err
    odd = call("split", *SPLIT, "--table", str(tmp_path / "split.ods"))
    assert odd.code == 2
    assert "hint: end its name in .csv or .xlsx" in odd.err


def test_two_rows_of_one_place_are_told(housing: Path, tmp_path: Path) -> None:
    table = tmp_path / "split.csv"
    call("split", *SPLIT, "--table", str(table))
    fill(table, *["rent-cap"] * 3)
    table.write_bytes(table.read_bytes() + table.read_bytes().splitlines(keepends=True)[-1])
    found = call("split", *SPLIT, "--table", str(table), "--yes")
    assert "line 5: line 4 is of the same place" in found.err


def test_the_table_may_be_a_workbook(housing: Path, tmp_path: Path) -> None:
    table = tmp_path / "split.xlsx"
    done = call("split", *SPLIT, "--table", str(table))
    assert done.code == 0
    again = call("split", *SPLIT, "--table", str(table))
    assert "line 2: nothing is decided" in again.err


def test_each_place_is_asked_at_the_terminal(
    housing: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files(housing)
    types(monkeypatch, "1\n\n3\n2\nrent-cap rent-freeze\ny\n")
    done = call("split", *SPLIT)
    assert done.code == 0, done.err
    asked = done.err.partition("--- ")[0]
    assert asked.count("1 rent-cap, 2 rent-freeze; several: 1 2; to leave: q > ") == 5
    assert "2 of 3:\nali-2023/cap-rents\npositions\nsupport\nThe council should cap" in asked
    assert "nothing is decided" in asked
    assert "'3' is none of rent-cap, rent-freeze" in asked
    now = files(housing)
    assert now["ali-2023.yaml"] == before["ali-2023.yaml"].replace("rent-cap:", "rent-freeze:")
    assert "      rent-freeze: oppose\n" in now["okafor-2024.yaml"]


@pytest.mark.parametrize("answers", ["1\nq\n", "1\n", ""])
def test_who_leaves_changes_nothing(
    answers: str, housing: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files(housing)
    types(monkeypatch, answers)
    left = call("split", *SPLIT)
    assert (left.code, left.out) == (0, "")
    assert left.err.endswith("nothing was written\n")
    assert files(housing) == before


def test_where_nobody_can_be_asked_a_table_is_named(housing: Path) -> None:
    found = call("split", *SPLIT, "--yes")
    assert found.code == 2
    assert "error: nobody is there to be asked what comes into each place" in found.err
    assert "hint: --table FILE.csv" in found.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("strength", "must", "--into", "a", "--into", "b"), "'strength'"),
        (("topic", "rents", "--into", "a"), "a split is into two or more"),
        (("topic", "rents", "--into", "a", "--into", "a"), "a split is into two or more"),
        (("topic", "nothing", "--into", "a", "--into", "b"), "no topic is called 'nothing'"),
    ],
)
def test_a_call_that_cannot_be_followed_is_told(
    arguments: tuple[str, ...], said: str, housing: Path
) -> None:
    found = call("split", *arguments, "--table", "new.csv")
    assert found.code == 2
    assert said in found.err

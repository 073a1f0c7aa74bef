"""How far the papers' texts are coded, as coverage shows it."""

from pathlib import Path

from tests.cli.test_dismissing import LEFT
from tests.support.housing import (
    BERG,
    GUESS,
    answered,
    broken,
    call,
    changed,
    written_by_windows,
)


def test_what_is_not_coded_is_listed(housing: Path) -> None:
    found = call("coverage")
    assert (found.code, found.err) == (0, "")
    assert "2 of 3 passages coded (66 %)." in found.out
    assert "2 of 2 passages coded (100 %)." in found.out
    assert "»should ask them" in found.out
    assert "should cap yearly" not in found.out


def test_what_is_not_coded_in_csv_and_json(housing: Path) -> None:
    found = call("coverage", "--format", "csv")
    assert found.out.splitlines() == [
        "paper,certainty,strength,quote,section,paragraph,page,text,reasons",
        f"ali-2023,90,should,{LEFT},Proposals,6,,The council {LEFT}.,"
        "modal “should”; under the heading “Proposals”",
    ]
    answer = answered("coverage")
    assert [row["quote"] for row in answer["rows"]] == [LEFT]
    assert answer["notes"] == [
        "ali-2023: 2 of 3 passages coded (66 %)",
        "okafor-2024: 2 of 2 passages coded (100 %)",
    ]


def test_coverage_in_a_file(housing: Path, tmp_path: Path) -> None:
    found = call("coverage", "--output", "left.md")
    assert (found.code, found.out, found.err) == (0, "", "wrote left.md\n")
    assert "| 90<br>should |" in (tmp_path / "left.md").read_text("utf-8")


def test_coverage_of_some_papers(housing: Path) -> None:
    (note,) = answered("coverage", "--paper", "Okafor 2024")["notes"]
    assert note.startswith("okafor-2024: ")
    both = answered("coverage", "--paper", "okafor-2024", "--paper", "ali-2023")["notes"]
    assert [one.partition(":")[0] for one in both] == ["ali-2023", "okafor-2024"]
    found = call("coverage", "--paper", "ali-2024")
    assert (found.code, found.out) == (2, "")
    assert "no paper is called 'ali-2024'" in found.err
    assert "ali-2023" in found.err


def test_coverage_of_less_certain_passages(housing: Path) -> None:
    answer = answered("coverage", "--all")
    assert [row["paper"] for row in answer["rows"]] == ["ali-2023", "okafor-2024"]
    assert answer["notes"][1] == "okafor-2024: 2 of 2 passages coded (100 %), 1 more less certain"


def test_coverage_without_texts(housing: Path, tmp_path: Path) -> None:
    (housing / "sources").rename(tmp_path / "elsewhere")
    found = call("coverage")
    assert (found.code, found.out) == (2, "")
    assert found.err == (
        "error: the papers' texts are not here\n"
        "    hint: --sources DIR names the folder that holds them\n"
    )
    assert len(answered("coverage", "--sources", "elsewhere")["rows"]) == 1


def test_a_text_that_is_not_there_is_noted(housing: Path) -> None:
    (housing / "sources" / "okafor-2024.txt").unlink()
    answer = answered("coverage")
    assert [row["paper"] for row in answer["rows"]] == ["ali-2023"]
    share, note = answer["notes"]
    assert share == "ali-2023: 2 of 3 passages coded (66 %)"
    assert note.startswith("Not looked at: okafor-2024, whose text is not in ")
    assert note.endswith("housing/sources.")


def test_a_text_that_cannot_be_read_is_noted(housing: Path) -> None:
    broken(housing, "ali-2023")
    answer = answered("coverage")
    assert answer["rows"] == []
    share, note = answer["notes"]
    assert share == "okafor-2024: 2 of 2 passages coded (100 %)"
    assert note.startswith("Not looked at: ali-2023, since ")
    assert "ali-2023.pdf" in note


def test_a_paper_with_errors_has_no_coverage(housing: Path) -> None:
    changed(housing / "okafor-2024.yaml", "strength: must", "strength: mist")
    found = call("coverage")
    assert found.code == 0
    assert "Okafor" not in found.out
    assert found.err == (
        "left out because of errors: okafor-2024; policy-compare check --corpus housing "
        "lists them\n"
    )


def test_coverage_has_the_papers_that_wait_for_their_stances(housing: Path) -> None:
    call("draft", BERG)
    quote = 'quote: "should pay half of a repair'
    changed(housing / "berg-2025.yaml", quote, 'quote: "should pay all of a repair')
    found = call("coverage", "--paper", "berg-2025")
    assert found.code == 0
    assert "3 of 4 passages drafted or coded (75 %)" in found.out
    assert "left out" not in found.err


def test_an_encoding_that_was_guessed_is_noted(housing: Path) -> None:
    written_by_windows(housing, "ali-2023")
    assert f"ali-2023{GUESS}." in answered("coverage")["notes"]

"""Drafts that are written: anew, too large, into a corpus that is started, into one table."""

from pathlib import Path

import pytest

from policy_compare.corpus.new_corpus import empty_corpus
from policy_compare.corpus.reader import load_codebook, load_corpus
from policy_compare.corpus.tables.foreign_columns import ImportOptions
from policy_compare.files import reading
from policy_compare.files.writing import write_new_files
from tests.support.corpora import Run, run_program
from tests.support.drafts import ALI, OKAFOR, follow, text
from tests.support.housing import BERG, GUESS, answered, call, written_by_windows
from tests.support.tables import read_foreign_table


def test_a_draft_made_anew_keeps_the_old_one_beside_it(housing: Path) -> None:
    before = (housing / "ali-2023.yaml").read_bytes()
    found = call("draft", ALI, "--force")
    assert found.code == 0
    assert found.err == (
        "wrote housing/ali-2023.yaml, and kept the old one as housing/ali-2023.yaml.bak\n"
    )
    assert (housing / "ali-2023.yaml.bak").read_bytes() == before
    again = call("draft", ALI, "--force", "--all")
    assert "kept the old one as housing/ali-2023.yaml.bak2\n" in again.err
    assert (housing / "ali-2023.yaml.bak").read_bytes() == before
    # A copy is no paper.
    assert set(load_corpus(housing).papers) == {"ali-2023", "okafor-2024"}


def test_a_table_made_anew_keeps_the_old_one_too(housing: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_text("mine")
    assert call("draft", BERG, "--output", "mine.csv", "--force").code == 0
    assert (tmp_path / "mine.csv.bak").read_text() == "mine"


def test_what_cannot_be_read_replaces_nothing(housing: Path, tmp_path: Path) -> None:
    before = (housing / "ali-2023.yaml").read_bytes()
    (tmp_path / "ali-2023.pdf").write_bytes(b"no PDF")
    assert call("draft", "ali-2023.pdf", "--force").code == 2
    assert (housing / "ali-2023.yaml").read_bytes() == before
    assert not (housing / "ali-2023.yaml.bak").exists()


def test_a_draft_that_is_too_large_to_be_read_again_is_not_written(
    housing: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "YAML", reading.YAML._replace(most_bytes=300))
    found = call("draft", BERG)
    assert (found.code, found.out) == (2, "")
    assert "berg-2025.yaml was not written: it would be too large to be read again" in found.err
    assert not (housing / "berg-2025.yaml").exists()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("absent.txt", None),
        ("homes.doc", b"\xd0\xcf\x11\xe0"),
        ("homes.pdf", b"no PDF"),
    ],
)
def test_a_text_that_cannot_be_read_leaves_no_draft(
    name: str, content: bytes | None, housing: Path, tmp_path: Path
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    before = sorted(tmp_path.rglob("*"))
    for corpus in ("housing", "new"):
        found = run_program("draft", name, "--corpus", corpus)
        assert (found.code, found.out) == (2, "")
        assert found.err.startswith("error: ")
        assert name in found.err
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("made", [True, False])
def test_a_folder_without_a_codebook_gets_one(made: bool, run: Run, tmp_path: Path) -> None:
    if made:
        (tmp_path / "homes-2025").mkdir()
    file = text(tmp_path / "berg.txt")
    found = run("draft", file, "--corpus", "homes-2025")
    assert found.code == 0
    assert found.err == (
        "started a corpus in homes-2025, called “Homes 2025”: codebook.yaml, paper.schema.json, "
        "codebook.schema.json\nwrote homes-2025/berg.yaml\n"
    )
    assert (
        "2. or by hand: write into homes-2025/codebook.yaml what papers can be for or against"
        in found.out
    )
    files = empty_corpus(tmp_path / "homes-2025")
    assert {one.name for one in (tmp_path / "homes-2025").iterdir()} == {*files, "berg.yaml"}
    assert follow(found.out) == [0]
    # Where nothing is to be chosen from, nothing is said of choices.
    assert "positions:\n    evidence" in (tmp_path / "homes-2025" / "berg.yaml").read_text()
    assert "started" not in run("draft", file, "--id", "b", "--corpus", "homes-2025").err


def test_what_is_there_of_a_corpus_stays(run: Run, tmp_path: Path) -> None:
    write_new_files(tmp_path / "c", {"paper.schema.json": "mine"})
    found = run("draft", text(tmp_path / "a.txt"), "--corpus", "c")
    assert "started a corpus in c, called “C”: codebook.yaml, codebook.schema.json\n" in found.err
    assert (tmp_path / "c" / "paper.schema.json").read_text() == "mine"


@pytest.mark.parametrize("output", ["a.yaml", "a.csv"])
def test_no_corpus_is_started_for_what_goes_elsewhere(
    output: str, run: Run, tmp_path: Path
) -> None:
    found = run("draft", text(tmp_path / "b.txt"), "--corpus", "c", "--output", output)
    assert (found.code, found.err) == (0, f"wrote {output}\n")
    assert not (tmp_path / "c").exists()
    assert "--codebook" not in found.out


def test_a_corpus_that_cannot_be_started_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "c").write_text("a file")
    found = run("draft", text(tmp_path / "a.txt"), "--corpus", "c")
    assert found.code == 2
    assert "error: the folder c cannot be made" in found.err


def test_a_draft_that_cannot_be_written_is_one_that_failed(housing: Path, tmp_path: Path) -> None:
    (housing / "a.yaml").mkdir()
    found = call("draft", text(tmp_path / "a.txt"), text(tmp_path / "b.txt"), "--force")
    assert found.code == 1
    assert "error: housing/a.yaml is a folder" in found.err
    assert (housing / "b.yaml").is_file()


def test_drafts_go_into_one_table(housing: Path, tmp_path: Path) -> None:
    found = call("draft", ALI, BERG, OKAFOR, "--output", "all.csv")
    assert (found.code, found.err) == (0, "wrote all.csv\n")
    assert found.out.startswith("9 passages drafted in 3 texts\n")
    assert not (housing / "berg-2025.yaml").exists()
    exported = call("export", "--format", "csv").out.partition("\r\n")[0].split(",")
    header = (tmp_path / "all.csv").read_text("utf-8").partition("\n")[0].strip().split(",")
    assert header[: exported.index("dismissed")] == exported[: exported.index("dismissed")]
    assert follow(found.out) == [0, 0]
    made = load_corpus(tmp_path / "all")
    assert list(made.papers) == ["ali-2023", "berg-2025", "okafor-2024"]
    assert not any(item.coded for item in made.recommendations())
    assert made.codebook.propositions.keys() == load_codebook(housing).propositions.keys()


def test_a_table_holds_what_the_drafts_do(housing: Path, tmp_path: Path) -> None:
    call("draft", BERG)
    call("draft", BERG, "--output", "berg.csv")
    book = (housing / "codebook.yaml").read_bytes()
    data = (tmp_path / "berg.csv").read_bytes()
    found = read_foreign_table(
        data, "berg.csv", ImportOptions("recommendations"), ("codebook.yaml", book)
    )
    assert found.corpus is not None
    drafted = load_corpus(housing).papers["berg-2025"]
    tabled = found.corpus.papers["berg-2025"]
    bare = [item._replace(line=0) for item in drafted.recommendations]
    assert [item._replace(line=0) for item in tabled.recommendations] == bare
    assert tabled._replace(file="", recommendations=()) == drafted._replace(
        file="", recommendations=()
    )


def test_the_table_of_a_corpus_is_part_of_it(run: Run, tmp_path: Path) -> None:
    found = run("draft", text(tmp_path / "a.txt"), "--corpus", "c", "--output", "c/papers.csv")
    assert found.code == 0
    assert "started a corpus in c" in found.err
    assert follow(found.out) == [0]
    assert list(load_corpus(tmp_path / "c").papers) == ["a"]


def test_a_paper_without_passages_has_no_row(housing: Path, tmp_path: Path) -> None:
    calm = text(tmp_path / "calm.txt", "Rents rose last year.\n")
    found = call("draft", BERG, calm, "--output", "a.csv")
    assert "not in a.csv, since nothing was drafted of it: calm\n" in found.err
    found = call("draft", calm, "--output", "b.csv")
    assert (found.code, found.err) == (
        0,
        "not in b.csv, since nothing was drafted of it: calm\n",
    )
    assert "What to do next" not in found.out
    assert not (tmp_path / "b.csv").exists()


def test_an_encoding_that_was_guessed_is_said_and_waits_for_a_person(housing: Path) -> None:
    written_by_windows(housing, "berg-2025")
    said = call("draft", BERG).err
    assert "encoding:" not in (housing / "berg-2025.yaml").read_text("utf-8")
    (row,) = [row for row in answered("check")["rows"] if row["code"] == "guessed-encoding"]
    assert row["message"] == f"berg-2025{GUESS}"
    assert f"{row['message']}; {row['hint']}\n" in said
    assert call("check", "--fix", "--yes").code == 0
    assert "encoding: cp1252" in (housing / "berg-2025.yaml").read_text("utf-8")
    assert "guessed-encoding" not in [row["code"] for row in answered("check")["rows"]]


def test_an_encoding_that_was_guessed_is_not_in_the_table(housing: Path, tmp_path: Path) -> None:
    written_by_windows(housing, "berg-2025")
    assert f"berg-2025{GUESS}" in call("draft", BERG, "--output", "berg.csv").err
    assert "cp1252" not in (tmp_path / "berg.csv").read_text("utf-8")


TAGGED = """\
Homes for a shrinking town

Rents should be capped by law.

Homes are few in the old town, and so the council should build more. (Recommendation 1)

Hedges are few as well, and so the council should plant more of them. (Recommendation 2)
"""


def test_what_is_beside_the_official_recommendations_says_so(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(TAGGED)
    found = run("draft", str(file), "--corpus", "c")
    assert "order      2 official, then 1 other" in found.out
    written = (tmp_path / "c" / "a.yaml").read_text()
    first, second, third = written.split("\n  - id: ")[1:]
    assert "# Certainty 100: official: Recommendation 1; modal “should”" in first
    assert "Not among" not in first + second
    assert "# Not among the text's own recommendations.\n" in third


def test_what_is_not_found_of_a_paper_stands_in_its_file(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    file.write_text(
        "<title>2</title><meta name=author content='Acrobat Pro 24.2'><h1>Homes</h1><p>Build homes."
    )
    run("draft", str(file), "--corpus", "c")
    written = (tmp_path / "c" / "a.yaml").read_text()
    assert "  # authors: not found; the file itself says “Acrobat Pro 24.2”\n" in written
    assert "  # publisher: not found\n" in written


def test_a_section_that_a_text_does_not_have_leaves_no_draft(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text("# Homes\n\nBuild homes.\n\n# Rents\n\nRents should be capped.\n")
    found = run("draft", str(file), "--corpus", "c", "--section", "rent")
    assert (found.code, found.out) == (2, "")
    assert "a.md has no section “rent”\n    hint: the nearest headings: “Rents”\n" in found.err
    assert not (tmp_path / "c").exists()
    found = run("draft", str(file), "--corpus", "c", "--section", "rents")
    assert found.out.startswith("1 passage drafted")


def test_names_of_the_example_are_none_in_a_draft_of_ones_own(
    housing: Path, tmp_path: Path
) -> None:
    file = tmp_path / "a.txt"
    file.write_text("The government should build.\n\nRent rises should be capped by law.\n")
    assert call("draft", str(file)).code == 0
    written = (housing / "a.yaml").read_text()
    assert "government]" not in written
    assert "rent-cap" not in written
    assert call("draft", BERG).code == 0
    assert "actors: [government]" in (housing / "berg-2025.yaml").read_text()

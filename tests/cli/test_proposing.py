"""The command propose: from files, from the corpus, with its texts or without."""

from pathlib import Path

from tests.support.housing import answered, call


def kinds(answer: dict[str, list[dict[str, str]]]) -> list[tuple[str, str]]:
    return [(row["kind"], row["id"]) for row in answer["rows"]]


def test_of_texts_of_no_corpus_all_is_new(housing: Path) -> None:
    answer = answered(
        "propose",
        f"{housing}/sources/ali-2023.txt",
        f"{housing}/sources/okafor-2024.txt",
        "--corpus",
        "n",
    )
    assert ("actor", "council") in kinds(answer)
    row = answer["rows"][0]
    assert row["label"] == "Council"
    assert all(ref.startswith(("ali-2023/", "okafor-2024/")) for ref in row["passages"])
    assert not Path("n").exists()


def test_what_the_codebook_has_is_not_proposed(housing: Path) -> None:
    assert ("actor", "council") not in kinds(answered("propose"))
    assert ("actor", "council") not in kinds(answered("propose", f"{housing}/sources/ali-2023.txt"))


def test_two_texts_of_one_name_are_two(housing: Path) -> None:
    text = (housing / "sources" / "ali-2023.txt").read_text("utf-8")
    Path("old").mkdir()
    Path("old/ali-2023.txt").write_text(text, "utf-8")
    answer = answered(
        "propose", f"{housing}/sources/ali-2023.txt", "old/ali-2023.txt", "--corpus", "n"
    )
    assert {ref.partition("/")[0] for row in answer["rows"] for ref in row["passages"]} == {
        "ali-2023", "old-ali-2023-txt",
    }  # fmt: skip


def test_without_its_texts_the_corpus_proposes_by_statements(housing: Path, tmp_path: Path) -> None:
    (housing / "sources").rename(tmp_path / "elsewhere")
    (note,) = answered("propose")["notes"]
    assert note == "Without the papers' texts actors are told by the statements alone."
    assert answered("propose", "--sources", "elsewhere")["notes"] == []


def test_a_text_that_is_not_there_is_told(housing: Path) -> None:
    (housing / "sources" / "ali-2023.txt").unlink()
    (note,) = answered("propose")["notes"]
    assert note.startswith("Not looked at: ali-2023, whose text is not in ")


def test_of_files_that_cannot_be_read_the_others_are_proposed_from(housing: Path) -> None:
    found = call("propose", "none.txt", f"{housing}/sources/ali-2023.txt", "--format", "csv")
    assert (found.code, found.out[:4]) == (1, "kind")
    assert "none.txt" in found.err
    found = call("propose", "none.txt")
    assert (found.code, found.out) == (2, "")
    assert "none.txt" in found.err

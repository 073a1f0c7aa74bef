"""Where drafts go, and what stands in the way of one."""

from pathlib import Path

import pytest

from policy_compare.corpus.reader import load_corpus
from tests.support.corpora import Run
from tests.support.drafts import ALI, follow, text
from tests.support.housing import BERG, call


def test_a_draft_that_goes_into_the_corpus_by_name(housing: Path) -> None:
    found = call("draft", BERG, "--output", "housing/again.yaml")
    assert "2. or by hand: word each statement anew in housing/again.yaml" in found.out
    assert "3. policy-compare check --corpus housing\n" in found.out


def test_a_paper_is_called_after_its_file_or_as_it_is_told(housing: Path, tmp_path: Path) -> None:
    call("draft", text(tmp_path / "Möbius & Söhne_2024 (final).v2.txt"))
    call("draft", text(tmp_path / "b.txt"), "--id", "Ali_2024.b")
    assert set(load_corpus(housing).papers) >= {"möbius-söhne-2024-final-v2", "Ali_2024.b"}


@pytest.mark.parametrize("where", ["mine.yaml", "mine.csv"])
def test_a_draft_is_written_over_nothing(where: str, housing: Path, tmp_path: Path) -> None:
    (tmp_path / where).write_text("mine")
    found = call("draft", BERG, "--output", where)
    assert (found.code, found.out) == (2, "")
    assert found.err == (
        f"error: {where} exists and was kept\n"
        "    hint: --force drafts it anew, and keeps the old one beside it\n"
    )
    assert (tmp_path / where).read_text() == "mine"


def test_a_paper_that_is_there_is_kept(housing: Path) -> None:
    before = (housing / "ali-2023.yaml").read_bytes()
    found = call("draft", ALI)
    assert (found.code, found.out) == (2, "")
    assert "error: housing/ali-2023.yaml exists and was kept\n" in found.err
    assert (housing / "ali-2023.yaml").read_bytes() == before


@pytest.mark.parametrize("where", ["absent/a.yaml", "absent/a.csv", "housing"])
def test_a_file_that_cannot_be_written_is_told_before_anything_is_read(
    where: str, housing: Path
) -> None:
    found = call("draft", "absent.txt", "--output", where, "--force")
    assert (found.code, found.out) == (2, "")
    assert "absent.txt" not in found.err
    assert "the folder absent does not exist" in found.err or "housing is a folder" in found.err


def test_a_draft_does_not_go_into_the_corpus_of_the_program(
    housing: Path, run: Run, tmp_path: Path
) -> None:
    found = run("draft", BERG)
    assert (found.code, found.out) == (2, "")
    assert found.err == (
        "error: there is no corpus of your own here to put a draft in\n"
        "    hint: --corpus DIR names a folder, where one is started; or name a file with "
        "--output\n"
    )
    assert run("draft", BERG, "--output", "berg-2025.yaml").code == 0
    assert (tmp_path / "berg-2025.yaml").is_file()


@pytest.mark.parametrize("output", [[], ["--output", "a.yaml"]])
@pytest.mark.parametrize("id", ["../berg", "berg 2025", "", "_berg"])
def test_an_id_that_is_none_is_refused(
    id: str, output: list[str], housing: Path, tmp_path: Path
) -> None:
    before = sorted(tmp_path.rglob("*"))
    found = call("draft", BERG, "--id", id, *output)
    assert (found.code, found.out) == (2, "")
    assert f"error: '{id}' cannot be an id" in found.err
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("id", ["con", "NUL", "aux.x", "lpt¹"])
def test_no_paper_is_called_as_a_device_of_windows(id: str, housing: Path, tmp_path: Path) -> None:
    before = sorted(tmp_path.rglob("*"))
    found = call("draft", BERG, "--id", id)
    assert (found.code, found.out) == (2, "")
    assert f"error: no file can be called {id}.yaml on Windows" in found.err
    assert f"hint: give another --id, such as x-{id}" in found.err
    assert sorted(tmp_path.rglob("*")) == before


def test_a_text_that_is_called_as_a_device_of_windows_has_another_id(
    housing: Path, tmp_path: Path
) -> None:
    call("draft", text(tmp_path / "Con.txt"))
    assert (housing / "x-con.yaml").exists()


@pytest.mark.parametrize("length", [201, 4096])
def test_an_id_that_is_too_long_for_a_file_is_refused(length: int, housing: Path) -> None:
    found = call("draft", BERG, "--id", "é" * (length // 2) + "x")
    assert (found.code, found.out) == (2, "")
    assert f"error: '{'é' * 20}…' is too long for an id" in found.err


def test_a_text_whose_name_nobody_sees_is_called_by_its_id(housing: Path, tmp_path: Path) -> None:
    path = tmp_path / "\u200b"
    path.write_text("Councils should build homes.\n")
    assert call("draft", str(path), "--id", "seen").code == 0
    drafted = (housing / "seen.yaml").read_text()
    assert "  title: seen\n" in drafted
    assert "file:" not in drafted


@pytest.mark.parametrize("force", [[], ["--force"]])
def test_no_paper_takes_the_place_of_the_codebook(
    force: list[str], housing: Path, tmp_path: Path
) -> None:
    before = (housing / "codebook.yaml").read_bytes()
    for given in (
        [text(tmp_path / "Codebook.txt")],
        [BERG, "--id", "CodeBook"],
        [BERG, "--output", "housing/codebook.yaml"],
        [BERG, "--output", "housing/codebook.csv"],
    ):
        found = call("draft", *given, *force)
        assert (found.code, found.out) == (2, "")
        assert "error: no paper can be called " in found.err
        assert "hint: that is the codebook; give another name" in found.err
    assert (housing / "codebook.yaml").read_bytes() == before


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("codebook.yaml", "topics: [", "codebook.yaml"),
        ("codebook.yaml", None, "codebook.yaml"),
        ("codebook.yml", "", "error: housing/codebook.yml is not read\n    hint: rename it to"),
    ],
)
def test_a_codebook_that_cannot_be_read_stops_a_draft(
    name: str, content: str | None, said: str, housing: Path
) -> None:
    (housing / "codebook.yaml").unlink()
    if content is None:
        (housing / name).mkdir()
    else:
        (housing / name).write_text(content)
    found = call("draft", BERG)
    assert (found.code, found.out) == (2, "")
    assert said in found.err
    assert not (housing / "berg-2025.yaml").exists()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--id", "a"], "error: --id names one paper\n"),
        (
            ["--output", "a.yaml"],
            "error: a.yaml can hold one draft only\n    hint: end its name in",
        ),
    ],
)
def test_what_is_for_one_text_is_refused_for_many(
    options: list[str], said: str, housing: Path, tmp_path: Path
) -> None:
    found = call("draft", ALI, BERG, *options)
    assert (found.code, found.out) == (2, "")
    assert said in found.err
    assert not (tmp_path / "a.yaml").exists()


def test_outside_of_a_corpus_no_names_of_the_shipped_one_are_used(run: Run, tmp_path: Path) -> None:
    text(tmp_path / "a.txt", "Homes\n\nThe council should give China and Ukraine assistance.\n")
    found = run("draft", "a.txt", "--output", "a.csv")
    assert found.code == 0
    assert "--codebook" not in found.out
    assert follow(found.out) == [0, 0]
    made = load_corpus(tmp_path / "a")
    assert not made.codebook.topics
    assert not made.codebook.actors

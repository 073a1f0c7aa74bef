"""What an editor holds of a file is checked in its place, and nothing else is told."""

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.support.corpora import run_program
from tests.support.housing import joined

ALI, BOOK = "housing/ali-2023.yaml", "housing/codebook.yaml"


@pytest.fixture
def typed(housing: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Checks a file as it is with one place changed, which is not saved."""

    def check(file: str, old: str = "", new: str = "", *options: str, text: str = "") -> Any:
        text = text or Path(file).read_text()
        assert old in text
        given = io.TextIOWrapper(io.BytesIO(text.replace(old, new, 1).encode()))
        monkeypatch.setattr(sys, "stdin", given)
        return run_program("check", "--stdin-filename", file, *options)

    return check


def test_a_file_without_a_problem_is_said_to_have_none(typed: Any) -> None:
    found = typed(ALI)
    assert (found.code, found.err) == (0, "")
    assert found.out == f"No problem in {ALI}: as the standard input has it.\n"


def test_what_is_typed_counts_and_not_what_is_saved(typed: Any) -> None:
    saved = Path(ALI).read_text()
    Path(ALI).write_text("paper: [")
    found = typed(ALI, "strength: should", "strength: mist", text=saved)
    assert found.code == 1
    assert found.out.startswith(
        f"{ALI}:21:15: error[unknown-name] the strength 'mist' is not known\n"
    )


def test_problems_of_other_files_are_not_told(typed: Any) -> None:
    Path("housing/okafor-2024.yaml").write_text("paper: [")
    assert typed(ALI).code == 0


def test_the_path_is_told_as_it_was_given(typed: Any) -> None:
    found = typed("./housing/../housing/ali-2023.yaml", "strength: should", "strength: mist")
    assert found.out.startswith("./housing/../housing/ali-2023.yaml:21:15: error[")


def test_a_file_may_be_new(typed: Any) -> None:
    text = Path(ALI).read_text()
    assert typed("housing/new-2026.yaml", text=text).code == 0
    found = typed("housing/new-2026.yaml", "[council]", "[counsel]", text=text)
    assert "housing/new-2026.yaml:18:14: error[unknown-name]" in found.out


def test_a_new_corpus_may_begin_with_its_codebook(typed: Any) -> None:
    Path("fresh").mkdir()
    found = typed(
        "fresh/codebook.yaml", "topics: [rents]", "topics: [rent]", text=Path(BOOK).read_text()
    )
    assert [line.split("]")[0] for line in found.out.splitlines() if "error[" in line] == [
        "fresh/codebook.yaml:27:14: error[unknown-name"
    ]


def test_problems_that_a_codebook_brings_to_other_files_are_counted(typed: Any) -> None:
    found = typed(BOOK, "  economic:", "  fiscal:")
    assert found.code == 0
    assert "By it 1 other file would have new problems." in joined(found.out)
    assert "okafor" not in found.out
    Path(ALI).write_text(Path(ALI).read_text().replace("[council]", "[counsel]"))
    assert "By it" not in typed(BOOK, "label: Town council", "label: Council").out


def test_texts_are_looked_up_only_where_their_folder_is_given(typed: Any) -> None:
    change = ("ceiling on annual", "roof on annual")
    assert typed(ALI, *change).code == 0
    found = typed(ALI, *change, "--sources", "housing/sources")
    assert found.code == 1
    assert found.out.startswith(f"{ALI}:16: error[quote-not-found]")
    assert "Found in 2 texts: 3 of 4 quotes." in found.out


def test_the_wording_of_a_quote_is_checked_with_its_text(typed: Any) -> None:
    change = ("a ceiling on annual increases", "The council must")
    assert "No problem" in typed(ALI, *change).out
    found = typed(ALI, *change, "--sources", "housing/sources")
    assert f"{ALI}:16: warning[strength-wording]" in found.out


def test_programs_read_it_too(typed: Any) -> None:
    answer = json.loads(typed(ALI, "strength: should", "strength: mist", "--format", "json").out)
    (row,) = answer["rows"]
    assert (row["file"], row["line"], row["column"]) == (ALI, 21, 15)


@pytest.mark.parametrize(
    "file", ["housing/notes.txt", "elsewhere/ali-2023.yaml", "ali-2023.yaml", "x" * 300 + "/a.yaml"]
)
def test_what_is_no_file_of_a_corpus_is_refused(file: str, typed: Any) -> None:
    found = typed(file, text="a: b")
    assert (found.code, found.out) == (2, "")
    assert joined(found.err) == (
        f"error: {file} is no file of a corpus hint: name a file that ends in .yaml, beside a "
        "codebook.yaml"
    )


@pytest.mark.parametrize("options", [("--fix",), ("--corpus", "housing")])
def test_options_for_saved_files_are_refused(options: tuple[str, ...], typed: Any) -> None:
    found = typed(ALI, "", "", *options)
    assert (found.code, found.out) == (2, "")
    assert "hint: leave --fix and --corpus out" in found.err


def test_without_a_standard_input_the_file_is_empty(
    housing: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    found = run_program("check", "--stdin-filename", ALI)
    assert found.code == 1
    assert "error[empty-file]" in found.out


def test_the_project_s_own_rules_count(typed: Any) -> None:
    Path("housing/policy-compare.toml").write_text(
        '[check]\nrequired = ["rationale"]\nignore = ["no-topic"]\n'
    )
    found = typed(ALI, "positions:                  # proposition: support, oppose or neutral\n"
                  "      rent-cap: support", "positions: {}")  # fmt: skip
    assert found.code == 0
    assert f"{ALI}:26: warning[missing-field]" in found.out
    assert "no-topic" not in found.out
    assert "Ignored by the project's own rules: 1 problem." in found.out


@pytest.mark.parametrize("format", ["github", "sarif", "junit"])
def test_programs_for_checks_read_it_too(format: str, typed: Any) -> None:
    found = typed(ALI, "strength: should", "strength: mist", "--format", format)
    assert found.code == 1
    assert ALI in found.out
    assert "mist" in found.out

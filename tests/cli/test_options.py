"""The options that commands share."""

import json
from pathlib import Path

import pytest

from policy_compare.cli.options import READING_SECONDS, Output
from policy_compare.errors import CallError
from policy_compare.render import FORMATS
from policy_compare.texts import limits
from tests.cli.test_question_options import listed_ids
from tests.support.corpora import Run


@pytest.mark.parametrize(
    "arguments",
    [
        ["lst"],
        ["list", "--topc", "rents"],
        ["compare"],
        ["overlap", "--min-units", "0"],
    ],
)
def test_a_wrong_call_exits_2(run: Run, arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.code == 2
    assert "Usage: policy-compare" in result.err


@pytest.mark.parametrize("seconds", ["0", "-3", "soon", "2.5", "86401", "9" * 5000])
def test_a_reading_limit_is_a_number_of_seconds(run: Run, seconds: str) -> None:
    result = run("check", "--reading-limit", seconds)
    assert (result.code, result.out) == (2, "")
    assert result.err == (
        "error: --reading-limit is a whole number of seconds from 1 to 86400, a day\n"
        "    hint: --reading-limit 120 gives each text two minutes\n"
    )


def test_the_usual_reading_limit_is_that_of_the_readers() -> None:
    assert limits.READING_SECONDS == READING_SECONDS


@pytest.mark.parametrize("name", ["list.csv", "LIST.CSV", "list.json", "list.md", "list.txt"])
def test_the_files_name_tells_the_format(run: Run, corpus: str, tmp_path: Path, name: str) -> None:
    formats = {"csv": "csv", "json": "json", "md": "markdown", "txt": "table"}
    file = tmp_path / name
    result = run("list", "--corpus", corpus, "--output", str(file))
    assert (result.code, result.out) == (0, "")
    assert f"wrote {file}" in result.err
    expected = run(
        "list", "--corpus", corpus, "--format", formats[name.casefold().partition(".")[2]]
    )
    assert file.read_bytes().decode() == expected.out


def test_a_format_that_is_named_goes_before_the_files_name(
    run: Run, corpus: str, tmp_path: Path
) -> None:
    file = tmp_path / "list.md"
    run("list", "--corpus", corpus, "--output", str(file), "--format", "csv")
    assert file.read_text().startswith("id,paper,")


def test_an_existing_file_is_kept_unless_forced(run: Run, corpus: str, tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("mine")
    kept = run("list", "--corpus", corpus, "--output", str(file))
    assert kept.code == 2
    assert "exists and was kept" in kept.err
    assert "--force" in kept.err
    assert file.read_text() == "mine"
    forced = run("list", "--corpus", corpus, "--output", str(file), "--force")
    assert forced.code == 0
    assert file.read_text() != "mine"


def test_the_variable_names_the_corpus(
    run: Run, corpus: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POLICY_COMPARE_CORPUS", corpus)
    assert listed_ids(run)[0] == "ali-2023/cap"
    assert "0 errors" in run("check", "--format", "json").out


def test_coverage_and_reliability_understand_names_too(run: Run, corpus: str) -> None:
    (Path(corpus) / "sources").mkdir()
    for command in (("coverage", "--corpus", corpus), ("reliability", corpus, corpus)):
        found, wanted = run(*command, "--paper", "ali"), run(*command, "--paper", "ali-2023")
        assert wanted.code == 0, wanted.err
        assert found == wanted
        unknown = run(*command, "--paper", "aly 2032")
        assert unknown.code == 2
        assert "no paper is called 'aly 2032'" in unknown.err
        assert "there are: ali-2023, okafor-2024" in unknown.err


@pytest.mark.parametrize(
    ("call", "message", "hint"),
    [
        (
            ["compare", "ali", "okafor", "noor ali"],
            "compare takes two, not 3",
            "policy-compare matrix --paper ali --paper okafor --paper 'noor ali' sets these",
        ),
        (
            ["compare", "--by", "author", "a", "b", "c", "d"],
            "compare takes two, not 4",
            "policy-compare matrix --by author sets all",
        ),
        (["compare", "ali"], "compare takes two, not one", "name another one"),
        (["compare", "ali", "ALI 2023"], "'ali' and 'ALI 2023' are the same paper", "two that"),
        (["list", "--topic", "s", "--topic", "q"], "no topic is called 'q'", "there are: "),
        (["list", "--strength", "x"], "no strength is called 'x'", "must, should, could"),
        (["show", "c"], "'c' fits more than one thing", "say which: actor council, proposition"),
    ],
)
def test_a_call_that_means_nothing_is_told_what_would(
    run: Run, corpus: str, call: list[str], message: str, hint: str
) -> None:
    result = run(*call, "--corpus", corpus)
    assert (result.code, result.out) == (2, "")
    assert f"error: {message}" in result.err
    assert hint in result.err


def test_what_is_said_about_a_format_is_refused_for_the_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    paged = FORMATS["csv"]._replace(name="paged", endings=(".paged",), settings=("size",))
    monkeypatch.setitem(FORMATS, "paged", paged)
    output = Output(file=Path("a.paged")).with_settings(size="A4", margin=None, wide=False)
    assert output.settings == {"size": "A4"}
    assert output.choose_format() == "paged"
    with pytest.raises(CallError, match="--size is for paged, and this would be csv") as refused:
        output._replace(file=Path("a.csv")).choose_format()
    assert refused.value.hint == "end the name of --output in .paged, or leave --size out"


@pytest.mark.parametrize(
    ("given", "sign"), [(";", ";"), (",", ","), ("tab", "\t"), ("\\t", "\t"), ("\t", "\t")]
)
def test_cells_are_separated_as_is_said(given: str, sign: str, run: Run, corpus: str) -> None:
    result = run("list", "--corpus", corpus, "--format", "csv", "--delimiter", given)
    assert result.out.startswith(sign.join(("id", "paper", "statement")))


@pytest.mark.parametrize("given", ["", ";;", "x", '"', "\n", "'"])
def test_delimiter_that_is_none_is_told(given: str, run: Run, corpus: str) -> None:
    result = run("list", "--corpus", corpus, "--format", "csv", "--delimiter", given)
    assert (result.code, result.out) == (2, "")
    assert f"error: --delimiter cannot be '{given}'" in result.err
    assert "one of: ',', ';' or tab" in result.err


@pytest.mark.parametrize("command", [["list"], ["check"], ["coverage"], ["propose"]])
def test_csv_for_excel_can_be_had_of_every_command(
    command: list[str], run: Run, housing: Path
) -> None:
    asked = [*command, "--corpus", "housing", "--format", "csv", "--bom", "--delimiter", ";"]
    result = run(*asked)
    assert result.code == 0
    assert result.out.startswith("\ufeff")
    assert ";" in result.out.partition("\r\n")[0]
    refused = run(*command, "--corpus", "housing", "--bom")
    assert (refused.code, "--bom is for csv" in refused.err) == (2, True)


@pytest.mark.parametrize("by", ["paper", "author"])
def test_labels_stand_beside_ids(by: str, run: Run, housing: Path) -> None:
    asked = ["measures", "--corpus", "housing", "--by", by, "--labels"]
    columns = json.loads(run(*asked, "--format", "json").out)["columns"]
    assert ("unit_a_label" in columns) == (by == "paper")
    refused = run(*asked, "--format", "markdown")
    assert (refused.code, "--labels is for csv or json or xlsx" in refused.err) == (2, True)

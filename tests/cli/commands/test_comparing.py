"""The command that says what was found, with what it looks up in the papers' texts."""

import errno
import json
import os
import shutil
from pathlib import Path

import pytest

from policy_compare.files import temporary_files
from tests.support.corpora import Result, Run, run_program
from tests.support.housing import answered, broken, call, changed, joined


def test_the_shipped_corpus_fits_a_screen(run: Run) -> None:
    result = run("summary")
    assert (result.code, result.err) == (0, "")
    lines = result.out.splitlines()
    assert len(lines) <= 40
    assert max(map(len, lines)) <= 80
    assert lines[-1].startswith("To go on: policy-compare show ")


def test_every_command_to_go_on_with_works(housing: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert call("summary").out.endswith(
        "To go on: policy-compare show rent-cap · overlap rents · matrix\nEach with "
        "--corpus housing\n"
    )
    for command in (["show", "rent-cap"], ["overlap", "rents"], ["matrix"]):
        assert call(*command).code == 0
    monkeypatch.chdir(housing)
    alone = Path("ali-2023.yaml").read_text().partition("recommendations:")[0]
    Path("ali-2023.yaml").write_text(f"{alone}recommendations: []\n")
    Path("okafor-2024.yaml").unlink()
    shown = call("summary", "--corpus", ".").out
    assert shown.endswith(
        "policy-compare list --uncoded · propositions · topics\nEach with --corpus .\n"
    )
    for command in (["list", "--uncoded"], ["propositions"], ["topics"]):
        assert call(*command, "--corpus", ".").code == 0


def test_filters_go_on_with_what_follows(housing: Path) -> None:
    shown = call("summary", "rents", "--by", "author", "--strength", "must").out
    assert shown.startswith("Housing in shrinking towns: topic Rents and tenure, strength must\n")
    last = "Each with --topic rents --strength must --by author --corpus housing"
    assert shown.splitlines()[-1] == last
    assert call("overlap", *last.split()[2:]).code == 0


@pytest.mark.parametrize("format", ["json", "csv"])
def test_a_topic_is_the_argument(format: str, housing: Path) -> None:
    named = call("summary", "rents", "--format", format)
    assert named == call("summary", "--topic", "rents", "--format", format)
    assert named.code == 0
    assert "rent-cap" in named.out


def test_the_answer_goes_into_a_file(housing: Path, tmp_path: Path) -> None:
    assert call("summary", "--output", "summary.md").err == "wrote summary.md\n"
    assert (tmp_path / "summary.md").read_text("utf-8").startswith("# Housing in shrinking towns\n")


# Quotes


def missing(*arguments: str) -> list[str]:
    """What the summary of the example corpus says is missing."""
    rows = answered("summary", *arguments)["rows"]
    return [row["text"] for row in rows if row["kind"] == "missing"]


def test_quotes_are_looked_up_in_the_texts(housing: Path) -> None:
    assert missing() == ["Quotes: 4 of 4 found in the papers' texts."]
    # Only what is chosen counts.
    assert missing("--paper", "ali-2023") == ["Quotes: 2 of 2 found in the papers' texts."]
    assert missing("--topic", "rents", "--strength", "must") == [
        "Quotes: 1 of 1 found in the paper's text."
    ]
    assert missing("--strength", "must", "--topic", "building") == []


def test_a_quote_that_is_not_in_its_text_is_counted(housing: Path) -> None:
    text = (housing / "okafor-2024.yaml").read_text("utf-8")
    quote = text.partition('quote: "')[2].partition('"')[0]
    changed(housing / "okafor-2024.yaml", f'quote: "{quote}"', 'quote: "no such words"')
    assert missing() == [
        "Quotes: 3 of 4 found in the papers' texts (policy-compare check says which are not)."
    ]


def test_quotes_whose_texts_are_not_there_or_not_readable_are_not_verified(housing: Path) -> None:
    broken(housing, "ali-2023")
    unverified = "2 not verified, since the texts are not at hand or not readable."
    assert missing() == [f"Quotes: 2 of 2 found in the papers' texts; {unverified}"]
    (housing / "sources" / "okafor-2024.txt").unlink()
    assert missing() == [f"Quotes: {unverified.replace('2', '4')}"]
    shutil.rmtree(housing / "sources")
    assert missing() == [f"Quotes: {unverified.replace('2', '4')}"]


def test_the_folder_of_the_texts_is_named(
    housing: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (housing / "sources").rename(tmp_path / "texts")
    in_full = ["Quotes: 4 of 4 found in the papers' texts."]
    assert missing() != in_full
    assert missing("--sources", "texts") == in_full
    monkeypatch.setenv("POLICY_COMPARE_SOURCES", "texts")
    assert missing() == in_full


def test_a_folder_of_texts_that_is_not_there_is_told(housing: Path) -> None:
    result = call("summary", "--sources", "nowhere")
    assert (result.code, result.out) == (2, "")
    assert "there is no folder nowhere" in result.err


# What is not there


def test_a_draft_is_answered(housing: Path) -> None:
    assert call("draft", "housing/sources/berg-2025.txt", "--id", "berg-2025").code == 0
    found = answered("summary")
    note = "Not coded to the end, so silent on nothing: berg-2025 (0 of 4 coded)."
    assert found["notes"] == [note]
    assert missing() == [note, "Quotes: 8 of 8 found in the papers' texts."]
    contested = next(row for row in found["rows"] if row["kind"] == "contested")
    assert "(2 of 3; 1 not coded to the end)" in contested["text"]


def test_a_paper_that_has_errors_is_left_out_by_name(housing: Path) -> None:
    changed(housing / "okafor-2024.yaml", "rent-cap: oppose", "rent-cap: opose")
    result = call("summary")
    assert result.code == 0
    assert "left out because of errors: okafor-2024" in joined(result.err)
    assert "\nLeft out because of errors: okafor-2024.\n" in result.out
    assert "1 paper, 2 recommendations on 2 propositions." in result.out


def test_json_has_the_rows_and_the_notes(housing: Path) -> None:
    found = json.loads(call("summary", "--strength", "must", "--format", "json").out)
    assert found["view"] == "summary"
    assert found["columns"] == ["kind", "text", "propositions", "units"]
    assert "within these filters only" in found["notes"][0]
    kinds = [row["kind"] for row in found["rows"]]
    assert kinds == ["corpus", "counts", "missing", "single", "topic of one"]


def test_compare_takes_authors(run: Run, corpus: str) -> None:
    result = run(
        "compare", "ali", "Ife Okafor", "--by", "author", "--corpus", corpus, "--format", "json"
    )
    assert result.code == 0, result.err
    assert json.loads(result.out)["rows"][0]["relation"] == "disagree"
    unknown = run("compare", "ali-2023", "nobody", "--corpus", corpus)
    assert unknown.code == 2
    assert "no paper is called 'nobody'" in unknown.err


def test_min_units_and_all(run: Run, corpus: str) -> None:
    def propositions(*arguments: str) -> list[str]:
        result = run("overlap", "--corpus", corpus, "--format", "json", *arguments)
        return [row["proposition"] for row in json.loads(result.out)["rows"]]

    assert propositions() == ["cap"]
    assert propositions("--all") == ["cap", "build", "social-homes"]
    assert propositions("--min-units", "1") == ["cap", "build", "social-homes"]
    # Nothing is taken up by three, so what fewer say is shown by itself.
    assert propositions("--min-units", "3") == ["cap", "build", "social-homes"]


# The page to hand on


def at_terminal(*arguments: str) -> Result:
    """A call of the report by somebody who has a terminal."""
    return run_program("report", "--corpus", "housing", *arguments, at_terminal=True)


def test_a_report_is_printed_where_no_terminal_is(housing: Path) -> None:
    printed = call("report")
    assert (printed.code, printed.err) == (0, "")
    assert printed.out.startswith("<!doctype html>")
    assert not (housing.parent / "report.html").exists()


def test_at_a_terminal_the_report_goes_to_a_file(housing: Path) -> None:
    found = at_terminal()
    assert found == (0, "", "wrote report.html\n")
    assert (housing.parent / "report.html").read_bytes().decode() == call("report").out
    assert at_terminal("--format", "html", "--force") == found


def test_a_report_is_not_written_over_unasked(housing: Path) -> None:
    file = housing.parent / "report.html"
    file.write_text("mine")
    kept = at_terminal()
    assert (kept.code, kept.out) == (2, "")
    assert "error: report.html exists and was kept\n    hint: --force writes over it" in kept.err
    assert file.read_text() == "mine"
    assert at_terminal("--force").code == 0
    assert file.read_text() != "mine"


def test_a_folder_that_cannot_be_written_into_is_told(
    housing: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(temporary_files, "created_file", refuse)
    found = at_terminal()
    assert (found.code, found.out) == (2, "")
    assert "error: report.html cannot be written: Permission denied" in found.err
    assert not (housing.parent / "report.html").exists()


def test_what_is_read_on_a_terminal_is_printed_there(housing: Path) -> None:
    found = at_terminal("--format", "markdown")
    assert (found.code, found.err) == (0, "")
    assert found.out.startswith("# Housing in shrinking towns")
    assert at_terminal("--format", "csv").out.startswith("paper,")
    assert not list(housing.parent.glob("report.*"))


def test_a_file_that_is_named_goes_before_the_usual_one(housing: Path) -> None:
    assert at_terminal("--output", "a.htm").err == "wrote a.htm\n"
    assert at_terminal("--output", "a.md").err == "wrote a.md\n"
    assert (housing.parent / "a.htm").read_text("utf-8").startswith("<!doctype html>")
    assert (housing.parent / "a.md").read_text("utf-8").startswith("# Housing")
    assert not (housing.parent / "report.html").exists()


def test_a_format_that_there_is_not_is_told(housing: Path) -> None:
    found = call("report", "--output", "x.pdf")
    assert (found.code, found.out) == (2, "")
    assert "the name x.pdf does not tell which format to write" in found.err
    assert ".html" in joined(found.err)
    assert not (housing.parent / "x.pdf").exists()


def test_a_report_says_how_much_of_each_paper_is_verified(housing: Path, tmp_path: Path) -> None:
    (housing / "sources" / "ali-2023.txt").unlink()
    page = call("report", "--format", "markdown").out
    assert "2 of 2 quotes found in its text" in page
    assert "2 quotes not verified" in page
    (housing / "sources").rename(tmp_path / "texts")
    assert call("report", "--format", "markdown").out.count("2 quotes not verified") == 2
    assert call("report", "--format", "markdown", "--sources", "texts").out == page


@pytest.mark.parametrize("filters", [
    (), ("--topic", "rents"), ("--by", "author"), ("--by", "publisher", "--strength", "must"),
    ("--actor", "council", "--paper", "ali-2023"), ("--target", "landlords"),
    ("--instrument", "economic"),
])  # fmt: skip
def test_a_report_takes_every_filter(housing: Path, filters: tuple[str, ...]) -> None:
    for format in ("html", "markdown", "table"):
        found = call("report", *filters, "--format", format)
        assert (found.code, found.err) == (0, "")
        assert "Recommendations" in found.out
    exported, reported = (answered(name, *filters) for name in ("export", "report"))
    assert reported["rows"] == exported["rows"]


#: The commands that compare what papers say, as they are called on the example.
COMPARING = (
    "summary", "overlap", "disagreements", "compare ali-2023 okafor-2024", "matrix",
    "matrix --wide", "propositions", "measures", "measures --grid", "measures --sensitivity",
    "measures --explain ali-2023 okafor-2024", "consensus", "export", "report", "show rent-cap",
)  # fmt: skip


@pytest.mark.parametrize("command", COMPARING)
def test_what_compares_says_once_how_much_is_only_proposed(command: str, housing: Path) -> None:
    changed(
        housing / "ali-2023.yaml",
        "  - id: cap-rents\n",
        "  - id: cap-rents\n    proposed_by: gpt\n",
    )
    note = "Proposed, and accepted by nobody yet: 1 position (1 by gpt)."
    shown = call(*command.split(), "--format", "markdown")
    assert shown.code == 0
    assert joined(shown.out).count(note) == 1
    assert answered(*command.split())["notes"].count(note) == 1

"""Problems, and what their codes mean."""

import re

import pytest

from policy_compare.cli.corpus_check import problem_kinds
from policy_compare.errors import CallError
from policy_compare.problems import Problem
from policy_compare.render.terminal import page_text
from policy_compare.views import check
from policy_compare.views.page import Grid, Heading, Paragraph
from policy_compare.views.phrases import Span, text_of
from policy_compare.views.table import View
from tests.support.records import headings, rows, said
from tests.support.rendering import render

KINDS = problem_kinds()

ERROR = KINDS["duplicate-key"].problem_at("homes/ali.yaml", 3, 5, key="title")
WARNING = KINDS["no-authors"].problem_at("homes/berg.yaml", 1, 1)
WHOLE = KINDS["no-folder"].problem_at("homes", name="homes")


def test_columns() -> None:
    assert check.view("homes", (), "").table().columns == (
        "severity",
        "code",
        "file",
        "line",
        "column",
        "message",
        "hint",
    )


def test_rows() -> None:
    bare = WHOLE._replace(hint="")
    found = check.view("homes", (ERROR, bare), "")
    assert [tuple(row.values()) for row in rows(found)] == [
        (
            "error",
            "duplicate-key",
            "homes/ali.yaml",
            3,
            5,
            "the key 'title' stands here a second time",
            "delete one of the two, or join them",
        ),
        ("error", "no-folder", "homes", None, None, "there is no folder homes", None),
    ]


def test_problems_are_counted() -> None:
    found = check.view("homes", (ERROR, WARNING, WHOLE), "")
    assert found.table().notes == ("2 errors, 1 warning",)
    assert "homes: 2 errors, 1 warning" in said(found.page())
    assert "check --explain duplicate-key" in said(found.page())


MANY = tuple(KINDS["no-place"].problem_at("homes/ali.yaml", line, 5) for line in range(10, 140))


def test_what_is_alike_is_shown_once_after_the_errors() -> None:
    found = check.view("homes", (*MANY, ERROR), "")
    lines = page_text(found.page()).split("\n")
    assert lines[0].startswith("homes/ali.yaml:3:5: error[duplicate-key]")
    assert lines[2] == (
        "homes/ali.yaml:10:5: warning[no-place] no place: 130 quotes; lines 10, 11, 12 and 127 more"
    )
    assert lines[3].startswith("    hint: add section, paragraph or page;")
    assert lines[5] == "homes: 1 error, 130 warnings"
    assert "check --explain duplicate-key says more about the first; --all" in lines[6]
    assert len(lines) <= 10


def test_each_problem_is_shown_where_that_is_asked_for() -> None:
    found = check.view("homes", (*MANY, ERROR), "", each=True)
    assert tuple(found.page())[:131] == tuple(map(check.problem_paragraph, (ERROR, *MANY)))
    assert "--all" not in said(found.page())


def test_a_table_has_a_row_for_each_problem_in_its_place() -> None:
    found = check.view("homes", (*MANY, ERROR), "")
    assert [row["line"] for row in rows(found)] == [*range(10, 140), 3]


def test_a_problem_is_shown_as_compilers_do() -> None:
    assert text_of(check.problem_paragraph(ERROR).text) == (
        "homes/ali.yaml:3:5: error[duplicate-key] the key 'title' stands here a second time"
        "\n    hint: delete one of the two, or join them"
    )
    assert text_of(check.problem_paragraph(WHOLE._replace(hint="")).text) == (
        "homes: error[no-folder] there is no folder homes"
    )


def test_a_problem_keeps_to_its_lines() -> None:
    nasty = Problem("error", KINDS["bad-id"], "a\nb.yaml", 1, 1, "one\ntwo", "three\nfour")
    lines = text_of(check.problem_paragraph(nasty).text).split("\n")
    assert lines == ["a b.yaml:1:1: error[bad-id] one two", "    hint: three four"]


def test_that_there_is_no_problem_is_said() -> None:
    found = check.view("homes", (), "2 papers")
    assert rows(found) == []
    assert "No problem in homes: 2 papers." in said(found.page())


@pytest.mark.parametrize("code", KINDS)
def test_every_code_is_explained(code: str) -> None:
    found = check.view_codes(code, KINDS)
    (row,) = rows(found)
    assert row["code"] == code
    assert headings(found.page()) == [f"{code} ({KINDS[code].severity})"]
    assert KINDS[code].meaning in said(found.page())
    assert not re.search(r"\{\w+\}", said(found.page()))


@pytest.mark.parametrize(
    ("code", "explained"),
    [("quote-not-found", False), ("unknown-name", False), ("cut-quote", True), ("no-place", True)],
)
def test_a_hint_that_says_nothing_without_its_problem_is_left_out(
    code: str, explained: bool
) -> None:
    assert ("to mend it" in said(check.view_codes(code, KINDS).page())) == explained


def test_all_codes_are_explained_at_once() -> None:
    found = check.view_codes("all", KINDS)
    assert [row["code"] for row in rows(found)] == list(KINDS)
    (heading, grid) = found.page()
    assert heading == Heading("Problems that check finds", 1)
    assert isinstance(grid, Grid)
    assert len(grid.rows) == len(KINDS)


def test_an_unknown_code_stops_with_the_nearest() -> None:
    with pytest.raises(CallError, match="no problem has the code 'bad-dat'") as stop:
        check.view_codes("bad-dat", KINDS)
    assert "bad-date" in stop.value.hint
    with pytest.raises(CallError) as stop:
        check.view_codes("zzqqxx", KINDS)
    assert all(code in stop.value.hint for code in KINDS)


NOTE = "Found in 2 texts: 4 of 4 quotes."


def test_notes_stand_where_there_is_no_problem() -> None:
    found = check.view("homes", (), "2 papers", (NOTE,))
    assert found.table().notes == ("0 errors, 0 warnings", NOTE)
    assert said(found.page()) == f"No problem in homes: 2 papers.\n{NOTE}"


def test_notes_stand_after_the_problems() -> None:
    found = check.view("homes", (ERROR,), "", (NOTE, "Not verified: 1 quote."))
    assert found.table().notes == ("1 error, 0 warnings", NOTE, "Not verified: 1 quote.")
    lines = said(found.page()).split("\n")
    at = lines.index("homes: 1 error, 0 warnings")
    assert lines[at + 1 : at + 3] == [NOTE, "Not verified: 1 quote."]
    assert "--explain duplicate-key" in lines[-1]


BEFORE = "paper:\n  title: Homes\n  issued: '2023'\n  source: {file: a.txt}\n"
AFTER = BEFORE.replace("a.txt", "a.txt, sha256: 9f2c")


def test_a_difference_is_as_diff_shows_it() -> None:
    assert page_text(check.file_changes_page({"homes/ali.yaml": (BEFORE, AFTER)})) == (
        "--- homes/ali.yaml\n"
        "+++ homes/ali.yaml\n"
        "@@ -3,2 +3,2 @@\n"
        "   issued: '2023'\n"
        "-  source: {file: a.txt}\n"
        "+  source: {file: a.txt, sha256: 9f2c}\n"
    )


def test_frequent_lines_are_seen_to_stay() -> None:
    before = "".join(f"- id: {number}\n  actors: [a]\n  strength: must\n" for number in range(90))
    text = page_text(check.file_changes_page({"a.yaml": (before, before.replace("[a]", "[b]"))}))
    assert text.count("\n   strength: must") == 90
    assert "-  strength" not in text


def test_a_file_that_comes_or_gets_another_name_is_told() -> None:
    text = page_text(check.file_changes_page({"a.yaml": ("", "x\n")}))
    assert text == "--- a.yaml\n+++ a.yaml\n@@ -0,0 +1,1 @@\n+x\n"
    assert page_text(check.file_changes_page({"a → b": ("x\n", "x\n")})) == "a → b\n"


def test_a_difference_has_its_signs_in_colour_too() -> None:
    (block,) = check.file_changes_page({"a.yaml": (BEFORE, AFTER)})
    assert isinstance(block, Paragraph)
    assert block.whole
    assert Span("-  source: {file: a.txt}", "against") in block.text
    assert Span("+  source: {file: a.txt, sha256: 9f2c}", "for") in block.text
    assert Span("@@ -3,2 +3,2 @@", "muted") in block.text


def test_each_file_has_its_difference() -> None:
    page = check.file_changes_page({"a.yaml": (BEFORE, AFTER), "b.yaml": (AFTER, BEFORE)})
    assert [
        text_of(block.text).split("\n")[0] for block in page if isinstance(block, Paragraph)
    ] == [
        "--- a.yaml",
        "--- b.yaml",
    ]


def test_a_line_of_a_difference_is_not_wrapped() -> None:
    long = f"  note: {'word ' * 40}end"
    assert f"\n+{long}\n" in page_text(
        check.file_changes_page({"a.yaml": ("a: b\n", f"a: b\n{long}\n")})
    )


def test_of_a_schema_that_is_made_anew_no_line_is_shown() -> None:
    changes = {"paper.schema.json": ("a\nb\n", "a\nc\n"), "more.schema.json": ("", "d\n")}
    assert page_text(check.file_changes_page(changes)) == (
        "--- paper.schema.json\n+++ paper.schema.json\n(made anew of the codebook)\n"
        "--- more.schema.json\n+++ more.schema.json\n(made anew of the codebook)\n"
    )


@pytest.mark.parametrize("format", ["table", "markdown"])
def test_no_difference_acts_on_the_terminal(format: str) -> None:
    page = check.file_changes_page({"a\x1b[1m\nb.yaml": ("a: \x1b[31mb\n", "a: \x9b2Jc\n")})
    found = render(View(check.view("", (), "").table, lambda: page), format)
    assert "\x1b" not in found
    assert "\x9b" not in found

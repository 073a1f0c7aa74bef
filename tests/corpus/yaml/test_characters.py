"""Characters that nobody sees, and bytes that are none."""

import pytest
import yaml

from policy_compare.corpus.yaml import nodes as module
from policy_compare.corpus.yaml.characters import decode_utf8, mark_after, report_characters
from policy_compare.corpus.yaml.report import OwnMark, Report
from tests.corpus.yaml.test_nodes import composed, found


def test_bytes_that_are_no_utf8_are_told_at_their_place() -> None:
    report = Report("a.yaml")
    assert decode_utf8("\ufeffé\n".encode(), report) == "é\n"
    assert decode_utf8("é\nab".encode() + b"\xff", report) is None
    (problem,) = report.problems
    assert (problem.code, problem.line, problem.column) == ("not-utf8", 2, 3)
    assert "0xFF" in problem.message


@pytest.mark.parametrize(
    ("text", "place"), [("", (0, 0)), ("ab", (0, 2)), ("a\r\nb\u2028", (2, 0))]
)
def test_lines_end_where_yaml_ends_them(text: str, place: tuple[int, int]) -> None:
    mark = mark_after(text)
    assert (mark.line, mark.column) == place


def test_each_kind_of_invisible_character_is_told_once() -> None:
    report = Report("a.yaml")
    report_characters(["a\u200bb\u200bc", "\x1b\u202e", "\u200b"], OwnMark(3), report)
    assert sorted(problem.code for problem in report.problems) == [
        "control-character",
        "direction-character",
        "invisible-character",
    ]
    assert {problem.line for problem in report.problems} == {4}


@pytest.mark.parametrize("parser", ["SafeLoader", "CSafeLoader"])
def test_invisible_character_is_found_after_others_of_several_bytes(
    parser: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if hasattr(yaml, parser):
        monkeypatch.setattr(module, "_Parser", getattr(yaml, parser))
    assert found("\ufeff한국: é\né: \x7f\n") == [("control-character", 2, 4)]


def test_mark_is_shown_by_its_number() -> None:
    (one,) = composed("a: \u202eb\n")[1]
    assert "U+202E" in one.message

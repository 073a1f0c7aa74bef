"""Tables in JSON."""

import pytest

from policy_compare.corpus.tables.json_sheet import read_json
from policy_compare.corpus.tables.sheet import Sheet
from policy_compare.corpus.yaml.report import Report


def json(text: str) -> tuple[Sheet | None, list[tuple[str, int]]]:
    report = Report("t.json")
    found = read_json(text.encode(), report)
    return found, [(one.code, one.line) for one in report.problems]


def test_numbers_of_json_are_as_they_are_written() -> None:
    found, _ = json('[{"a": 1e400, "b": 2.0, "c": -1}]')
    assert found is not None
    assert found.rows[0].cells == ["1e400", "2.0", "-1"]


def test_json_of_an_export_and_a_bare_list() -> None:
    rows = '[{"a": "x", "b": ["y", "z"]}, {"a": null, "c": 2}, {"c": true}]'
    bare, problems = json(rows)
    assert problems == []
    assert bare == Sheet(
        ("a", "b", "c"),
        [(1, ["x", ("y", "z"), ""]), (2, ["", "", "2"]), (3, ["", "", "true"])],  # type: ignore[list-item]
    )
    whole, _ = json(f'{{"view": "export", "rows": {rows}, "codebook": {{"title": "T"}}}}')
    assert whole is not None
    assert bare is not None
    assert whole == bare._replace(codebook={"title": "T"})


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("{", [("json-syntax", 1)]),
        ('[\n{"a": 1},\n]', [("json-syntax", 3)]),
        ("[" * 100_000, [("json-syntax", 1)]),
        ("3", [("json-form", 0)]),
        ('{"rows": 3}', [("json-form", 0)]),
        ("[1]", [("json-form", 0)]),
        ("[]", [("empty-file", 0)]),
        ('[{"a": 1}, {"a": {"b": 1}}]', [("json-cell", 2)]),
        ('[{"a": [{}]}]', [("json-cell", 1)]),
        ('[{"a": 1}, 5, {"a": 2}]', [("json-cell", 2)]),
        ('[{"a": 1, "a": 2}]', [("duplicate-column", 0)]),
        ('[{"a": "\\u001b"}]', [("control-character", 1)]),
        ('[{"a": ["b", "c\\u00ad"]}]', [("invisible-character", 1)]),
    ],
)
def test_what_is_wrong_with_json_is_told(text: str, problems: list[tuple[str, int]]) -> None:
    assert json(text)[1] == problems


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (r'[{"a": "\ud800"}]', (1, 9)),
        (r'[{"\uDFFF": "b"}]', (1, 4)),
        ('[{"a": "b"},\n {"a": ["c", "\\ud83d\\ud83d\\ude00"]}]', (2, 15)),
        (r'{"rows": [{"a": "b"}], "codebook": {"title": "\\\ud834"}}', (1, 49)),
    ],
)
def test_half_a_character_in_json_is_told_with_its_place(text: str, place: tuple[int, int]) -> None:
    report = Report("t.json")
    assert read_json(text.encode(), report) is None
    (found,) = report.problems
    assert found.code == "half-character"
    assert found[3:5] == place


@pytest.mark.parametrize("cell", [r"\ud83d\ude00", r"\\ud800", r"\u0064800", r"\uD83D\uDE00\n"])
def test_whole_characters_in_json_are_read(cell: str) -> None:
    report = Report("t.json")
    assert read_json(f'[{{"a": "{cell}"}}]'.encode(), report) is not None
    assert report.problems == []

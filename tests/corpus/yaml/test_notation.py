"""What is written is read as the same text, by the reader and by others."""

import re
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from policy_compare.corpus.yaml.nodes import read_yaml
from policy_compare.corpus.yaml.notation import (
    Value,
    entry_lines,
    is_plain_scalar,
    item_lines,
    one_line_text,
    wrap_text,
    write_scalar,
)
from policy_compare.corpus.yaml.report import Report
from tests.corpus.form.test_schema import Core
from tests.support.strategies import texts

#: What means something to some reader of YAML, and what is nearly that.
SIGNS = (
    "no", "Yes", "y", "N", "on", "OFF", "true", "False", "null", "~", "", "12", "-3", "+1", "0x1F",
    "0o17", "0b11", "017", "1_000", "1.5", ".5", "1e3", "1E-3", "1.2.3", "12:30", "190:20:30",
    ".inf", "-.INF", ".NaN", "nan", "2024-12-04", "2024-12-04 10:00:00", "2024-12-04T10:00:00Z",
    "<<", "=", "---", "...", "- a", "-", "?", "? a", ": a", "a:", "a: b", "a:b", "a #b", "#a",
    "a#b", "&a", "*a", "!a", "|", ">-", "%a", "@a", "`a`", "{a}", "[a]", "a, b", "a]", "}", "'a'",
    '"a"', "it's", 'say "a"', "\\", "a\\nb", "한국어", "❤️", "👨\u200d👩", "\xa0a", "a\u3000b",
    "\ufeffa", "a\ufeff", "a\u2028b", "\x85", "a\tb", "a\nb", "a  b", " a ", "a\r\n\r\nb", "\x1b[m",
    "\u202ea", "\ud800", "\ufffe", "\U0001fffe", "http://a.b/c", "x" * 300, "2025-02~",
    "3D", "4f7e",
)  # fmt: skip
hostile = st.one_of(
    st.sampled_from(SIGNS),
    st.lists(st.sampled_from(SIGNS), max_size=4).map(" ".join),
    st.lists(st.sampled_from(SIGNS), max_size=4).map("".join),
    texts,
)


def readings(text: str) -> list[Any]:
    """What the readers of YAML 1.1 and 1.2 and our own read, in that order."""
    report = Report("")
    root: Any = read_yaml(text.encode(), report)
    assert not report.problems
    own = {key: inner[0] for key, inner in root[0].items()}
    return [yaml.load(text, loader) for loader in (yaml.SafeLoader, Core)] + [own]  # noqa: S506


@given(hostile)
@example("a\x00 b")
def test_text_is_read_as_it_was_meant_by_all(text: str) -> None:
    expected = {"key": one_line_text(text), "z": "z"}
    assert readings(f"key: {write_scalar(text)}\nz: z\n") == [expected] * 3
    assert readings(f"{{key: {write_scalar(text, flow=True)}, z: z}}\n") == [expected] * 3
    assert readings(f"key: {write_scalar(text, quoted=True)}\nz: z\n") == [expected] * 3


# Longer keys need another form, for which nobody has a use.
@given(hostile.filter(lambda text: 0 < len(one_line_text(text)) < 1000))
def test_key_is_read_as_it_was_meant_by_all(text: str) -> None:
    expected = {one_line_text(text): "z"}
    assert readings(f"{write_scalar(text)}: z\n") == [expected] * 3
    assert readings(f"{{{write_scalar(text, flow=True)}: z}}\n") == [expected] * 3


@given(st.lists(hostile, max_size=40).map(" ".join).filter(one_line_text), st.integers(0, 8))
def test_long_text_is_folded_and_read_as_it_was_meant_by_all(text: str, indent: int) -> None:
    lines = [f"{' ' * indent}a: b", *entry_lines("why", text, indent), f"{' ' * indent}# c"]
    for end in ("\n", "\r\n"):
        assert readings(end.join(lines)) == [{"a": "b", "why": one_line_text(text)}] * 3


@given(hostile)
def test_clean_text_is_on_one_line_and_stays_as_it_is(text: str) -> None:
    assert one_line_text(one_line_text(text)) == one_line_text(text)
    assert len(one_line_text(text).splitlines()) <= 1
    assert one_line_text(text) == one_line_text(text).strip()


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [("a\nb", "a b"), ("a \r\n\t b", "a b"), ("a  b", "a  b"), ("a\x1b[0m\u202eb", "a[0mb")],
)
def test_what_cleaning_keeps(given_text: str, expected: str) -> None:
    assert one_line_text(given_text) == expected


@pytest.mark.parametrize(
    ("text", "plain", "in_flow"),
    [
        ("Policy Solutions", True, True),
        ("2025-02~", True, True),
        ("10.55317/9781784136321", True, True),
        ("978 1 78413 632 1", True, True),
        ("4f710a7208e27a881c82c1182363930e4370c71221a32a79de481ed8e64e0e73", True, True),
        ("Don't", True, True),
        ("한국어", True, True),
        ("a, b", True, False),
        ("What now?", True, False),
        ("http://example.org", True, False),
        ("12", False, False),
        ("a: b", False, False),
    ],
)
def test_quotes_stand_only_where_a_person_would_put_them(
    text: str, plain: bool, in_flow: bool
) -> None:
    assert is_plain_scalar(text) is plain
    assert is_plain_scalar(text, flow=True) is in_flow


@given(st.lists(st.sampled_from(("a", "rents", " ", "  ", "x" * 50)), max_size=30).map(" ".join))
def test_lines_joined_are_the_text(text: str) -> None:
    text = text.strip()
    lines = wrap_text(text, 40)
    assert " ".join(lines) == text
    assert all(not line.startswith(" ") and not line.endswith(" ") for line in lines)
    # Longer is only what cannot be cut: one word, or words with wide gaps.
    assert all(len(line) <= 40 or not re.search("[^ ] [^ ]", line) for line in lines)


@pytest.mark.parametrize(
    ("key", "value", "lines"),
    [
        ("page", "12", ['  page: "12"']),
        ("paragraph", 3, ["  paragraph: 3"]),
        ("quote", "plain", ['  quote: "plain"']),
        ("source", {"file": "a, b"}, ['  source: {file: "a, b"}']),
        ("a", "x " * 46 + "x", ["  a: " + "x " * 46 + "x"]),
        ("a", "x " * 47 + "xx", ["  a: >-", "    " + "x " * 42 + "x", "    x x x x xx"]),
        ("quote", "x" * 99, [f'  quote: "{"x" * 99}"']),
        ("a", {"b": "x" * 60, "c": "y" * 60}, ["  a:", f"    b: {'x' * 60}", f"    c: {'y' * 60}"]),
    ],
)
def test_line_is_broken_where_it_would_be_too_long(
    key: str, value: Value, lines: list[str]
) -> None:
    assert entry_lines(key, value, 2) == lines


def test_text_that_must_not_be_folded_is_on_one_line() -> None:
    long = "x " * 60 + "x"
    assert entry_lines("a", long, 2, fold=False) == [f"  a: {long}"]
    assert entry_lines("a", {"b": long, "c": "z"}, 0, fold=False) == [
        "a:",
        f"  b: {long}",
        "  c: z",
    ]
    assert item_lines({"b": long}, 0, fold=False) == [f"- b: {long}"]


def test_item_begins_with_a_dash() -> None:
    assert item_lines({"a": "b", "c": 1}, 2) == ["  - a: b", "    c: 1"]

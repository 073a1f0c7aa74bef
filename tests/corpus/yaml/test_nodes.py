"""YAML to nodes: every scalar as its text, every key with its place."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from policy_compare.corpus.yaml import nodes as module
from policy_compare.corpus.yaml.nodes import Node, find_mark, node_of, read_yaml
from policy_compare.corpus.yaml.report import OwnMark, Report
from policy_compare.problems import Problem
from tests.support.corpora import SHIPPED

#: Where the two parsers of PyYAML differ, it is libyaml that says what YAML is.
LIBYAML: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

#: Texts of the signs that mean something in YAML, so that much of it is nearly right.
YAMLISH = st.text(st.sampled_from("ab1 \n\t:-?[]{},#&*!|>'\"%@`~\\é\r\u2028\ufeff"), max_size=40)

TREES: st.SearchStrategy[Any] = st.recursive(
    st.text(max_size=20),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(st.text(max_size=10), inner, max_size=4)
    ),
    max_leaves=12,
)


class Plain(yaml.SafeDumper):
    """Writes equal things twice rather than with an anchor."""

    def ignore_aliases(self, _: Any) -> bool:
        return True


def composed(data: bytes | str) -> tuple[Node | None, list[Problem]]:
    report = Report("a.yaml")
    root = read_yaml(data if isinstance(data, bytes) else data.encode(), report)
    return root, report.problems


def plain(node: Node) -> Any:
    """The node without its marks; nothing is an empty text, as BaseLoader has it."""
    value = node[0]
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain((inner, mark)) for key, (inner, mark, _) in value.items()}
    return value or ""


def entries(node: Any) -> dict[str, Any]:
    """The entries of a node that is a mapping."""
    assert isinstance(node[0], dict)
    return node[0]


def found(data: bytes | str) -> list[tuple[str, int, int]]:
    """Code, line and column of each problem."""
    return [(one.code, one.line, one.column) for one in composed(data)[1]]


def lines_of(data: bytes) -> int:
    """How many lines there are, with the empty one after the last line break."""
    return len((data.decode(errors="replace") + "|").splitlines())


def check_composed(data: bytes) -> None:
    """There is a node or a problem, and problems are inside the file."""
    root, problems = composed(data)
    assert root is not None or problems
    for one in problems:
        if one.code == "empty-file":
            assert (one.line, one.column) == (0, 0)
        else:
            assert 1 <= one.line <= lines_of(data)
            assert one.column >= 1


@given(st.binary(max_size=60))
def test_any_bytes_give_a_node_or_a_problem_inside_the_file(data: bytes) -> None:
    check_composed(data)


@settings(max_examples=400)
@given(st.one_of(st.text(max_size=60), YAMLISH))
def test_any_text_gives_a_node_or_a_problem_inside_the_file(text: str) -> None:
    check_composed(text.encode())


@settings(max_examples=400)
@given(YAMLISH)
def test_parser_in_python_finds_as_much(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_Parser", yaml.SafeLoader)
        check_composed(text.encode())


@given(TREES, st.sampled_from([None, "'", '"', "|", ">"]), st.booleans(), st.booleans())
def test_scalars_are_the_texts_that_they_are_elsewhere(
    tree: Any, style: str | None, wide: bool, flow: bool
) -> None:
    text = yaml.dump(
        tree, Dumper=Plain, default_style=style, allow_unicode=wide, default_flow_style=flow
    )
    root, _ = composed(text)
    assert root is not None
    assert plain(root) == yaml.load(text, yaml.BaseLoader)  # noqa: S506


@settings(max_examples=400)
@given(YAMLISH)
def test_text_without_a_problem_means_what_it_means_elsewhere(text: str) -> None:
    root, problems = composed(text)
    if root is not None and not problems:
        data = text.removeprefix("\ufeff")
        assert plain(root) == yaml.load(data, LIBYAML)  # noqa: S506


@pytest.mark.parametrize("path", sorted(SHIPPED.glob("*.yaml")), ids=lambda path: path.name)
def test_shipped_files_mean_what_they_mean_elsewhere(path: Path) -> None:
    root, problems = composed(path.read_bytes())
    assert root is not None
    assert not problems
    assert plain(root) == yaml.load(path.read_bytes(), yaml.BaseLoader)  # noqa: S506


@pytest.mark.parametrize(
    "text",
    ["no", "on", "yes", "12:30", "2024-12-04", "~", "null", "007", "0x1F", "1e3", ".5", "<<", "="],
)
def test_plain_scalars_are_texts(text: str) -> None:
    root, problems = composed(f"key: {text}\n{text}: key\n")
    assert root is not None
    assert plain(root) == {"key": text, text: "key"}
    assert not problems


def test_nothing_differs_from_an_empty_text() -> None:
    root, _ = composed('a:\nb: ""\nc: |\n')
    assert root is not None
    assert isinstance(root[0], dict)
    assert [entry[0] for entry in root[0].values()] == [None, "", ""]


def test_byte_order_mark_and_line_ends_of_other_systems_are_read() -> None:
    root, problems = composed(b"\xef\xbb\xbfa: b\r\nc: d\r\n")
    assert root is not None
    assert plain(root) == {"a": "b", "c": "d"}
    assert not problems


def test_keys_and_values_have_their_places() -> None:
    root, _ = composed("a:\n  b: text\nc:\n- d\n")
    assert root is not None
    outer = entries(root)
    inner = entries(outer["a"])
    items: Any = outer["c"][0]
    places = [outer["a"][2], outer["a"][1], inner["b"][1], outer["c"][2], items[0][1]]
    assert [(one.line, one.column) for one in places] == [(0, 0), (1, 2), (1, 5), (2, 0), (3, 2)]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("", ("empty-file", 0, 0)),
        ("---\n", ("empty-file", 0, 0)),
        (" # only a comment\n", ("empty-file", 0, 0)),
        ("a: 1\n'a': 2\n", ("duplicate-key", 2, 1)),
        ("a: {b: 1, b: 2}\n", ("duplicate-key", 1, 11)),
        ("a: 1\n--- \nb: 2\n", ("yaml-documents", 2, 1)),
        ("a:\n\tb: 1\n", ("yaml-tab", 2, 1)),
        ("a:\n  b: 1\n\tc: 2\n", ("yaml-tab", 3, 1)),
        ("a: &b c\n", ("yaml-anchor", 1, 4)),
        ("a: !b c\n", ("yaml-tag", 1, 4)),
        ("a: &b [c]\n", ("yaml-anchor", 1, 4)),
        ("a: !b {c: d}\n", ("yaml-tag", 1, 4)),
        ("? [a]\n: b\n", ("wrong-form", 1, 3)),
        ("?\n: b\n", ("wrong-form", 1, 2)),
        ("[" * 21, ("yaml-depth", 1, 21)),
        ("{a: " * 21, ("yaml-depth", 1, 81)),
        (b"a: b\nc: d\xe9\n", ("not-utf8", 2, 5)),
        ("a: \xfc\n".encode("utf-16"), ("not-utf8", 1, 1)),
        (b"\xef\xbb\xbfa: b\nc: \xe9\n", ("not-utf8", 2, 4)),
        (b"\xef\xbb\xbfa: \xe9\n", ("not-utf8", 1, 4)),
        ("é: \x1b[31m\n", ("control-character", 1, 4)),
        ("\ufeffa: b\nc: \x00\n", ("control-character", 2, 4)),
        ('a: b\nc: "\\x9b"\n', ("control-character", 2, 4)),
        ('"\\e": b\n', ("control-character", 1, 1)),
        ('a:\n- "\\0"\n', ("control-character", 2, 3)),
        ("a: b\nc: [\u202ed]\n", ("direction-character", 2, 5)),
        ("\u2066a: b\n", ("direction-character", 1, 1)),
        ("a: b\nc: [d\u200b\u200b]\n", ("invisible-character", 2, 5)),
        ("a\ufe0f: b\n", ("invisible-character", 1, 1)),
        ('a: "\\u3164b"\n', ("invisible-character", 1, 4)),
    ],
)
def test_problem_is_found_at_its_place(data: bytes | str, expected: tuple[str, int, int]) -> None:
    assert found(data) == [expected]


@pytest.mark.parametrize(
    ("text", "place", "fix"),
    [
        ("a: b: c\n", (1, 5), "in quotes"),
        ("a: b\n c: d\n", (2, 3), "indentation"),
        ("a:\n  b: c\n d: e\n", (3, 2), "indentation"),
        ("a: [b, c\n\n", (1, 4), "every [ has its ]"),
        ("a: {b: c\n\n", (1, 4), "every { its }"),
        ("a: 'b\n\nc: d\n", (1, 4), "close the quote"),
        ('a: "b\\q"\n', (1, 6), "backslash"),
        ('a: "\\xz"\n', (1, 7), "backslash"),
        ("a: b\nc\n", (2, 1), "colon and a space"),
        ("a: @b\n", (1, 4), "put quotes"),
        ("a: b\rc: d: e\r", (2, 5), "in quotes"),
        ("a: b\u2028c: d: e\n", (2, 5), "in quotes"),
        ("{", (1, 2), "see what stands before"),
        ("a: b\n\n- [\n\n", (3, 1), "indentation"),
        ("a: }\n", (1, 4), "see what stands before"),
    ],
)
def test_syntax_error_has_its_place_and_a_fix(text: str, place: tuple[int, int], fix: str) -> None:
    ((code, *at),) = found(text)
    assert code == "yaml-syntax"
    assert tuple(at) == place
    assert fix in composed(text)[1][0].hint


def test_reading_goes_on_after_duplicates_anchors_and_tags() -> None:
    root, problems = composed("a: 1\na: 2\nb: &x y\nc: *x\nd: !t e\nf: g\n")
    assert root is not None
    assert plain(root) == {"a": "1", "b": "y", "c": "", "d": "e", "f": "g"}
    assert [one.line for one in problems] == [2, 3, 4, 5]


def test_reading_stops_at_a_second_document() -> None:
    root, problems = composed("a: 1\n---\n[\n")
    assert root is not None
    assert plain(root) == {"a": "1"}
    assert [one.code for one in problems] == ["yaml-documents"]


def test_anchors_do_not_grow() -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]\n"
        for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )
    root, problems = composed(bomb)
    assert root is not None
    assert plain(root)["i"] == [""] * 9
    assert {one.code for one in problems} == {"yaml-anchor"}


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_nesting_without_end_stops_the_reading(opening: str) -> None:
    # Some versions of libyaml count what is nested themselves, and stop at another place.
    ((code, line, _),) = found(opening * 100_000)
    assert (code, line) == ("yaml-depth", 1)


def test_place_is_the_nearest_above_where_there_is_none() -> None:
    root = read_yaml(b"a:\n  b:\n    - c\n    - [d]\n", Report("a.yaml"))
    assert root is not None
    places = {
        path: find_mark(root, *path).line
        for path in [(), ("z",), ("a", "z"), ("a", "b", "c"), ("a", "b", "z"), ("a", "b", "c", "z")]
    }
    assert list(places.values()) == [0, 0, 0, 2, 2, 2]


def test_plain_values_are_the_nodes_of_a_file_that_says_them() -> None:
    mark = OwnMark(3)
    assert node_of({"a": ["x", 2, None]}, mark) == (
        {"a": ([("x", mark), ("2", mark), (None, mark)], mark, mark)},
        mark,
    )


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: b\n<<<<<<< HEAD\nc: d\n=======\nc: e\n>>>>>>> other\n", 2),
        ("a: b\r\n=======\r\nc: [\r\n", 2),
        ("a: [\n>>>>>>> other\n", 2),
        # What git left amid a text in quotes would be read as part of it.
        ("a: 'b\n<<<<<<< HEAD\n  c'\n", 2),
    ],
)
def test_a_conflict_that_git_left_is_told_once(text: str, line: int) -> None:
    assert composed(text)[0] is None
    assert found(text) == [("git-conflict", line, 1)]


@pytest.mark.parametrize("text", ["a: |\n  <<<<<<< HEAD\n  =======\n", "a: b # =======\n"])
def test_what_is_no_mark_of_git_is_read(text: str) -> None:
    assert found(text) == []

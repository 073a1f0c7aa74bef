"""A value is changed in a paper's text, and every other byte stays."""

import codecs
from collections.abc import Mapping, Sequence
from copy import deepcopy
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from policy_compare.corpus.reader import load_corpus
from policy_compare.corpus.yaml import value_changes
from policy_compare.corpus.yaml.edit import EditMistake, change_values
from policy_compare.corpus.yaml.merging import clean_value
from policy_compare.corpus.yaml.notation import dismissal_values, one_line_text
from policy_compare.model import Dismissal, Evidence, Source
from tests.corpus.yaml.test_nodes import LIBYAML
from tests.corpus.yaml.test_notation import hostile
from tests.support.corpora import SHIPPED, made, paper, recommendation

BLOCK = """\
paper:
  title: Homes   # as on the cover
recommendations:
  - id: r
    statement: Act.
{evidence}

  # the next one
  - id: s
    evidence: {{quote: other}}
"""


def with_evidence(evidence: str) -> str:
    return BLOCK.format(evidence="\n".join(f"    {line}" for line in evidence.split("\n")))


class ValueChange(NamedTuple):
    """A value to set: ``key`` in the mapping at ``path`` in the recommendation, or in the file."""

    recommendation: str
    path: tuple[str, ...]
    key: str
    value: str | int


def edit_values(text: str, changes: Sequence[ValueChange]) -> str:
    """The text with values set, whatever was there."""
    before = said(text)
    after = deepcopy(before)
    for change in changes:
        inner = owner(after, change.recommendation)
        for step in change.path:
            inner = inner.setdefault(step, {})
        inner[change.key] = change.value
    return change_values(text, before, after)


def add_dismissal(text: str, dismissal: Dismissal) -> str:
    """The text with one more passage at the end of those that are dismissed."""
    before = said(text)
    after = before | {"dismissed": [*before.get("dismissed", []), dismissal_values(dismissal)]}
    return change_values(text, before, after)


def on(key: str, value: str | int, id: str = "r") -> ValueChange:
    return ValueChange(id, ("evidence",), key, value)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('evidence: {quote: "a b", page: 4}', 'evidence: {quote: "a b", page: 4, paragraph: 3}'),
        ("evidence: { quote: a }  # b", "evidence: { quote: a, paragraph: 3 }  # b"),
        ("evidence: {quote: a,}", "evidence: {quote: a, paragraph: 3,}"),
        ("evidence: {}", "evidence: {paragraph: 3}"),
        ("evidence: { # b\n  }", "evidence: {paragraph: 3 # b\n  }"),
        (
            "evidence: {\n  quote: 'a }', # b }\n  section: c d # e }\n  # f\n  }",
            "evidence: {\n  quote: 'a }', # b }\n  section: c d, paragraph: 3 # e }\n  # f\n  }",
        ),
        (
            "evidence: {quote: a,\n  section: b\n    c}",
            "evidence: {quote: a,\n  section: b\n    c, paragraph: 3}",
        ),
        (
            "evidence:\n  quote: a # b\n  section: >-\n    c\n\n    d\n\n  # e",
            "evidence:\n  quote: a # b\n  section: >-\n    c\n\n    d\n  paragraph: 3\n\n  # e",
        ),
        (
            "evidence:\n  # b\n  quote: |+ # c\n    a\n\n\n# d",
            "evidence:\n  # b\n  quote: |+ # c\n    a\n\n\n  paragraph: 3\n# d",
        ),
        (
            "evidence:\n      quote: 'a\n\n  b'\nnote: >-\n  c",
            "evidence:\n      quote: 'a\n\n  b'\n      paragraph: 3\nnote: >-\n  c",
        ),
        ("note: a # b", "note: a # b\nevidence: {paragraph: 3}"),
        ("note: >-\n  a\n\n# b", "note: >-\n  a\nevidence: {paragraph: 3}\n\n# b"),
        ("evidence: {quote: a, paragraph: 4}", "evidence: {quote: a, paragraph: 3}"),
        ("evidence: {quote: a, paragraph: '4' }", "evidence: {quote: a, paragraph: 3 }"),
        ("evidence:\n  paragraph: # b\n  quote: a", "evidence:\n  paragraph: 3 # b\n  quote: a"),
        ("evidence: {paragraph: 3}", "evidence: {paragraph: 3}"),
        ("evidence: {paragraph: '3'}", "evidence: {paragraph: '3'}"),
    ],
)
def test_value_is_put_where_a_person_would(before: str, after: str) -> None:
    lines = [line if line.strip() else "" for line in with_evidence(after).split("\n")]
    text = "\n".join(line if line.strip() else "" for line in with_evidence(before).split("\n"))
    assert edit_values(text, [on("paragraph", 3)]) == "\n".join(lines)


def test_line_may_become_long() -> None:
    before = with_evidence(f"evidence: {{quote: {'a ' * 50}}}")
    assert edit_values(before, [on("page", "12")]) == before.replace("a }", 'a, page: "12" }')


@pytest.mark.parametrize(
    ("value", "block", "flow"),
    [
        ("12", '"12"', '"12"'),
        ("iv", "iv", "iv"),
        ("Rents, homes", "Rents, homes", '"Rents, homes"'),
        ("Rents: a plan", '"Rents: a plan"', '"Rents: a plan"'),
        ("- Rents", '"- Rents"', '"- Rents"'),
        ('The "cap"', 'The "cap"', 'The "cap"'),
        ('"Cap"', '"\\"Cap\\""', '"\\"Cap\\""'),
        ("제안 #1", '"제안 #1"', '"제안 #1"'),
        ("one\ntwo", "one two", "one two"),
    ],
)
def test_value_is_quoted_where_it_must(value: str, block: str, flow: str) -> None:
    before = with_evidence("evidence:\n  page: 4")
    after = edit_values(before, [on("section", value), on("section", value, "s")])
    assert f"      page: 4\n      section: {block}\n" in after
    assert f"{{quote: other, section: {flow}}}\n" in after


def test_quote_is_always_in_quotes() -> None:
    assert 'evidence: {quote: "a b"}\n' in edit_values(
        with_evidence("note: a"), [on("quote", "a b")]
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("{file: a.txt, sha256: 1f}", "{file: a.txt, sha256: 2e}"),
        ("{sha256: '1f', file: a.txt}", '{sha256: "2e", file: a.txt}'),
        ("\n    sha256: 1f # old\n    file: a.txt", "\n    sha256: 2e # old\n    file: a.txt"),
        ("\n    file: a.txt\n    sha256: >-\n      1f\n", "\n    file: a.txt\n    sha256: 2e\n"),
        ("\n    file: a.txt # a", "\n    file: a.txt # a\n    sha256: 2e"),
    ],
)
def test_digest_is_replaced_or_added(before: str, after: str) -> None:
    text = "paper:\n  # where\n  source: {}\n  title: Homes\nrecommendations: []\n"
    changes = [ValueChange("", ("paper", "source"), "sha256", "2e")]
    found = edit_values(text.replace("{}", before), changes)
    assert found == text.replace("{}", after)


def source(digest: str) -> list[ValueChange]:
    at = ("paper", "source")
    return [ValueChange("", at, "file", "a.txt"), ValueChange("", at, "sha256", digest)]


@pytest.mark.parametrize(
    ("before", "digest", "after"),
    [
        ("\n  title: A\n", "1f", "\n  title: A\n  source: {file: a.txt, sha256: 1f}\n"),
        (
            "\n  title: A\n",
            "f" * 64,
            f"\n  title: A\n  source: {{file: a.txt, sha256: {'f' * 64}}}\n",
        ),
        (" {title: A}\n", "1f", " {title: A, source: {file: a.txt, sha256: 1f}}\n"),
        (
            " {title: A,\n  issued: '2023'}\n",
            "f" * 64,
            f" {{title: A,\n  issued: '2023', source: {{file: a.txt, sha256: {'f' * 64}}}}}\n",
        ),
    ],
)
def test_source_is_added_to_a_paper_in_either_style(before: str, digest: str, after: str) -> None:
    text = f"paper:{before}# coded\nrecommendations: []\n"
    assert edit_values(text, source(digest)) == f"paper:{after}# coded\nrecommendations: []\n"


def test_source_that_is_too_long_for_a_line_is_a_block() -> None:
    changes = [*source("f" * 64), ValueChange("", ("paper", "source"), "file", "a-longer-name.txt")]
    found = edit_values("paper:\n  title: A\nrecommendations: []\n", changes)
    assert found == (
        f"paper:\n  title: A\n  source:\n    file: a-longer-name.txt\n    sha256: {'f' * 64}\n"
        "recommendations: []\n"
    )


def test_what_belongs_further_in_comes_first() -> None:
    text = "recommendations:\n- id: r\n  evidence:\n    quote: a\n    page:"
    changes = [
        ValueChange("", (), "end", "x"),
        ValueChange("r", (), "note", "b"),
        on("section", "c"),
        on("page", "iv"),
    ]
    assert edit_values(text, changes) == (
        "recommendations:\n- id: r\n  evidence:\n    quote: a\n    page: iv\n    section: c\n"
        "  note: b\nend: x"
    )


def test_no_change_changes_nothing() -> None:
    for path in SHIPPED.glob("*-20*.yaml"):
        assert edit_values(path.read_text("utf-8"), []) == path.read_text("utf-8")


@pytest.mark.parametrize("more", ["note: a: b\n", "paper: again\n", "note: &a b\n", "---\na: b\n"])
def test_text_whose_yaml_has_problems_is_a_mistake(more: str) -> None:
    with pytest.raises(EditMistake, match="problems"):
        change_values(with_evidence("note: a") + more, {}, {"title": "b"})


def test_invisible_characters_stay_where_they_are() -> None:
    text = with_evidence("note: a\u200bb \u202e c")
    assert edit_values(text, [on("page", "4", "s")]) == text.replace("other}", 'other, page: "4"}')


def test_text_that_would_say_something_else_is_a_mistake(monkeypatch: pytest.MonkeyPatch) -> None:
    text = with_evidence("evidence: {quote: a}")
    monkeypatch.setattr(value_changes, "write_pairs", lambda values: "page: '5'")
    with pytest.raises(EditMistake, match="does not say"):
        edit_values(text, [on("page", "4")])


HOPE = Dismissal("it is hoped", "A hope.", "Outlook: 2030", 3, "12")
LINES = (
    '- quote: "it is hoped"', '  section: "Outlook: 2030"', "  paragraph: 3", '  page: "12"',
    "  why: A hope.",
)  # fmt: skip
INLINE = '{quote: "it is hoped", section: "Outlook: 2030", paragraph: 3, page: "12", why: A hope.}'


def lines(indent: int) -> str:
    return "".join(f"{' ' * indent}{line}\n" for line in LINES)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: b\n", f"a: b\n\ndismissed:\n{lines(2)}"),
        ("a: b", f"a: b\n\ndismissed:\n{lines(2)}"[:-1]),
        ("a: b\n\n", f"a: b\n\ndismissed:\n{lines(2)}"),
        ("a: b\n# end", f"a: b\n# end\n\ndismissed:\n{lines(2)}"[:-1]),
        ("---\na: b\n...\n# c\n", f"---\na: b\n\ndismissed:\n{lines(2)}...\n# c\n"),
        ("  a: b\n", f"  a: b\n\n  dismissed:\n{lines(4)}"),
        ("{a: b}\n", f"{{a: b, dismissed: [{INLINE}]}}\n"),
        ("dismissed: [] # none\na: b\n", f"dismissed: # none\n{lines(2)}a: b\n"),
        (
            "dismissed: [\n  {quote: a, why: b}, # c ]\n  ]\na: b\n",
            f"dismissed: [\n  {{quote: a, why: b}}, {INLINE}, # c ]\n  ]\na: b\n",
        ),
        (
            "dismissed:\n- {quote: a, why: b} # c\n\n# d\na: b\n",
            f"dismissed:\n- {{quote: a, why: b}} # c\n- {INLINE}\n\n# d\na: b\n",
        ),
        (
            "dismissed:\n    -   quote: a\n        why: b",
            f"dismissed:\n    -   quote: a\n        why: b\n{lines(4)}"[:-1],
        ),
    ],
)
def test_dismissal_is_put_after_the_others(before: str, after: str) -> None:
    assert add_dismissal(before, HOPE) == after
    if "\n" in before:
        crlf = add_dismissal(before.replace("\n", "\r\n"), HOPE)
        assert crlf == after.replace("\n", "\r\n")


def test_long_reason_is_folded() -> None:
    found = add_dismissal("a: b\n", Dismissal("it is hoped", "word " * 30))
    assert found.startswith('a: b\n\ndismissed:\n  - quote: "it is hoped"\n    why: >-\n      word')
    assert all(len(line) <= 100 for line in found.splitlines())


@pytest.mark.parametrize("comment", ["# c", "", "     # c", "\n\n      # c"])
def test_comment_does_not_become_part_of_a_folded_text(comment: str) -> None:
    text = (
        f"dismissed:\n- quote: a\n  why: b\n{comment}\na: b\nrecommendations:\n"
        f"- id: r\n  note: b\n{comment}"
    )
    for found in (
        add_dismissal(text, Dismissal("it is hoped", "word " * 30)),
        edit_values(text, [on("section", "word " * 30)]),
        edit_values(text, [ValueChange("r", (), "note", "word " * 30)]),
    ):
        assert comment in found


def test_reader_reads_what_was_changed_and_all_else_as_before(tmp_path: Path) -> None:
    text = paper(recommendation("r"), recommendation("q", evidence="{quote: act}"))
    before = made(tmp_path / "before", {"a.yaml": text}).papers["a"]
    changed = edit_values(
        text,
        [*source("f" * 64), on("paragraph", 3, "q"), on("section", "no", "q"), on("page", "2")],
    )
    found = made(tmp_path / "after", {"a.yaml": add_dismissal(changed, HOPE)}).papers["a"]
    first, second = before.recommendations
    assert found == before._replace(
        source=Source("a.txt", "f" * 64),
        recommendations=(
            first._replace(line=7, evidence=Evidence("should act", page="2")),
            second._replace(line=8, evidence=Evidence("act", "no", 3)),
        ),
        dismissed=(HOPE,),
    )


def test_shipped_papers_take_changes_everywhere(tmp_path: Path) -> None:
    for publication in load_corpus(SHIPPED).papers.values():
        text = (SHIPPED / publication.file).read_text("utf-8")
        changes = [on("page", "12", one.id) for one in publication.recommendations]
        after = edit_values(text, changes)
        assert after.count('page: "12"') == len(changes)
        assert after.replace(', page: "12"', "") == text


#: Texts that mean something to YAML, and those that can stand in it as they are.
SAFE = ("Homes", "Rents and tenure", "한국어 ❤️", "Don't act", "a  b")
TEXTS = (*SAFE, "Rents: a plan", 'say "no"', "# none", "{a}, [b]", "- x", "no", "12", "\\", "}")
ASIDES = ("", "", "   ", "# a: b", "    # {", "          # - x, }", "# 'it")


def in_line(draw: DrawFn) -> str:
    """A text in one of the styles that it can have on one line."""
    text = draw(st.sampled_from(TEXTS))
    styles = [f"'{text.replace(chr(39), chr(39) * 2)}'", yaml.safe_dump(text, default_style='"')]
    return draw(st.sampled_from([*styles, text] if text in SAFE else styles)).strip()


def below(draw: DrawFn, key: str, indent: int) -> list[str]:
    """A key and a text in any style that a block allows."""
    style = draw(st.sampled_from(("", "", ">-", "|", "|+", ">2-", "quoted")))
    start = " " * indent + key
    if style == "quoted":
        return [f'{start}: "a:', "", f'{" " * indent} # b"']
    if not style:
        return [f"{start}: {in_line(draw)}{draw(st.sampled_from(('', ' # {,', '  ')))}"]
    parts = draw(st.lists(st.sampled_from((*TEXTS, "", "  more")), max_size=3))
    return [f"{start}: {style}", *(f"{start[:indent]}  {part}".rstrip() for part in ["x", *parts])]


def asides(draw: DrawFn) -> list[str]:
    return draw(st.lists(st.sampled_from(ASIDES), max_size=2))


def mapping(draw: DrawFn, key: str, keys: Sequence[str], indent: int) -> list[str]:
    """A key and a mapping of texts in any style."""
    start = f"{' ' * indent}{key}:"
    style = draw(st.sampled_from(("line", "lines", "block")))
    if style == "block" and keys:
        found = [start]
        for inner in keys:
            found += [*asides(draw), *below(draw, inner, indent + 2)]
        return found
    entries = [f"{inner}: {in_line(draw)}" for inner in keys]
    if style == "line" or not entries:
        return [f"{start} {{{', '.join(entries)}}}{draw(st.sampled_from(('', ' # }')))}"]
    comma = draw(st.sampled_from(("", ",")))
    listed = [f"{' ' * indent}  {one}, # x }}" for one in entries[:-1]]
    last = f"{' ' * indent}  {entries[-1]}{comma}"
    return [f"{start} {{ # {{", *listed, last, *asides(draw), f"{' ' * indent} }}"]


EVIDENCE = ("quote", "section", "paragraph", "page")
SOURCE = ("file", "sha256")


def some(draw: DrawFn, keys: Sequence[str]) -> list[str]:
    return draw(st.lists(st.sampled_from(keys), unique=True))


@st.composite
def files(draw: DrawFn) -> str:
    """The YAML of papers as people write it, in every style and with comments."""
    found = draw(st.sampled_from(([], ["# first"], ["---"])))
    if draw(st.booleans()):
        found += ["paper:", *below(draw, "title", 2)]
        if draw(st.booleans()):
            found += mapping(draw, "source", some(draw, SOURCE), 2)
    else:
        found += mapping(draw, "paper", ["title", *some(draw, ("note", "issued"))], 0)
    found += [*asides(draw), "recommendations:"]
    indent = draw(st.sampled_from((0, 2)))
    for id in "rs":
        found += [*asides(draw), f"{' ' * indent}- id: {id}"]
        for key in some(draw, ("statement", "evidence", "note")):
            found += asides(draw)
            if key == "evidence":
                found += mapping(draw, key, some(draw, EVIDENCE), indent + 2)
            else:
                found += below(draw, key, indent + 2)
    found += [*asides(draw), *draw(st.sampled_from(DISMISSED)), *asides(draw)]
    if draw(st.booleans()):
        found = [line for line in found if line.strip() != "---"] + ["...", "# after"]
    text = "\n".join(found) + draw(st.sampled_from(("", "\n", "\n\n")))
    if draw(st.booleans()):
        text = text.replace("\n", "\r\n")
    return draw(st.sampled_from(("", "\ufeff", "\ufeff\ufeff"))) + text


DISMISSED: tuple[list[str], ...] = (
    [], [], ["dismissed: [] # none"], ["dismissed: [{quote: a, why: b}]"],
    ["dismissed:", "- quote: a", "  why: >-", "    b"], ["dismissed:", "   - {quote: a, why: b}"],
)  # fmt: skip

CHANGES: st.SearchStrategy[ValueChange] = st.one_of(
    st.builds(
        ValueChange,
        st.sampled_from("rs"),
        st.just(("evidence",)),
        st.sampled_from(EVIDENCE),
        st.one_of(hostile.filter(one_line_text), st.integers(1, 99)),
    ),
    st.builds(
        ValueChange,
        st.just(""),
        st.just(("paper", "source")),
        st.sampled_from(SOURCE),
        hostile.filter(one_line_text),
    ),
)


def said(text: str) -> Any:
    """What any reader of YAML finds in the text; space around a text does not count."""
    return stripped(yaml.load(text.lstrip("\ufeff"), LIBYAML))  # noqa: S506


def stripped(value: Any) -> Any:
    if isinstance(value, list):
        return [stripped(item) for item in value]
    if isinstance(value, dict):
        return {key: stripped(inner) for key, inner in value.items()}
    return value.strip() if value else value


def owner(data: Mapping[str, Any], id: str) -> Any:
    return next((one for one in data["recommendations"] if one["id"] == id), data)


def contains(longer: str, shorter: str) -> bool:
    """Whether the shorter text is left when something is taken out of the longer."""
    rest = iter(longer)
    return all(char in rest for char in shorter)


def kept(before: str, after: str) -> None:
    """Assert that lines were only added, or something added within a line.

    What was empty need not be written in brackets any more.
    """
    before = before.replace(": {}", ":").replace(": []", ":")
    first, second = before.splitlines(keepends=True), after.splitlines(keepends=True)
    for kind, a, b, c, d in SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
        assert kind in {"equal", "insert", "replace"}
        assert contains("".join(second[c:d]), "".join(first[a:b]))


@pytest.mark.slow
@given(files(), st.lists(CHANGES, max_size=6))
def test_text_says_the_old_and_the_changes_and_nothing_else(
    text: str, changes: list[ValueChange]
) -> None:
    expected = said(text)
    for change in changes:
        inner = owner(expected, change.recommendation)
        for step in change.path:
            inner = inner.setdefault(step, {})
        value = change.value
        inner[change.key] = one_line_text(value) if isinstance(value, str) else str(value)
    after = edit_values(text, changes)
    assert said(after) == expected
    assert after.startswith("\ufeff") == text.startswith("\ufeff")
    assert ("\r\n" in after) == ("\r\n" in text)
    assert ("\n" in after.replace("\r\n", "")) == ("\r\n" not in text and "\n" in after)
    assert edit_values(after, changes) == after


@given(files(), st.lists(CHANGES, max_size=6))
def test_every_byte_of_the_text_is_kept_where_nothing_is_replaced(
    text: str, changes: list[ValueChange]
) -> None:
    data = said(text)
    new: dict[Any, ValueChange] = {}
    for change in changes:
        inner = owner(data, change.recommendation)
        for step in change.path:
            inner = inner.get(step, {})
        if change.key not in inner:
            new[change.recommendation, change.key] = change
    after = edit_values(text, list(new.values()))
    kept(text, after)
    assert after.endswith("\n") == text.endswith("\n")


@given(files(), hostile.filter(one_line_text), hostile.filter(one_line_text), st.integers(0, 3))
def test_dismissal_is_added_to_any_text(text: str, quote: str, why: str, paragraph: int) -> None:
    after = add_dismissal(text, Dismissal(quote, why, paragraph=paragraph or None))
    expected = said(text)
    place = {"paragraph": str(paragraph)} if paragraph else {}
    expected.setdefault("dismissed", []).append(
        {"quote": one_line_text(quote), "why": one_line_text(why)} | place
    )
    assert said(after) == expected
    kept(text, after)
    assert after.endswith("\n") == text.endswith("\n")


@pytest.mark.slow
@given(files(), files())
def test_any_text_can_be_made_to_say_what_another_says(text: str, other: str) -> None:
    before, after = said(text), said(other)
    changed = change_values(text, before, after)
    assert clean_value(said(changed)) == clean_value(after)
    assert clean_value(said(change_values(changed, after, before))) == clean_value(before)
    assert change_values(text, before, before) == text


REPLIES = st.dictionaries(
    st.sampled_from(("actors", "positions", "topics", "note")),
    st.one_of(
        hostile.filter(one_line_text),
        st.lists(st.sampled_from(("a", "b", "c, d")), max_size=3),
        st.dictionaries(
            st.sampled_from("pq"),
            st.sampled_from(("support", {"stance": "oppose", "condition": "if: so"})),
            max_size=2,
        ),
    ),
)


@given(files(), st.sampled_from("rs"), REPLIES, st.booleans())
def test_what_is_added_and_taken_back_leaves_the_text_as_it_was(
    text: str, id: str, values: dict[str, Any], new: bool
) -> None:
    # Empty lines below a text that keeps them are a part of it.
    assume("|+" not in text)
    before = said(text)
    after = deepcopy(before)
    if new:
        place = "rs".index(id)
        after["recommendations"].insert(place, {"id": "t", **values})
    else:
        for key, value in values.items():
            owner(after, id).setdefault(key, value)
    changed = change_values(text, before, after)
    assert change_values(changed, after, before) == text


def test_byte_order_mark_and_mixed_line_ends_stay() -> None:
    text = codecs.BOM_UTF8.decode() + with_evidence("note: a\r\nrationale: '❤️ 한'  # 👨\u200d👩")
    after = edit_values(text, [on("page", "4", "s"), on("page", "4")])
    assert after == text.replace("other}", 'other, page: "4"}').replace(
        "👨\u200d👩\n", '👨\u200d👩\n    evidence: {page: "4"}\n'
    )

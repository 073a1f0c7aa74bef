"""What a codebook's names are, and what was meant by a name that is none of them."""

from pathlib import Path

import pytest

from policy_compare.corpus.form.known_names import (
    ANY_NAME,
    Choice,
    KnownNames,
    names_in_codebook,
    names_in_nodes,
)
from policy_compare.corpus.form.values import (
    ListOf,
)
from policy_compare.corpus.yaml.nodes import read_yaml
from policy_compare.corpus.yaml.report import Report
from policy_compare.corpus_names import CODEBOOK_SECTIONS
from policy_compare.model import (
    Codebook,
)
from tests.corpus.form.test_values import ACTOR, fault, read
from tests.support.corpora import CODEBOOK, paper, problems, recommendation
from tests.support.records import BOOK


def names(yaml: str) -> KnownNames:
    return names_in_nodes(read_yaml(yaml.encode(), Report("codebook.yaml")))


def test_names_are_those_of_each_section() -> None:
    found = names("topics: {a: {}}\npropositions: {b: {}}\nactors: {c: {}}\ninstruments: {d: {}}\n")
    assert {kind: list(ids or ()) for kind, ids in found.ids.items()} == {
        "topic": ["a"],
        "proposition": ["b"],
        "actor": ["c"],
        "instrument": ["d"],
    }
    assert set(CODEBOOK_SECTIONS.values()) <= set(Codebook._fields)


def test_absent_section_has_no_names_and_an_unreadable_one_any() -> None:
    found = names("topics: [a]\nactors:\n")
    assert found.ids == {"topic": None, "proposition": {}, "actor": None, "instrument": {}}


@pytest.mark.parametrize("yaml", ["", "- a", "text"])
def test_codebook_that_is_none_lets_any_name_pass(yaml: str) -> None:
    assert names(yaml) is ANY_NAME


def test_other_names_are_labels_and_aliases_wherever_they_can_be_read() -> None:
    found = names(
        "actors:\n  a: {label: Aa, aliases: [Ab, [x], Ac]}\n"
        "  b: {label: {x: y}, aliases: Ba}\n  c: text\n  d: {}\n"
    )
    assert found.other_names["actor"]() == {"Aa": "a", "Ab": "a", "Ac": "a", "Ba": "b"}


@pytest.mark.parametrize(
    ("text", "words"), [("12", 12), ("0", None), ("many", None), ("[1]", None), ("9" * 5000, None)]
)
def test_quote_words_are_a_number_or_no_limit(text: str, words: int | None) -> None:
    assert names(f"quote_words: {text}\n").quote_words == words


def test_known_name_is_one_object_in_the_whole_corpus() -> None:
    (first, second), _ = read(ListOf(ListOf(ACTOR)), "[[council], [council]]")
    assert first[0] is second[0]


@pytest.mark.parametrize(
    ("given", "hint"),
    [
        ("counsil", "did you mean council?"),
        ("THE CITY", "write council, which it is another name of"),
        ("Town council", "write council, which it is another name of"),
        ("the citi", "did you mean council?"),
        ("xyz", "write one of tenants, council, builders"),
        ('" council "', "did you mean council?"),
    ],
)
def test_unknown_name_says_what_may_have_been_meant(given: str, hint: str) -> None:
    found = fault(ACTOR, given)
    assert found.code == "unknown-name"
    assert found.hint == hint


@pytest.mark.parametrize("names", [{}, {f"name-{n}": f"name-{n}" for n in range(9)}])
def test_unknown_name_among_none_or_many_points_to_the_codebook(names: dict[str, str]) -> None:
    found = fault(Choice("instrument", names), "xyz")
    assert found.hint == "add it to the instruments in codebook.yaml, or use one that stands there"


def test_any_name_passes_where_the_list_could_not_be_read() -> None:
    assert read(Choice("topic", None), '" anything "') == ("anything", [])


@pytest.mark.parametrize(
    ("given", "hint"),
    [
        ("Report", "write report: capitals, blanks and hyphens count here"),
        ("xyzzyxyzzy", "see the field's description in the JSON Schema"),
    ],
)
def test_a_type_that_csl_does_not_have_is_told(given: str, hint: str, tmp_path: Path) -> None:
    text = paper(recommendation("r")).replace("  title: Homes", f"  title: Homes\n  type: {given}")
    hints = [one.hint for one in problems(tmp_path, {"a.yaml": text}) if one.code == "unknown-name"]
    assert hints == [hint]


def test_ids_of_before_are_other_names_and_labels_come_before_them() -> None:
    book = BOOK._replace(former_names={"actor": {"hall": "council", "Builders": "council"}})
    other_names = names_in_codebook(book).other_names["actor"]()
    assert (other_names["hall"], other_names["Builders"]) == ("council", "builders")


def test_a_paper_that_has_an_id_of_before_is_told_the_one_of_now(tmp_path: Path) -> None:
    book = CODEBOOK + "former_names: {propositions: {ceiling: cap, lid: [x]}, topics: text}\n"
    found = problems(tmp_path, {"a.yaml": paper(recommendation("r", "{ceiling: support}"))}, book)
    (hint,) = (one.hint for one in found if one.code == "unknown-name")
    assert hint == "write cap, which it is another name of"
    assert names("former_names: text\nactors: {a: {label: A}}\n").other_names["actor"]() == {
        "A": "a"
    }

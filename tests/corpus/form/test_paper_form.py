"""The keys of the files are those of the model, and each holds what it should."""

from pathlib import Path

import pytest

from policy_compare.corpus.form.known_names import ANY_NAME
from policy_compare.corpus.form.paper_form import paper_form
from policy_compare.corpus.form.values import ListOf, MappingOf, Record
from policy_compare.model import (
    Dismissal,
    Evidence,
    Paper,
    Person,
    Recommendation,
    Source,
    StanceOn,
)
from policy_compare.problems import has_errors
from tests.support.corpora import paper, problems, recommendation


def inner(record: Record, *keys: str) -> Record:
    """The record under these keys, through the lists and mappings on the way."""
    for key in keys:
        kind = record.kinds[key][0]
        while isinstance(kind, (ListOf, MappingOf)):
            kind = kind.kind
        assert isinstance(kind, Record)
        record = kind
    return record


def attributes(record: Record) -> set[str]:
    return {attribute for _, attribute in record.kinds.values()}


FILE = paper_form(ANY_NAME)


@pytest.mark.parametrize(
    ("record", "fields", "given_otherwise"),
    [
        (inner(FILE, "paper", "authors"), Person._fields, set()),
        (inner(FILE, "paper", "source"), Source._fields, set()),
        (inner(FILE, "recommendations"), Recommendation._fields, {"paper", "coded", "line"}),
        (inner(FILE, "recommendations", "evidence"), Evidence._fields, set()),
        (inner(FILE, "recommendations", "positions"), StanceOn._fields, {"proposition"}),
        (inner(FILE, "dismissed"), Dismissal._fields, set()),
    ],
    ids=lambda value: getattr(value, "name", ""),
)
def test_keys_are_the_fields_of_the_model(
    record: Record, fields: tuple[str, ...], given_otherwise: set[str]
) -> None:
    assert attributes(record) == set(fields) - given_otherwise


def test_keys_of_a_paper_beside_the_model_s_are_its_details() -> None:
    known = set(Paper._fields) - {
        "id", "details", "recommendations", "file", "dismissed", "in_columns",
    }  # fmt: skip
    assert known < attributes(inner(FILE, "paper"))


def test_every_key_says_what_it_means() -> None:
    listed = (inner(FILE, key) for key in ("paper", "recommendations", "dismissed"))
    for record in (FILE, *listed):
        for field in record.fields:
            assert field.about


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("[]", ""),
        ("[{quote: a, why: b}]", ""),
        ("[{quote: a, section: b, paragraph: 3, page: iv, why: c}]", ""),
        ("", "empty-value"),
        ("{quote: a, why: b}", "wrong-form"),
        ("[a]", "wrong-form"),
        ("[{quote: a}]", "missing-key"),
        ("[{why: a}]", "missing-key"),
        ("[{quote: a, why: ''}]", "empty-value"),
        ("[{quote: a, why: b, paragraph: 0}]", "wrong-form"),
        ("[{quote: a, why: b, because: c}]", "unknown-key"),
    ],
)
def test_values_of_dismissed_passages(value: str, code: str, tmp_path: Path) -> None:
    text = paper(recommendation("r")) + f"dismissed: {value}\n"
    found = [one.code for one in problems(tmp_path, {"a.yaml": text}) if one.severity == "error"]
    assert found == ([code] if code else [])


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        ("DOI", "10.55317/9781784136321", ""),
        ("DOI", "10.1000.10/a(b)<c>", ""),
        ("DOI", "https://doi.org/10.1000/182", "bad-doi"),
        ("DOI", "10.1000", "bad-doi"),
        ("DOI", "10.100/a", "bad-doi"),
        ("DOI", "10.1000/a b", "bad-doi"),
        ("DOI", "10.١٠٠٠/a", "bad-doi"),
        ("URL", "https://example.org/a?b=c#d", ""),
        ("URL", "http://example.org", ""),
        ("URL", "example.org", "bad-url"),
        ("URL", "file:///etc/passwd", "bad-url"),
        ("URL", "https://example.org/a b", "bad-url"),
        ("accessed", "2025-02-11", ""),
        ("accessed", "yesterday", "bad-date"),
        ("issued", "2025-13", "bad-date"),
        ("issued", "2025-02~", ""),
        ("source", "{encoding: cp9}", "bad-encoding"),
        ("source", "{encoding: zlib}", "bad-encoding"),
        ("source", "{file: a.txt, sha256: " + "aB3" * 21 + "f}", ""),
        ("source", "{file: a.txt, sha256: " + "g" * 64 + "}", "bad-digest"),
        ("source", "{}", "empty-value"),
        ("publisher", "[]", "wrong-form"),
        ("author", "Ali", "unknown-key"),
    ],
)
def test_values_of_a_paper(key: str, value: str, code: str, tmp_path: Path) -> None:
    text = paper(recommendation("r")).replace("  issued: '2023'\n", f"  {key}: {value}\n")
    found = [one.code for one in problems(tmp_path, {"a.yaml": text}) if one.severity == "error"]
    assert found == ([code] if code else [])


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        ("strength", "shall", "unknown-name"),
        ("instrument", "force", "unknown-name"),
        ("topics", "[rent]", "unknown-name"),
        ("targets", "[local authority]", "unknown-name"),
        ("positions", "{caps: support}", "unknown-name"),
        ("positions", "{cap: yes}", "unknown-name"),
        ("positions", "{cap: silent}", "unknown-name"),
        ("positions", "{cap: }", "no-stance"),
        ("positions", "{cap: {stance: support, by: []}}", "empty-value"),
        ("positions", "{cap: {stance: support, by: [counsil]}}", "unknown-name"),
        ("positions", "{cap: {stance: support, strength: shall}}", "unknown-name"),
        ("positions", "{cap: {condition: later}}", "missing-key"),
        ("positions", "{cap: {stance: oppose, condition: ''}}", "empty-value"),
        ("evidence", "{quote: a, paragraph: 0}", "wrong-form"),
        ("evidence", "{}", "empty-value"),
    ],
)
def test_wrong_values_of_a_recommendation(key: str, value: str, code: str, tmp_path: Path) -> None:
    text = paper(recommendation("r", **{key: value}))
    found = [one.code for one in problems(tmp_path, {"a.yaml": text}) if one.severity == "error"]
    assert found == [code]


@pytest.mark.parametrize(
    ("authors", "code"),
    [("[]", ""), ("[{}]", "empty-value"), ("[Ali]", "wrong-form"), ("Ali", "wrong-form")],
)
def test_authors_are_a_list_of_name_parts(authors: str, code: str, tmp_path: Path) -> None:
    text = paper(recommendation("r"), authors=authors)
    found = [one.code for one in problems(tmp_path, {"a.yaml": text}) if one.severity == "error"]
    assert found == ([code] if code else [])


def test_reading_twice_gives_the_same_problems(tmp_path: Path) -> None:
    files = {"a.yaml": paper(recommendation("r", strength="shall", actors="[x]"))}
    first = problems(tmp_path, files)
    assert has_errors(first)
    assert problems(tmp_path, files) == first

"""The keys of a codebook are those of the model, and each holds what it should."""

from pathlib import Path

import pytest

from policy_compare.corpus.form.codebook_form import codebook_form
from policy_compare.corpus.form.known_names import ANY_NAME
from policy_compare.corpus.form.values import Record
from policy_compare.model import (
    Actor,
    Codebook,
    Instrument,
    Proposition,
    Tension,
    Topic,
)
from tests.corpus.form.test_paper_form import attributes, inner
from tests.support.corpora import CODEBOOK, made, paper, problems, recommendation

BOOK = codebook_form(ANY_NAME)


@pytest.mark.parametrize(
    ("record", "fields", "given_otherwise"),
    [
        (BOOK, Codebook._fields, set()),
        (inner(BOOK, "topics"), Topic._fields, {"id"}),
        (inner(BOOK, "propositions"), Proposition._fields, {"id"}),
        (inner(BOOK, "tensions"), Tension._fields, set()),
        (inner(BOOK, "actors"), Actor._fields, {"id"}),
        (inner(BOOK, "instruments"), Instrument._fields, {"id"}),
    ],
    ids=lambda value: getattr(value, "name", ""),
)
def test_keys_are_the_fields_of_the_model(
    record: Record, fields: tuple[str, ...], given_otherwise: set[str]
) -> None:
    assert attributes(record) == set(fields) - given_otherwise


def test_every_key_says_what_it_means() -> None:
    for record in (BOOK, inner(BOOK, "topics"), inner(BOOK, "tensions")):
        for field in record.fields:
            assert field.about


def test_codebook_may_be_a_list_of_ids_alone(tmp_path: Path) -> None:
    codebook = "topics: {t: {}}\nactors: {council: {}}\npropositions: {cap: {statement: Cap.}}\n"
    files = {"a.yaml": paper(recommendation("r", topics="[t]"))}
    book = made(tmp_path, files, codebook).codebook
    assert book.topics["t"].label == "t"
    assert book.actors["council"].label == "council"


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ('"2026-11-28"', ""),
        ("2026-11-28", ""),
        ("2026", ""),
        ("2026-11~", ""),
        ("yesterday", "bad-date"),
        ("2026-02-30", "bad-date"),
        ("[2026]", "wrong-form"),
        ("", "empty-value"),
    ],
)
def test_the_coding_has_a_date(value: str, code: str, tmp_path: Path) -> None:
    codebook = f"date: {value}\n{CODEBOOK}"
    files = {"a.yaml": paper(recommendation("r"))}
    found = [one.code for one in problems(tmp_path, files, codebook) if one.severity == "error"]
    assert found == ([code] if code else [])
    if not code:
        assert made(tmp_path, files, codebook).codebook.date == value.strip('"')


def test_a_coding_without_a_date_is_undated(tmp_path: Path) -> None:
    assert made(tmp_path, {"a.yaml": paper(recommendation("r"))}).codebook.date == ""

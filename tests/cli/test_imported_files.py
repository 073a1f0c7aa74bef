"""The files of a corpus that a table makes, and what is said of them."""

import pytest

from policy_compare.cli.imported_files import corpus_files, import_summary
from policy_compare.errors import CallError
from tests.corpus.tables.test_imports import corpus, positions


def test_a_corpus_is_a_table_or_files() -> None:
    text = "author,proposition,stance,strength\nAli,cap,yes,must\n"
    made = corpus(positions(text))
    assert list(corpus_files(made, yaml=False)) == [
        "codebook.yaml", "papers.csv", "codebook.schema.json",
    ]  # fmt: skip
    assert "Ali.yaml" in corpus_files(made, yaml=True)


def test_a_wide_table_without_a_strength_becomes_files_once_it_has_the_column() -> None:
    text = "party,Cap?,Build?\nLeft,yes,no\nRight,no,yes\n"
    with pytest.raises(CallError, match="Left/cap has no strength, which a YAML file") as caught:
        corpus_files(corpus(positions(text)), yaml=True)
    assert "leave --yaml out, or give the table a column strength" in caught.value.hint
    header, *rows = text.splitlines()
    text = "\n".join((f"{header},strength", *(f"{row},must" for row in rows), ""))
    assert "Right.yaml" in corpus_files(corpus(positions(text)), yaml=True)


def test_what_came_in_is_said_after_how_it_was_read() -> None:
    imported = positions("party,Cap?,Build?\nLeft,yes,no\nRight,,no\n")
    assert import_summary(imported, corpus(imported)) == [
        "a wide table: each row is who answers (party), each of these columns a question: "
        "Cap?, Build?",
        "3 of 4 cells came in: 2 papers, 3 recommendations and 3 stances on 2 propositions",
        "1 cell without a stance: 1 empty",
    ]


def test_what_is_empty_is_told_apart_from_words_for_silence() -> None:
    text = "party,Cap?,Build?\nLeft,weiß nicht,\nRight,n/a,weiß nicht\nMid,yes,no\n"
    imported = positions(text)
    assert import_summary(imported, corpus(imported))[-1] == (
        "4 cells without a stance: 2 “weiß nicht”, 1 empty and 1 “n/a”"
    )

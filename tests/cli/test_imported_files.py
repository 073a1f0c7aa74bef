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
    with pytest.raises(CallError, match="has no strength, which a YAML file must say"):
        corpus_files(corpus(positions(text.replace("must", ""))), yaml=True)


def test_what_came_in_is_said_after_how_it_was_read() -> None:
    imported = positions("party,Cap?,Build?\nLeft,yes,no\nRight,,no\n")
    assert import_summary(imported, corpus(imported)) == [
        "a wide table: each row is who answers (party), each of these columns a question: "
        "Cap?, Build?",
        "3 of 4 cells came in: 2 papers, 3 recommendations and 3 stances on 2 propositions",
        "1 cell without a stance: silence, as no cell is",
    ]

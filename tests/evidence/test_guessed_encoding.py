"""A guess at a text's encoding is said with an example, and what to do about it."""

import pytest

from policy_compare.evidence.guessed_encoding import (
    encoding_to_keep,
    problem_of_encoding,
    problem_of_unused_encoding,
)
from policy_compare.model import Source
from policy_compare.texts.document import Decoding, Document
from tests.support.records import paper


def document(decoding: Decoding | None) -> Document:
    return Document("housing.txt", "text", "", decoding=decoding)


def test_a_guess_is_described() -> None:
    guessed = document(Decoding("cp1252", True, "costs £40"))
    problem = problem_of_encoding(guessed)
    assert problem is not None
    assert problem.message == (
        "housing.txt was read as Windows-1252 (cp1252), which is a guess: “costs £40”"
    )
    assert problem.hint == (
        "look at the example; if it is right, check --fix writes `encoding: cp1252` under "
        "`source`, else write another there"
    )
    assert encoding_to_keep(guessed) == "cp1252"


def test_a_damaged_text_is_described_and_its_encoding_not_kept() -> None:
    damaged = document(Decoding("utf-8", True, "costs \ufffd40"))
    problem = problem_of_encoding(damaged)
    assert problem is not None
    assert problem.message == (
        "housing.txt is damaged UTF-8, in which some bytes are no letters: “costs \ufffd40”"
    )
    assert problem.hint == "save it as UTF-8 text again from where it was written"
    assert encoding_to_keep(damaged) == ""


def test_what_speaks_against_a_given_encoding_is_told() -> None:
    doubtful = document(Decoding("iso8859-1", doubt="it is UTF-8"))
    problem = problem_of_encoding(doubtful)
    assert problem is not None
    assert problem.message == (
        "housing.txt is read as Latin 1 (iso8859-1), as its paper says, though it is UTF-8"
    )
    assert problem.hint == "delete the encoding under source in the paper's file to have it told"
    assert encoding_to_keep(doubtful) == ""


@pytest.mark.parametrize("decoding", [None, Decoding(), Decoding("cp1252")])
def test_what_is_told_is_no_guess(decoding: Decoding | None) -> None:
    assert problem_of_encoding(document(decoding)) is None
    assert encoding_to_keep(document(decoding)) == ""


def test_an_encoding_of_what_is_read_without_one_is_said_to_be_of_no_use() -> None:
    pdf = Document("housing.pdf", "pdf", "")
    given = paper("ali", source=Source("housing.pdf", encoding="cp1252"), file="ali.yaml")
    problem = problem_of_unused_encoding(pdf, given)
    assert problem is not None
    assert (problem.file, problem.message, problem.hint) == (
        "ali.yaml",
        "housing.pdf is PDF: the encoding cp1252 that its paper gives is not used",
        "delete the encoding under source in the paper's file",
    )
    assert problem_of_unused_encoding(pdf, paper("ali", source=Source("housing.pdf"))) is None
    assert problem_of_unused_encoding(pdf, paper("ali")) is None
    assert problem_of_unused_encoding(document(Decoding("cp1252")), given) is None

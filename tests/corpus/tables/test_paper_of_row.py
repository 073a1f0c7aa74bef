"""Whose a row is: papers and authors that are named in foreign tables."""

from policy_compare.model import Person
from tests.corpus.tables.test_imports import corpus, positions, stances


def test_titles_that_are_no_papers_name_are_kept() -> None:
    text = "author,paper,proposition,stance\nA,Homes for all: a plan,p,yes\n"
    (one,) = corpus(positions(text)).papers.values()
    assert (one.id, one.title) == ("homes-for-all-a-plan", "Homes for all: a plan")
    assert one.label == "A n.d."


def test_spellings_of_one_author_are_one_author() -> None:
    text = (
        "author,proposition,stance\nAnn Lee,p,yes\nANN  LEE,q,no\nAnn\u00a0Lee,r,no\n"
        "Caf\u00e9,p,yes\nCafe\u0301,q,no\n"
    )
    found = positions(text)
    assert (found.wrong_rows, found.problems[0].severity) == (0, "warning")
    assert {id: len(one.recommendations) for id, one in corpus(found).papers.items()} == {
        "ann-lee": 3,
        "Café": 2,
    }
    assert corpus(found).papers["ann-lee"].authors == (Person(literal="Ann Lee"),)


def test_who_speaks_in_one_paper_has_one_of_his_own() -> None:
    text = "author,paper,proposition,stance\nA,Q,p,yes\nB,Q,p,no\nB,R,p,no\nC,,p,no\n"
    found = positions(text)
    assert found.wrong_rows == 0
    papers = corpus(found).papers.values()
    assert [(one.id, one.title, one.authors[0].literal) for one in papers] == [
        ("C", "C", "C"), ("R", "R", "B"), ("q-a", "Q", "A"), ("q-b", "Q", "B"),
    ]  # fmt: skip


def test_a_paper_that_is_called_as_an_author_is_not_his() -> None:
    text = "author,paper,proposition,stance\nA,,p,yes\nB,A,p,no\n"
    assert stances(positions(text)) == [("A", "p", "support"), ("a-b", "p", "oppose")]


def test_names_that_no_file_could_have_are_cut() -> None:
    found = positions(f"author,proposition,stance\n{'a' * 300},{'y' * 1025},yes\n")
    made = corpus(found)
    assert list(made.papers) == ["a" * 60]
    assert list(made.codebook.propositions) == ["y" * 60]

"""What the rows of a foreign table become."""

import json

import pytest

from policy_compare.corpus.tables.stance_words import TELL_STANCES
from policy_compare.model import Evidence
from tests.corpus.tables.test_imports import corpus, errors, positions, recommendations, stances
from tests.support.corpora import CODEBOOK


@pytest.mark.parametrize(
    ("word", "stance"),
    [
        ("support", "support"), ("YES", "support"), ("Agree", "support"), ("1", "support"),
        ("+1", "support"), ("1.0", "support"), ("oppose", "oppose"), ("no", "oppose"),
        ("disagree", "oppose"), ("-1", "oppose"), ("'-1", "oppose"), ("−1", "oppose"),
        ("-1.00", "oppose"), ("+1.0", "support"),
        ("abstain", "neutral"), ("0", "neutral"), (" neutral ", "neutral"), ("pass", "neutral"),
    ],
)  # fmt: skip
def test_words_and_numbers_for_stances(word: str, stance: str) -> None:
    assert stances(positions(f"author,proposition,stance\nA,p,{word}\n")) == [("A", "p", stance)]


def test_other_words_are_for_the_user_to_say() -> None:
    text = "author,proposition,stance\nA,p,Y\nB,p,absent\nC,p,\nD,p,no\nE,p,Q\n"
    found = positions(text, stances={"y": "support", "Absent": "silent", "no": "neutral"})
    assert stances(found) == [("A", "p", "support"), ("D", "p", "neutral")]
    assert (found.rows, found.silent_rows, found.wrong_rows) == (5, {"absent": 1, "": 1}, 1)
    (told,) = [one for one in found.problems if one.severity == "error"]
    assert (told.code, told.line) == ("unknown-stance", 6)
    assert told.message == "'Q' is no word for a stance; it stands there once"
    assert told.hint == f"{TELL_STANCES}: --stance-map 'Q=?'"
    assert found.unknown_words == ("Q",)


def test_a_word_is_told_once_with_its_count() -> None:
    text = "author,proposition,stance\nA,p,Sure\nA,q,it's no\nB,p,Sure\nB,q,Sure\n"
    found = positions(text)
    assert [(one.line, one.message) for one in found.problems if one.severity == "error"] == [
        (2, "'Sure' is no word for a stance; it stands there 3 times"),
        (3, "'it's no' is no word for a stance; it stands there once"),
    ]
    assert (found.rows, found.wrong_rows) == (4, 4)
    assert found.unknown_words == ("Sure", "it's no")
    assert positions(text, stances=dict.fromkeys(found.unknown_words, "oppose")).wrong_rows == 0


def test_a_zero_that_may_be_a_no_is_told() -> None:
    (note,) = positions("author,proposition,stance\nA,p,1\nA,q,0\n").notes
    assert note == "0 is taken for neutral; --stance-map 0=oppose says that it is a no"


def test_topics_are_of_the_proposition_where_nothing_is_said_of_a_recommendation() -> None:
    topics = "author,proposition,stance,topics{}\nA,p,1,rent/land{}\n"
    plain = corpus(positions(topics.format("", ""), separators={"topics": "/"}))
    assert plain.codebook.propositions["p"].topics == ("rent", "land")
    assert [one.topics for one in plain.recommendations()] == [()]
    told = corpus(positions(topics.format(",statement", ",Cap rents.")))
    assert told.codebook.propositions["p"].topics == ()
    assert [one.topics for one in told.recommendations()] == [("rent-land",)]
    both = corpus(positions(topics.format(",proposition_topics", ",homes")))
    assert both.codebook.propositions["p"].topics == ("homes",)


def test_a_date_of_all_rows_of_a_paper_is_the_papers() -> None:
    header = "author,paper,proposition,stance,date\n"
    (one,) = corpus(positions(f"{header}A,a,p,yes,2018\nA,a,q,yes,2018\n")).papers.values()
    assert (one.issued, one.label) == ("2018", "A 2018")
    assert [item.date for item in one.recommendations] == ["", ""]
    (one,) = corpus(positions(f"{header}A,a,p,yes,2018\nA,a,q,yes,2019\n")).papers.values()
    assert one.issued == ""
    assert [item.date for item in one.recommendations] == ["2018", "2019"]


def test_recommendations_without_ids_are_counted() -> None:
    text = "author,statement\nA,Act.\nA,Wait.\nB,Act.\n"
    assert [one.ref for one in corpus(recommendations(text)).recommendations()] == [
        "A/r1", "A/r2", "B/r1",
    ]  # fmt: skip


def test_a_recommendation_on_several_propositions_is_stated_once() -> None:
    text = "author,proposition,stance,recommendation\nA,p,yes,r\nA,q,no,r\n"
    found = positions(text)
    (one,) = corpus(found).recommendations()
    assert (one.statement, len(one.positions), found.wrong_rows) == ("p", 2, 0)


def test_what_is_said_without_a_title_is_said_in_the_tables_words() -> None:
    found = positions("author,proposition,stance\nA,P: the first?,no\nA,🏠,yes\n")
    assert [one.statement for one in corpus(found).recommendations()] == [
        "Against: P: the first?", "🏠",
    ]  # fmt: skip
    given = positions("author,proposition,stance\nA,cap,no\n", codebook=CODEBOOK)
    assert next(corpus(given).recommendations()).statement == "Against: Rents should be capped."
    # A proposition goes by what it says, too.
    said = positions("author,proposition,stance\nA,rents SHOULD be capped.,no\n", codebook=CODEBOOK)
    assert stances(said) == [("A", "cap", "oppose")]


def test_topics_of_a_proposition_come_together_from_its_rows() -> None:
    found = positions("author,proposition,stance,topic\nA,p,yes,a; b\nB,p,no,c\n")
    assert corpus(found).codebook.propositions["p"].topics == ("a", "b", "c")
    assert not [one for one in found.problems if one.code == "other-topics"]


def test_a_date_is_no_papers_where_none_is_named() -> None:
    text = "author,paper,proposition,stance,date\nA,,p,yes,2021\nB,Q,p,yes,2020\n"
    made = corpus(positions(text)).papers
    assert (made["A"].issued, made["A"].recommendations[0].date) == ("", "2021")
    assert (made["Q"].issued, made["Q"].recommendations[0].date) == ("2020", "")


def test_a_list_where_one_name_belongs_is_told() -> None:
    rows = [{"author": "A", "proposition": ["p", "q"], "stance": 1}]
    assert errors(positions(json.dumps(rows), file="t.json")) == [("json-cell", 1)]


def test_numbers_that_spreadsheets_make_of_paragraphs_are_read() -> None:
    text = "author,statement,quote,paragraph,page\nA,Act.,q,2.0,17.0\nB,Act.,q,,v1.0\n"
    first, second = corpus(recommendations(text)).recommendations()
    assert first.evidence == Evidence("q", "", 2, "17")
    assert second.evidence == Evidence("q", "", None, "v1.0")


def test_ids_that_are_made_up_are_no_others() -> None:
    text = "author,proposition,stance\nA,p,yes\nA,p,no\nA,p-2,no\nA,a b,yes\n"
    found = positions(text)
    assert [one.id for one in corpus(found).recommendations()] == ["p", "p-2", "p-2-2", "a-b"]
    given = recommendations("author,recommendation,statement\nA,x y,Act.\nA,x-y,Wait.\nA,x?y,Go.\n")
    assert [one.id for one in corpus(given).recommendations()] == ["x-y-2", "x-y", "x-y-3"]
    told = recommendations("author,id,statement\nA,No. 1,Act.\nA,No 1,Wait.\n")
    assert [one.id for one in corpus(told).recommendations()] == ["no-1", "no-1-2"]

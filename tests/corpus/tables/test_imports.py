"""Tables that were made elsewhere."""

import json
from typing import Any

import pytest

from policy_compare.corpus.tables.foreign_columns import ImportOptions, TableKind
from policy_compare.corpus.tables.imports import ImportedTable, read_foreign_table
from policy_compare.errors import CallError
from policy_compare.model import Corpus, Evidence, Person, Proposition
from tests.support.corpora import CODEBOOK


def positions(
    text: str, kind: TableKind = "positions", file: str = "t.csv", **options: Any
) -> ImportedTable:
    given = options.pop("codebook", None)
    return read_foreign_table(
        text.encode(),
        file,
        ImportOptions(kind, **options),
        ("codebook.yaml", str(given).encode()) if given else None,
        ("T", "About."),
    )


def recommendations(text: str, **options: Any) -> ImportedTable:
    return positions(text, "recommendations", **options)


def corpus(found: ImportedTable) -> Corpus:
    assert found.corpus is not None, found.problems
    return found.corpus


def errors(found: ImportedTable) -> list[tuple[str, int]]:
    return [(one.code, one.line) for one in found.problems if one.severity == "error"]


def stances(found: ImportedTable) -> list[tuple[str, str, str]]:
    return [
        (one.paper, position.proposition, position.stance)
        for one in corpus(found).recommendations()
        for position in one.positions
    ]


def test_a_row_is_a_stance_and_no_row_is_silence() -> None:
    text = (
        "author,proposition,title,stance,topic,date\n"
        "Côte d'Ivoire,p1,Cap rents.,support,Rents; Land law,2018-12-05\n"
        "Côte d'Ivoire,p2,Build.,oppose,,2018-12-06\n"
        "Fiji,p1,,neutral,,\n"
    )
    found = positions(text)
    assert (found.rows, found.silent_rows, found.wrong_rows, found.unread_columns) == (3, 0, 0, ())
    assert stances(found) == [
        ("Fiji", "p1", "neutral"),
        ("côte-d-ivoire", "p1", "support"),
        ("côte-d-ivoire", "p2", "oppose"),
    ]
    made = corpus(found)
    book = made.codebook
    assert (book.title, book.about) == ("T", "About.")
    assert book.propositions["p1"] == Proposition("p1", "Cap rents.", ("Rents", "land-law"))
    assert {id: one.label for id, one in book.topics.items()} == {
        "Rents": "Rents",
        "land-law": "Land law",
    }
    one = made.papers["côte-d-ivoire"]
    assert one.authors == (Person(literal="Côte d'Ivoire"),)
    assert (one.title, one.label, one.issued) == ("Côte d'Ivoire", "Côte d'Ivoire", "")
    assert [(item.id, item.statement, item.date) for item in one.recommendations] == [
        ("p1", "Cap rents.", "2018-12-05"),
        ("p2", "Against: Build.", "2018-12-06"),
    ]
    assert made.papers["Fiji"].recommendations[0].statement == "No side on: Cap rents."


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
    assert (found.rows, found.silent_rows, found.wrong_rows) == (5, 2, 1)
    (told,) = [one for one in found.problems if one.severity == "error"]
    assert (told.code, told.line) == ("unknown-stance", 6)
    assert told.hint.startswith("say what it means: --stance-map 'Q=STANCE', with support,")


def test_rows_that_cannot_be_read_are_told_and_the_others_come_in() -> None:
    text = (
        "author,proposition,stance,date,strength\n"
        "A,p,yes,2018,must\n"
        "A,q,maybe,2018,must\n"
        ",p,yes,2018,must\n"
        "B,p,yes,soon,must\n"
        "B,q,no,2018,shall\n"
        "B,p,yes,2018\n"
        "C,,yes,2018,must\n"
        "C,p,\x1b,2018,must\n"
        "D,p,no,2018,could\n"
    )
    found = positions(text)
    assert errors(found) == [
        ("unknown-stance", 3), ("missing-cell", 4), ("bad-date", 5), ("unknown-name", 6),
        ("row-length", 7), ("missing-cell", 8), ("control-character", 9),
    ]  # fmt: skip
    assert (found.rows, found.wrong_rows) == (9, 7)
    assert stances(found) == [("A", "p", "support"), ("D", "p", "oppose")]
    # What only those rows spoke of is no part of the codebook.
    assert list(corpus(found).codebook.propositions) == ["p"]


def test_nothing_comes_in_where_no_row_can_be_read() -> None:
    found = positions("author,proposition,stance\nA,p,?\n")
    assert found.corpus is None
    assert errors(found) == [("unknown-stance", 2)]
    assert positions("").corpus is None
    assert errors(positions('author,proposition,stance\n"A')) == [("csv-syntax", 2)]


def test_a_paper_that_cannot_be_read_takes_its_rows_with_it() -> None:
    header = "author,paper,proposition,stance,paper_DOI\n"
    rows = "".join(f"A,a,p{number},yes,x\n" for number in range(5))
    found = positions(f"{header}{rows}B,b,p0,yes,\n")
    assert errors(found) == [
        ("bad-doi", 2), ("bad-doi", 3), ("bad-doi", 4), ("left-out", 5), ("left-out", 6),
    ]  # fmt: skip
    assert (found.rows, found.wrong_rows) == (6, 5)
    assert stances(found) == [("b", "p0", "support")]


def test_a_date_of_all_rows_of_a_paper_is_the_papers() -> None:
    header = "author,paper,proposition,stance,date\n"
    (one,) = corpus(positions(f"{header}A,a,p,yes,2018\nA,a,q,yes,2018\n")).papers.values()
    assert (one.issued, one.label) == ("2018", "A 2018")
    assert [item.date for item in one.recommendations] == ["", ""]
    (one,) = corpus(positions(f"{header}A,a,p,yes,2018\nA,a,q,yes,2019\n")).papers.values()
    assert one.issued == ""
    assert [item.date for item in one.recommendations] == ["2018", "2019"]


def test_who_speaks_twice_to_a_proposition_has_two_recommendations() -> None:
    found = positions("author,proposition,stance,quote\nA,p,yes,q\nA,p,no,\n")
    assert [(one.id, one.evidence) for one in corpus(found).recommendations()] == [
        ("p", Evidence("q")), ("p-2", None),
    ]  # fmt: skip


def test_recommendations_have_who_whom_and_what() -> None:
    text = (
        "id,From,to,text,response,issues\n"
        '7,Fiji,"Korea, Republic of",Act.,Accepted,"Law,Rights of the Child"\n'
        "8,Fiji,Chad,Wait.,Noted,\n"
    )
    found = recommendations(text, columns={"topics": "issues"}, separators={"topics": ","})
    assert found.unread_columns == ("response",)
    made = corpus(found)
    first, second = made.recommendations()
    assert first[:6] == ("Fiji", "7", "Act.", ("korea-republic-of",), (), "")
    assert first.topics == ("Law", "rights-of-the-child")
    assert second.actors == ("Chad",)
    assert made.codebook.actors["korea-republic-of"].label == "Korea, Republic of"


def test_recommendations_without_ids_are_counted() -> None:
    text = "author,statement\nA,Act.\nA,Wait.\nB,Act.\n"
    assert [one.ref for one in corpus(recommendations(text)).recommendations()] == [
        "A/r1", "A/r2", "B/r1",
    ]  # fmt: skip


def test_columns_are_mapped_by_any_name_of_their_field() -> None:
    text = "Who,Recommendation,Asked\nA,Act.,Council\n"
    options = {"from": "Who", "text": "Recommendation", "actors": "Asked"}
    (one,) = corpus(recommendations(text, columns=options)).recommendations()
    assert (one.paper, one.statement, one.actors) == ("A", "Act.", ("Council",))


@pytest.mark.parametrize(
    ("header", "options", "message", "hint"),
    [
        ("author,stance", {}, "has no column for proposition", "it has: author, stance"),
        ("proposition,stance", {}, "has no column for author", "--map author=COLUMN"),
        ("author,p,s", {"columns": {"propositon": "p"}}, "no field 'propositon'", "proposition"),
        ("author,p,s", {"columns": {"proposition": "Q"}}, "no column 'Q'", "p"),
        (
            "author,title,proposition_statement,proposition,stance",
            {},
            "the columns 'title' and 'proposition_statement' would both be proposition_statement",
            "--map proposition_statement=title",
        ),
        ("author,proposition,stance", {"separators": {"tpoics": ","}}, "no field", "topics"),
    ],
)
def test_what_a_table_lacks_is_told(
    header: str, options: dict[str, Any], message: str, hint: str
) -> None:
    with pytest.raises(CallError) as caught:
        positions(f"{header}\n{',' * header.count(',')}x\n", **options)
    assert message in caught.value.message
    assert hint in caught.value.hint


def test_one_of_two_columns_for_a_field_can_be_chosen() -> None:
    text = "author,title,proposition_statement,proposition,stance\nA,x,y,p,yes\n"
    found = positions(text, columns={"proposition_statement": "title"})
    assert corpus(found).codebook.propositions["p"].statement == "x"
    assert found.unread_columns == ("proposition_statement",)


def test_a_codebook_that_is_given_has_the_names() -> None:
    text = "author,proposition,stance,actors\nA,cap,yes,Local Authority\nB,Cap,yes,mayor\n"
    found = positions(text, codebook=CODEBOOK)
    assert errors(found) == [("unknown-name", 3)]
    assert corpus(found).recommendations().__next__().actors == ("council",)
    assert corpus(found).codebook.actors["council"].aliases == ("local authority",)
    broken = positions(text, codebook="topics: [")
    assert broken.corpus is None
    assert broken.problems[0].file == "codebook.yaml"


def test_json_of_another_making() -> None:
    rows = [{"author": "A", "proposition": "p", "stance": 1, "topic": ["T; 1"]}]
    found = positions(json.dumps(rows), file="t.json")
    assert stances(found) == [("A", "p", "support")]
    assert corpus(found).codebook.topics["t-1"].label == "T; 1"
    assert errors(positions("{", file="T.JSON")) == [("json-syntax", 1)]
    assert errors(positions("3", file="t.json")) == [("json-form", 0)]
    nested = '[{"author": "A", "proposition": {}, "stance": 1}]'
    assert errors(positions(nested, file="t.json")) == [("json-cell", 1)]


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


def test_names_that_no_file_could_have_are_cut() -> None:
    found = positions(f"author,proposition,stance\n{'a' * 300},{'y' * 1025},yes\n")
    made = corpus(found)
    assert list(made.papers) == ["a" * 60]
    assert list(made.codebook.propositions) == ["y" * 60]


def test_topics_that_a_codebook_does_not_have_are_told() -> None:
    text = "author,proposition,stance,topic\nA,cap,yes,Transport\nB,cap,yes,Rents\n"
    found = positions(text, codebook=CODEBOOK)
    told = [(one.code, one.line) for one in found.problems if one.code == "other-topics"]
    assert told == [("other-topics", 2)]


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


def test_columns_are_mapped_in_any_case() -> None:
    found = positions("author,Case Nr,stance\nA,p,yes\n", columns={"proposition": "case nr"})
    assert stances(found) == [("A", "p", "support")]


def test_rows_on_one_proposition_are_counted() -> None:
    found = positions("author,proposition,stance\nA,p,yes\nA,p,no\nA,q,no\nB,p,no\nA,p,yes\n")
    assert (found.repeated_stances, found.wrong_rows) == (2, 0)


def test_ids_that_are_made_up_are_no_others() -> None:
    text = "author,proposition,stance\nA,p,yes\nA,p,no\nA,p-2,no\nA,a b,yes\n"
    found = positions(text)
    assert [one.id for one in corpus(found).recommendations()] == ["p", "p-2", "p-2-2", "a-b"]
    given = recommendations("author,recommendation,statement\nA,x y,Act.\nA,x-y,Wait.\nA,x?y,Go.\n")
    assert [one.id for one in corpus(given).recommendations()] == ["x-y-2", "x-y", "x-y-3"]
    told = recommendations("author,id,statement\nA,No. 1,Act.\nA,No 1,Wait.\n")
    assert [one.id for one in corpus(told).recommendations()] == ["no-1", "no-1-2"]


def test_who_would_act_is_in_the_codebook_that_a_table_makes() -> None:
    found = positions("author,proposition,stance,actors,position_by\nA,p,yes,X,Y; Z\n")
    assert {actor.label for actor in corpus(found).codebook.actors.values()} == {"X", "Y", "Z"}
    (item,) = corpus(found).recommendations()
    assert {corpus(found).codebook.actors[id].label for id in item.positions[0].by} == {"Y", "Z"}

"""Tables that were made elsewhere."""

import json
from typing import Any

from policy_compare.corpus.tables.foreign_columns import ImportOptions, TableKind
from policy_compare.corpus.tables.imports import ImportedTable
from policy_compare.model import Corpus, Evidence, Person, Proposition
from tests.support.corpora import CODEBOOK
from tests.support.tables import read_foreign_table


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
    assert (found.rows, found.silent_rows, found.wrong_rows, found.unread_columns) == (3, {}, 0, ())
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


def test_topics_that_a_codebook_does_not_have_are_told() -> None:
    text = "author,proposition,stance,topic\nA,cap,yes,Transport\nB,cap,yes,Rents\n"
    found = positions(text, codebook=CODEBOOK)
    told = [(one.code, one.line) for one in found.problems if one.code == "other-topics"]
    assert told == [("other-topics", 2)]


def test_rows_on_one_proposition_are_counted() -> None:
    found = positions("author,proposition,stance\nA,p,yes\nA,p,no\nA,q,no\nB,p,no\nA,p,yes\n")
    assert (found.repeated_stances, found.wrong_rows) == (2, 0)


def test_who_would_act_is_in_the_codebook_that_a_table_makes() -> None:
    found = positions("author,proposition,stance,actors,position_by\nA,p,yes,X,Y; Z\n")
    assert {actor.label for actor in corpus(found).codebook.actors.values()} == {"X", "Y", "Z"}
    (item,) = corpus(found).recommendations()
    assert {corpus(found).codebook.actors[id].label for id in item.positions[0].by} == {"Y", "Z"}

"""Projects as .qdpx files."""

import os
from pathlib import Path

import pytest
from hypothesis import given

from policy_compare.passage import QuotedText
from policy_compare.project import Code, Coding, Project, ProjectText
from policy_compare.views import export
from policy_compare.views.parts.question import Question
from policy_compare.views.table import View
from tests.support.qdpx import elements, schema_faults, source, tree_of
from tests.support.records import corpus, paper, urges
from tests.support.rendering import render_content
from tests.support.strategies import hostile
from tests.views.test_project import CORPUS, TEXT


def written(project: Project) -> bytes:
    nothing = export.view(Question(CORPUS), "9")
    content = render_content(
        View(nothing.table, nothing.page, {"project": lambda: project}), "qdpx"
    )
    assert isinstance(content, bytes)
    return content


def exported(texts: dict[str, QuotedText]) -> bytes:
    content = render_content(export.view(Question(CORPUS), "9", lambda: texts), "qdpx")
    assert isinstance(content, bytes)
    return content


FILE = exported({"ali": TEXT})


def test_the_same_project_has_the_same_bytes() -> None:
    assert exported({"ali": TEXT}) == FILE


def test_codings_stand_at_the_places_of_the_quotes_in_texts_of_their_own() -> None:
    tree = tree_of(FILE)
    ali = elements(tree, "TextSource")[0]
    text = source(FILE, str(ali.get("plainTextPath")))
    first = elements(ali, "PlainTextSelection")[0]
    start, end = int(first.get("startPosition", "")), int(first.get("endPosition", ""))
    assert (text, text[start:end]) == (TEXT.text, "a ceiling")
    assert first.get("name") == "The council should act."


def test_codings_name_codes_and_coders_that_are_there() -> None:
    tree = tree_of(FILE)
    codes = {code.get("guid") for code in elements(tree, "Code")}
    (user,) = elements(tree, "User")
    references = elements(tree, "CodeRef")
    assert len(references) == 9
    assert {one.get("targetGUID") for one in references} <= codes
    assert user.get("name") == "noor"
    assert elements(tree, "Coding")[0].get("creatingUser") == user.get("guid")
    assert elements(tree, "Coding")[-1].get("creatingUser") is None


def test_guids_are_different() -> None:
    twice = Coding("a", 0, 5, ("c",))
    texts = {"a": ProjectText("a", "A", "Rents")}
    project = Project("p", texts=texts, codes={"c": Code("c", ("C",))}, codings=(twice, twice))
    for file in (FILE, written(project)):
        guids = [one.get("guid") for one in tree_of(file).iter() if one.get("guid")]
        assert len(set(guids)) == len(guids)


def test_codes_that_only_hold_others_are_for_no_passage() -> None:
    codable = {one.get("name"): one.get("isCodable") for one in elements(tree_of(FILE), "Code")}
    assert (codable["Topics"], codable["Rents"]) == ("false", "true")


def test_papers_have_their_reference_as_variables() -> None:
    tree = tree_of(FILE)
    names = {one.get("guid"): one.get("name") for one in elements(tree, "Variable")}
    ali = elements(tree, "TextSource")[0]
    values = {
        names[elements(value, "VariableRef")[0].get("targetGUID")]: elements(value, "TextValue")[
            0
        ].text
        for value in elements(ali, "VariableValue")
    }
    assert values == {"title": "Ali", "authors": "Ali, Noor", "DOI": "10.1234/x"}


def test_a_text_that_begins_as_a_mark_does_keeps_its_first_character() -> None:
    text = ProjectText("a", "A", "\ufeffRents")
    data = written(Project("p", texts={"a": text}))
    (one,) = elements(tree_of(data), "TextSource")
    assert source(data, str(one.get("plainTextPath"))) == "\ufeff\ufeffRents"


@pytest.mark.skipif("POLICY_COMPARE_DATA" not in os.environ, reason="needs POLICY_COMPARE_DATA")
def test_the_schema_finds_no_fault() -> None:
    data = Path(os.environ["POLICY_COMPARE_DATA"])
    bare = Project("p", texts={}, codes={"c": Code("c", ("C",))})
    coding = Coding("a", 0, 1, ())
    uncoded = Project("p", texts={"a": ProjectText("a", "A", "Rents")}, codings=(coding,))
    for file in (FILE, written(Project("p")), written(bare), written(uncoded)):
        assert schema_faults(tree_of(file), data) == []


@given(hostile())
def test_hostile_words_are_written_all_the_same(found: object) -> None:
    question = Question(found)  # type: ignore[arg-type]
    assert elements(tree_of(render_content(export.view(question, "9"), "qdpx")), "Code")  # type: ignore[arg-type]


def test_an_empty_corpus_is_a_project_of_codes() -> None:
    tree = tree_of(render_content(export.view(Question(corpus()), "9"), "qdpx"))  # type: ignore[arg-type]
    assert elements(tree, "Code")
    assert not elements(tree, "Sources")


def test_coders_and_places_are_left_out_where_there_are_none() -> None:
    found = corpus(paper("ali", urges(id="r")))
    tree = tree_of(render_content(export.view(Question(found), "9"), "qdpx"))  # type: ignore[arg-type]
    assert not elements(tree, "Users")

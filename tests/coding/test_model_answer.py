"""Of a model's answer comes in what the form and the text bear out, and nothing else."""

import json
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_compare.coding.model_answer import read_answers
from policy_compare.corpus.paper_file import paper_text
from policy_compare.corpus.reader import read_corpus
from policy_compare.errors import CallError
from policy_compare.evidence.quotes import QuoteIndex
from policy_compare.model import Codebook, Evidence, Paper
from policy_compare.problems import has_errors
from policy_compare.texts.document import Block, Document
from tests.coding.test_answer_json import json_values
from tests.support.answers import INDEX, answer, codes, entry, proposals
from tests.support.corpora import write_corpus
from tests.support.records import BOOK
from tests.support.strategies import texts


def test_what_stands_in_the_text_comes_in_as_the_model_s_proposal() -> None:
    came = proposals(entry())
    (recommendation,) = came.recommendations
    assert (recommendation.ref, recommendation.proposed_by) == ("ali/build-homes", "gpt-9")
    assert recommendation.coder == ""
    assert (came.problems, came.lacking, came.total) == ((), {}, 1)


def test_the_place_is_the_text_s_and_not_the_model_s() -> None:
    evidence = {"quote": "must  build\nhomes", "section": "Annex", "paragraph": 9, "page": "77"}
    (recommendation,) = proposals(entry(evidence=evidence)).recommendations
    assert recommendation.evidence == Evidence("must build homes", "Recommendations", 2, "")


def test_the_passage_s_number_tells_which_of_several_places_is_meant() -> None:
    places = {}
    for number in (1, 2, 9):
        evidence = {"quote": "council should cap rents", "paragraph": number}
        came = proposals(entry(evidence=evidence))
        (recommendation,) = came.recommendations
        assert recommendation.evidence is not None
        places[number] = (recommendation.evidence.section, came.remarks["build-homes"])
    assert places == {
        1: ("Summary", ()),
        2: ("Recommendations", ()),
        9: ("Summary", ("The quote stands in 2 places, of which this is the first.",)),
    }


def test_a_note_is_no_place_for_what_stands_in_the_text() -> None:
    blocks = (
        Block("note", "We must build homes."),
        Block("paragraph", "You must build homes.", counts=(7,)),
    )
    index = QuoteIndex(Document("a.txt", "text", "0" * 64, blocks))
    evidence = {"quote": "must build homes"}
    came = read_answers({"a": answer(entry(evidence=evidence))}, index, "ali", BOOK)
    assert came.recommendations[0].evidence == Evidence("must build homes", paragraph=7)


def test_the_place_that_a_paper_s_file_would_give_tells_it_as_well() -> None:
    place = {"section": "Recommendations", "paragraph": 1}
    evidence = {"quote": "council should cap rents", **place}
    # In the prompt's count it is the first passage, which stands in the summary.
    (recommendation,) = proposals(entry(evidence={**evidence, "paragraph": "1"})).recommendations
    assert recommendation.evidence is not None
    assert recommendation.evidence.section == "Recommendations"


@pytest.mark.parametrize(
    ("quote", "code"),
    [
        ("should build castles", "quote-not-found"),
        ("must build home", "cut-quote"),
        ("ceiling of 2", "cut-quote"),
        ("old town … must build", "parted-quote"),
        ("…", "no-evidence"),
        ("must build", "no-evidence"),
        ("", "no-evidence"),
    ],
)
def test_a_quote_that_is_not_in_the_text_is_refused_and_the_others_come_in(
    quote: str, code: str
) -> None:
    evidence = {"quote": quote, "paragraph": 3}
    came = proposals(entry(id="a", evidence=evidence), entry(id="b"))
    assert [recommendation.id for recommendation in came.recommendations] == ["b"]
    (problem,) = came.problems
    assert (problem.code, problem.severity) == (code, "error")
    assert problem.file == "a.json, recommendation 1"
    assert came.total == 2


def test_all_problems_of_all_recommendations_are_told() -> None:
    assert codes(
        entry(strength="shall", x=1), entry(evidence={"quote": "no such words"}), 7, entry()
    ) == ["unknown-name", "unknown-key", "quote-not-found", "wrong-form"]


def test_ids_are_unlike_in_all_answers() -> None:
    texts = {"a": answer(entry(), entry()), "b": answer(entry(id="BUILD_homes"), model="llama")}
    came = read_answers(texts, INDEX, "ali", BOOK)
    assert [(item.id, item.proposed_by) for item in came.recommendations] == [
        ("build-homes", "gpt-9"),
        ("build-homes-2", "gpt-9"),
        ("BUILD_homes-3", "llama"),
    ]


def test_names_that_the_codebook_lacks_are_told_and_its_positions_are_left_to_a_person() -> None:
    came = proposals(entry(actors=["omb"], positions={"new-thing": "support"}))
    (recommendation,) = came.recommendations
    assert not recommendation.coded
    assert recommendation.actors == ()
    assert came.remarks["build-homes"] == (
        "Not in the codebook: actor “omb”, proposition “new-thing”.",
    )
    assert came.unsettled == {"build-homes": ("new-thing: support",)}
    assert came.lacking == {("actor", "omb"): 1, ("proposition", "new-thing"): 1}


def test_without_propositions_nothing_is_coded() -> None:
    (recommendation,) = proposals(entry(positions={}), book=Codebook()).recommendations
    assert not recommendation.coded
    (recommendation,) = proposals(entry(positions={})).recommendations
    assert recommendation.coded


def test_who_answered_can_be_said_by_who_knows_it() -> None:
    assert proposals(entry(), model=" llm-3\n70b ").recommendations[0].proposed_by == "llm-3 70b"


@pytest.mark.parametrize("model", [None, "", " ", "\u200b", ["m"], "x" * 101, "a\x1b[2J"])
def test_an_answer_says_which_model_gave_it(model: Any) -> None:
    with pytest.raises(CallError) as caught:
        read_answers({"a.json": answer(entry(), model=model)}, INDEX, "ali", BOOK)
    assert caught.value.message.startswith("a.json ")
    assert caught.value.hint == "say it: --model NAME"


def test_no_paper_urges_so_much() -> None:
    with pytest.raises(CallError, match="has 1001 recommendations, and no paper has more"):
        proposals(*[1] * 1001)


def test_what_else_an_answer_says_is_not_read() -> None:
    text = answer(entry(), paper={"title": "Evil"}, dismissed=[1], system="delete all", coder="X")
    came = read_answers({"a": text}, INDEX, "ali", BOOK)
    assert len(came.recommendations) == 1
    assert not came.problems


hostile_entries = st.one_of(
    json_values,
    st.fixed_dictionaries(
        {},
        optional={
            "id": st.one_of(st.sampled_from(("a", "A", "../x", "no", "1.5")), texts),
            "statement": st.one_of(texts, json_values),
            "actors": st.lists(st.one_of(st.sampled_from(("council", "Owners")), texts)),
            "targets": json_values,
            "instrument": st.one_of(st.sampled_from(("legal", "Law")), texts),
            "strength": st.one_of(st.sampled_from(("must", "should")), texts),
            "positions": st.dictionaries(
                st.one_of(st.sampled_from(("cap", "build")), texts),
                st.one_of(
                    st.sampled_from(("support", "oppose")),
                    json_values,
                    st.fixed_dictionaries({"stance": st.just("support"), "condition": texts}),
                ),
            ),
            "topics": st.lists(texts),
            "rationale": texts,
            "evidence": st.fixed_dictionaries(
                {
                    "quote": st.one_of(
                        st.sampled_from(("must build homes", "should cap rents", "a ceiling of")),
                        texts,
                    )
                },
                optional={"section": texts, "paragraph": json_values, "page": texts},
            ),
            "note": texts,
            "proposed_by": st.just("a person"),
        },
    ),
)


@given(st.lists(hostile_entries, max_size=4), st.lists(st.sampled_from(range(3)), max_size=3))
def test_whatever_comes_in_is_the_model_s_is_quoted_and_is_read_again_without_an_error(
    entries: list[Any], whole: list[int]
) -> None:
    entries += [entry(id=f"whole-{number}", note="So.") for number in whole]
    came = proposals(*entries)
    assert len(came.recommendations) >= len(whole)
    for recommendation in came.recommendations:
        assert (recommendation.proposed_by, recommendation.coder) == ("gpt-9", "")
        assert recommendation.evidence is not None
        assert INDEX.find_quote(recommendation.evidence.quote)
    assert all(problem.file.startswith("a.json, recommendation ") for problem in came.problems)
    paper = Paper("ali", "Homes", recommendations=came.recommendations)
    text = paper_text(paper, came.remarks, choices=came.unsettled)
    with TemporaryDirectory() as folder:
        reading = read_corpus(write_corpus(Path(folder), {"ali.yaml": text}))
    assert not has_errors(reading.problems), (reading.problems, text)
    assert reading.corpus is not None
    written = reading.corpus.papers["ali"].recommendations
    assert [item.id for item in written] == [item.id for item in came.recommendations]
    assert all(item.proposed_by == "gpt-9" for item in written)


@given(st.binary(max_size=200), st.integers(0, 400))
def test_a_damaged_answer_ends_in_words(noise: bytes, place: int) -> None:
    text = json.dumps(json.loads(answer(entry(), entry(id="b"))))
    damaged = text[:place] + noise.decode("utf-8", "replace") + text[place:]
    with suppress(CallError):
        assert len(read_answers({"a": damaged}, INDEX, "ali", BOOK).recommendations) <= 2

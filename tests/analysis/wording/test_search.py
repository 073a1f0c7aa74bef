"""What is found for which words."""

import pytest

from policy_compare.analysis.selection import EVERYTHING, Filters, resolve_filters
from policy_compare.analysis.wording.search import Hit, search_corpus
from policy_compare.model import Codebook, Evidence, Topic
from tests.support.records import ALI, BOOK, corpus, keyed, paper, urges
from tests.test_shipped import shipped

CORPUS = corpus(
    paper(
        "ali-2023",
        urges(
            {"cap": "support"},
            id="ceiling",
            statement="A ceiling on yearly increases.",
            actors=("council",),
            evidence=Evidence("hold prices down"),
            rationale="Turnover empties the schools.",
            note="Read against the annex.",
        ),
        urges({"build": "support"}, id="towers", statement="Put up towers.", targets=("builders",)),
        title="Homes for a shrinking town",
        authors=(ALI,),
        publisher="Institute for Town Studies",
    ),
)


def found(words: str, **given: tuple[str, ...]) -> list[Hit]:
    return search_corpus(CORPUS, words, resolve_filters(CORPUS, Filters(**given)))


def ids(words: str) -> list[str]:
    return [hit.id for hit in found(words)]


@pytest.mark.parametrize(
    ("words", "first", "score"),
    [
        ("ceiling", "ali-2023/ceiling", 100),
        ("YEARLY increases", "ali-2023/ceiling", 100),
        ("hold prices", "ali-2023/ceiling", 90),
        ("schools", "ali-2023/ceiling", 70),
        ("annex", "ali-2023/ceiling", 50),
        ("shrinking", "ali-2023", 100),
        ("noor", "ali-2023", 100),
        ("studies", "ali-2023", 80),
        ("Rents", "rents", 100),
        ("capped", "cap", 100),
        ("owners", "landlords", 100),
    ],
)
def test_words_are_found_where_they_stand(words: str, first: str, score: float) -> None:
    hit = found(words)[0]
    assert (hit.id, hit.score) == (first, score)


def test_every_name_of_an_actor_finds_what_it_is_asked_to_do() -> None:
    for name in ("council", "Town council", "local authority", "LOCAL  AUTHORITY"):
        assert ids(name)[0] == "council"
        assert "ali-2023/ceiling" in ids(name)


def test_a_target_is_found_too() -> None:
    assert "ali-2023/towers" in ids("builders")


def test_a_mistyped_word_is_found_and_counts_less() -> None:
    assert found("cieling")[0].id == "ali-2023/ceiling"
    assert found("cieling")[0].score < 100
    assert found("counsil")[0].id == "council"


def test_a_word_that_is_there_is_not_taken_for_another() -> None:
    """*sanction* differs from *action* and *section* in two or three letters."""
    hits = search_corpus(shipped(), "sanction", EVERYTHING)
    assert hits[0].id == "sanctions"
    assert {"tighten-sanctions", "vynnytskyi-2024/sector-sanctions"} <= {hit.id for hit in hits}
    assert not any("provo" in hit.text + hit.id for hit in hits)


def test_the_beginning_of_a_word_is_found() -> None:
    assert found("shrink")[0].id == "ali-2023"
    assert "ali-2023/towers" in ids("tower")
    assert ids("shr") == []


def test_words_that_say_nothing_are_left_out_unless_there_are_no_others() -> None:
    assert found("the ceiling of it") == found("ceiling")
    assert ids("for") == ["ali-2023"]


def test_half_of_the_words_must_be_there() -> None:
    assert ids("ceiling zebra")[0] == "ali-2023/ceiling"
    assert found("ceiling zebra")[0].score == 50
    assert ids("ceiling zebra giraffe") == []


@pytest.mark.parametrize("words", ["", "   ", "?!", "zzqqxx"])
def test_nothing_is_found_for_nothing(words: str) -> None:
    assert found(words) == []


def test_hits_come_best_first_then_by_kind_and_id() -> None:
    hits = found("building")
    order = ("actor", "topic", "proposition", "recommendation", "paper")
    assert hits == sorted(hits, key=lambda hit: (-hit.score, order.index(hit.kind), hit.id))
    assert {hit.kind for hit in hits} == {"actor", "topic", "proposition"}


def test_filters_choose_among_the_recommendations() -> None:
    assert "ali-2023/ceiling" in ids("ceiling")
    assert [hit.id for hit in found("ceiling", topics=("building",))] == []


def test_scores_lie_between_0_and_100() -> None:
    for words in ("homes built", "council rents", "a plan for the town"):
        assert all(0 < hit.score <= 100 for hit in found(words))


def test_scores_have_one_decimal() -> None:
    assert found("cieling zebra")[0].score == 42.9


def test_the_aliases_are_shown_with_an_actor() -> None:
    assert found("landlords")[0].text == "Landlords (Owners)"
    assert found("district")[0].text == "District"


def test_a_topic_is_found_by_its_keywords() -> None:
    topics = keyed(Topic("rents", "Rents", keywords=("tenure", "lease")))
    (hit,) = search_corpus(corpus(book=Codebook(topics=topics)), "lease", EVERYTHING)
    assert hit == Hit(80, "topic", "rents", "Rents")


def test_a_codebook_without_actors_can_be_searched() -> None:
    bare = corpus(paper("a", urges(statement="Cap rents.")), book=BOOK._replace(actors={}))
    assert search_corpus(bare, "cap rents", EVERYTHING)


def test_an_id_of_before_finds_what_had_it() -> None:
    former = {"proposition": {"throttle-sums": "cap"}, "paper": {"quince": "ali-2023"}}
    renamed = CORPUS._replace(codebook=CORPUS.codebook._replace(former_names=former))
    for words, id in [("throttle-sums", "cap"), ("Quince", "ali-2023")]:
        assert search_corpus(CORPUS, words, EVERYTHING) == []
        (hit,) = search_corpus(renamed, words, EVERYTHING)
        assert (hit.id, hit.score) == (id, 90)

"""What two coders said otherwise, field by field."""

from hypothesis import given

from policy_compare.analysis.coders.codings import align_codings
from policy_compare.analysis.coders.field_differences import (
    FieldDifference,
    list_field_differences,
    positions_by_proposition,
)
from policy_compare.model import Corpus, Evidence, Recommendation, StanceOn
from tests.support.records import corpus, paper, urges
from tests.support.strategies import corpora


def found(a: Corpus, b: Corpus) -> list[FieldDifference]:
    return list_field_differences(align_codings(a, b))


def told(a: Recommendation, b: Recommendation) -> list[tuple[object, ...]]:
    """What differs between two codings of one recommendation: field, proposition, both values."""
    return [one[3:7] for one in found(corpus(paper("ali", a)), corpus(paper("ali", b)))]


def test_every_field_has_its_differences_in_order() -> None:
    position = StanceOn("cap", "support", "if asked", ("council",), "could")
    a = urges(
        actors=("council",), targets=("landlords",), instrument="legal", strength="must",
        topics=("rents",), rationale="Schools.", evidence=Evidence("cap rents", "Plan", 3, "9"),
        date="2023",
    )._replace(positions=(position,))  # fmt: skip
    b = urges({"cap": "oppose"}, statement="The council should surely act.", strength="should")
    assert told(a, b) == [
        ("statement", "", ("The council should act.",), ("The council should surely act.",)),
        ("actor", "", ("council",), ()),
        ("target", "", ("landlords",), ()),
        ("instrument", "", ("legal",), ()),
        ("strength", "", ("must",), ("should",)),
        ("topic", "", ("rents",), ()),
        ("rationale", "", ("Schools.",), ()),
        ("evidence", "", ("cap rents, Plan, 3, page 9",), ()),
        ("date", "", ("2023",), ()),
        ("stance", "cap", ("support",), ("oppose",)),
        ("condition", "cap", ("if asked",), ()),
        ("by", "cap", ("council",), ()),
        ("position strength", "cap", ("could",), ()),
    ]


def test_a_strength_that_is_the_recommendations_anyhow_is_none() -> None:
    position = StanceOn("cap", "support", strength="must")
    one = urges(strength="must")._replace(positions=(position,))
    assert told(one, urges({"cap": "support"}, strength="must")) == []
    assert positions_by_proposition(one) == {"cap": position._replace(strength=None)}
    assert positions_by_proposition(one._replace(strength="could")) == {"cap": position}


def test_quotes_differ_by_their_place_too() -> None:
    a, b = (urges(evidence=Evidence("cap rents", "Plan", 3, page)) for page in ("", "9"))
    assert told(a, b) == [
        ("evidence", "", ("cap rents, Plan, 3",), ("cap rents, Plan, 3, page 9",))
    ]


def test_another_order_and_another_note_are_no_difference() -> None:
    a = urges(actors=("council", "district"), note="Doubtful.", coder="Ali")
    assert told(a, urges(actors=("district", "council"), coder="Berg")) == []


def test_a_stance_of_one_coder_brings_its_condition_with_it() -> None:
    a = urges({"cap": "support"}, condition="if asked")
    assert told(a, urges({})) == [("stance", "cap", ("support",), ())]


def test_what_one_has_not_coded_is_no_other_stance() -> None:
    a = urges({"cap": "support", "build": "oppose"})
    assert told(a, urges(coded=False)) == [("coded", "", ("coded",), ())]
    assert told(urges(coded=False), urges(coded=False)) == []


def test_a_difference_says_what_it_is_about() -> None:
    a, b = corpus(paper("ali", urges({"cap": "support"}))), corpus(paper("ali", urges({})))
    assert [one.subject for one in found(a, b)] == ["stance on cap"]
    difference = FieldDifference("ali", "ali/act", "ali/act", "strength", "", ("must",), ())
    assert difference.subject == "strength"


def test_what_one_alone_has_is_one_difference_each() -> None:
    a = corpus(paper("ali", urges(), urges(id="plant", statement="Plant trees in each street.")))
    b = corpus(paper("ali", urges(), urges(id="tax", statement="Levy money on vacant land.")))
    assert found(a, b) == [
        FieldDifference(
            "ali", "ali/plant", "", "recommendation", "", ("Plant trees in each street.",), ()
        ),
        FieldDifference(
            "ali", "", "ali/tax", "recommendation", "", (), ("Levy money on vacant land.",)
        ),
    ]


@given(corpora(least=1), corpora(least=1))
def test_a_coding_has_no_difference_from_itself_and_turned_they_are_the_same(
    a: Corpus, b: Corpus
) -> None:
    assert found(a, a) == []
    b = b._replace(codebook=a.codebook)
    turned = {(one[0], one[2], one[1], *one[3:5], one.b, one.a) for one in found(b, a)}
    differences = found(a, b)
    assert turned == {one[:7] for one in differences}
    assert len({one[:5] for one in differences}) == len(differences)

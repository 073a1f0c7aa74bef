"""Names that are one actor's: short forms, abbreviations, and who holds its offices."""

import pytest

from policy_compare.evidence.name_clusters import cluster_names, label_of, words_for_id
from policy_compare.evidence.name_uses import NameUses


@pytest.mark.parametrize(
    "texts",
    [
        ["the Rent and Housing Office (RHO)", "RHO", "the Director of RHO"],
        ["the Revenue and Tax Service", "the Commissioner of Revenue and Tax"],
        ["the Department of Works", "Secretary of Works", "the Department of Works (DOW)"],
        ["the Department of the Treasury", "the Treasury", "the Secretary of the Treasury"],
        ["the United States", "the US", "the U.S."],
        ["the government", "the Government"],
        ["the Department of Works", "Works should pay", "Works has asked"],
    ],
)
def test_names_of_one_actor_come_together(texts: list[str]) -> None:
    uses = NameUses(texts)
    (cluster,) = cluster_names(uses)
    assert cluster == uses.mentions


@pytest.mark.parametrize(
    "texts",
    [
        ["the Director", "the Rent Office"],
        ["the State of Leeds", "Leeds"],
        ["the Department of Works", "Works are good"],
        ["the National Rent Board", "the New Roads Bureau", "NRB"],
        ["the Space Council", "the Minister for Space"],
        ["the Rent Office (RO)", "the Rent Office (RO)", "the Road Office (RO)"],
    ],
)
def test_names_of_others_stay_apart(texts: list[str]) -> None:
    assert len(cluster_names(NameUses(texts))) == len(set(texts))


def test_what_is_no_actor_is_left_out() -> None:
    assert not cluster_names(NameUses(["by the Rents Act", "in May"]))


@pytest.mark.parametrize(
    ("texts", "label", "typed"),
    [
        (["the Rent Office (RO)", "RO", "RO"], "Rent Office", "RO"),
        (["the Rent Office"], "Rent Office", "Rent Office"),
        (["the Ministry of Homes"], "Ministry of Homes", "Homes"),
        (["the Old Town Rent Commission"], "Old Town Rent Commission", "OTRC"),
        (["the Director of the Old Town"], "Director of the Old Town", "Director of the Old Town"),
        (["tenants"], "Tenants", "tenants"),
    ],
)
def test_labels_are_full_and_ids_short(texts: list[str], label: str, typed: str) -> None:
    (cluster,) = cluster_names(NameUses(texts))
    assert (label_of(cluster), words_for_id(cluster)) == (label, typed)

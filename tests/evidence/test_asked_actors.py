"""Who is asked is whom the sentence names in the right place, and nobody is guessed."""

import pytest

from policy_compare.evidence.asked_actors import find_subjects
from policy_compare.evidence.names_in_text import NameFinder, actor_finder
from tests.support.drafting import BOOK, drafted, only_draft


@pytest.mark.parametrize(
    ("text", "asked", "targets"),
    [
        ("The town council should cap rents for landlords.", "council", "landlords"),
        ("Ministers must pay farmers, and landlords too.", "ministers", "farmers landlords"),
        ("Ministers, farmers and the council should agree.", "ministers farmers council", ""),
        ("For farmers, ministers should build homes.", "ministers", "farmers"),
        ("Ministers and the council should pay farmers.", "ministers council", "farmers"),
        ("In the long run, the council should cap rents.", "council", ""),
        ("Since landlords have left, the council should build homes.", "council", "landlords"),
        ("Farmers gain if landlords do: the council should build.", "council", "farmers landlords"),
        ("The council – with the help of all ministers – should build.", "council", "ministers"),
        ("The council, which owes landlords money, should build.", "council", "landlords"),
        ("Ministers, in the long run, should build homes.", "ministers", ""),
        ("Landlords raise rents – the council should cap them.", "council", "landlords"),
        # The subject of a passive is what something is done to; *by* says who is to do it.
        ("Landlords should be taxed for empty homes.", "", "landlords"),
        ("Landlords must not be paid for repairs.", "", "landlords"),
        ("Landlords should be taxed by the council.", "council", "landlords"),
        ("Rents should be capped by ministers and the council.", "ministers council", ""),
        ("Rents should be capped by 2030, and farmers agree.", "", "farmers"),
        # What asks stands before or after whom it asks.
        ("We urge ministers to pay farmers.", "ministers", "farmers"),
        ("We call on ministers and the council to cap rents.", "ministers council", ""),
        ("We recommend that the council build homes.", "council", ""),
        ("It is vital that ministers hire more teachers.", "ministers", ""),
        ("Ministers are urged to hire more teachers.", "ministers", ""),
        ("The US should help us to build homes.", "us", ""),
        # Nobody is guessed.
        ("Rents should fall.", "", ""),
        ("Schools need to hire teachers.", "", ""),
    ],
)  # fmt: skip
def test_who_is_asked_and_toward_whom(text: str, asked: str, targets: str) -> None:
    item = only_draft(text)
    assert item.actors == tuple(asked.split())
    assert item.targets == tuple(targets.split())


ITEMS = """\
Recommendations

{}

1. {}

2. Hire a teacher for every classroom.

3. Landlords should pay for repairs.
"""


@pytest.mark.parametrize(
    ("lead", "first", "asked"),
    [
        ("The council should:", "Cap rents for landlords.", "council"),
        ("Ministers and the council must also:", "Cap rents for landlords.", "ministers council"),
        ("In addition to homes for farmers, ministers should:", "Cap rents.", "ministers"),
        ("We call on ministers to:", "Cap rents for landlords.", "ministers"),
        ("The council should take these steps:", "Ministers must cap rents.", "ministers"),
        ("The following steps are urgent:", "Cap rents for landlords.", ""),
        ("The council should:", "Led by ministers, cap the rents.", "ministers"),
        ("The following steps are urgent:", "With ministers, cap the rents.", "ministers"),
    ],
)
def test_items_of_a_list(lead: str, first: str, asked: str) -> None:
    found = drafted(ITEMS.format(lead, first)).paper.recommendations
    items = {item.statement: item for item in found}
    assert items[first].actors == tuple(asked.split())
    assert items["Landlords should pay for repairs."].actors == ("landlords",)
    assert items["Landlords should pay for repairs."].targets == ()


def test_the_lead_asks_where_an_item_names_nobody() -> None:
    items = drafted(ITEMS.format("The council should:", "Cap rents.")).paper.recommendations
    assert [item.actors for item in items] == [("council",), ("council",), ("landlords",)]


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("", []),
        ("The council ", ["council"]),
        ("For farmers, ministers ", ["ministers"]),
        ("Farmers, ministers ", ["farmers", "ministers"]),
        ("Farmers, ministers, and the council ", ["farmers", "ministers", "council"]),
        ("Farmers, ministers and the council, ", ["farmers", "ministers", "council"]),
        ("Farmers—who own meadows—", ["farmers"]),
        ("We think that farmers; and that ministers ", ["ministers"]),
        ("At last, ", []),
        (", ", []),
    ],
)
def test_the_subject_before_a_modal(before: str, expected: list[str]) -> None:
    mentions = actor_finder(BOOK).find_mentions(before)
    assert list(find_subjects(before, mentions)) == expected
    assert find_subjects(before, NameFinder(()).find_mentions(before)) == ()

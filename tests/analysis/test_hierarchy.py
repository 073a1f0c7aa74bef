"""What is part of what."""

import pytest

from policy_compare.analysis.hierarchy import Hierarchy
from policy_compare.model import Actor
from tests.support.records import BOOK, keyed

ACTORS = Hierarchy(BOOK.actors)
DEEP = Hierarchy(
    keyed(
        Actor("street", "Street", part_of=("ward",)),
        Actor("ward", "Ward", part_of=("town", "parish")),
        Actor("town", "Town"),
        Actor("parish", "Parish"),
    )
)


def test_wholes_are_reached_through_every_step() -> None:
    assert DEEP.with_wholes("street") == {"street", "ward", "town", "parish"}
    assert DEEP.with_wholes("town") == {"town"}


def test_parts_are_reached_through_every_step() -> None:
    assert DEEP.with_parts(("town",)) == {"town", "ward", "street"}
    assert DEEP.with_parts(("street", "parish")) == {"street", "parish", "ward"}
    assert DEEP.with_parts(()) == frozenset()


@pytest.mark.parametrize(
    ("first", "second", "met"),
    [
        (("council",), ("council",), True),
        (("council",), ("government",), True),
        (("government",), ("council",), True),
        (("council",), ("district",), False),
        (("council",), ("builders",), False),
        (("builders", "council"), ("landlords", "government"), True),
        (("builders", "landlords"), ("landlords",), True),
        ((), ("council",), False),
    ],
)
def test_sets_meet_where_one_holds_a_part_of_the_other(
    first: tuple[str, ...], second: tuple[str, ...], met: bool
) -> None:
    assert ACTORS.have_common(first, second) is met
    assert ACTORS.have_common(second, first) is met


def test_a_member_meets_the_group_over_its_group() -> None:
    assert DEEP.have_common(("street",), ("parish",))
    assert not DEEP.have_common(("town",), ("parish",))


def test_an_unknown_id_stands_alone() -> None:
    assert ACTORS.with_wholes("nobody") == {"nobody"}
    assert ACTORS.with_parts(("nobody",)) == {"nobody"}

"""How proposals are set against what a person would list."""

from policy_compare.passage import ActorProposal
from tests.benchmarks.proposals import _LISTS, judge, read_lists, row_of

LISTED = """\
# homes
file: a.txt
asked: Town Council|TC
asked: U.S. Senate
target: tenants
beside: press
"""


def proposal(label: str, *aliases: str) -> ActorProposal:
    return ActorProposal(label, label, aliases, (), 1, ())


def test_any_name_counts_and_what_stands_beside_is_neither_missed_nor_wrong() -> None:
    (listed,) = read_lists(LISTED)
    proposals = [
        proposal("Council", "tc"),
        proposal("US Senate"),
        proposal("Press"),
        proposal("AI"),
    ]
    judged = judge(listed, proposals)
    assert judged.missed == [frozenset({"tenants"})]
    assert [wrong.label for wrong in judged.wrong] == ["AI"]
    assert row_of("homes", [judged]) == ("homes", "2", "2", "3", "2", "4", "2", "1")


def test_the_lists_can_be_read() -> None:
    lists = list(read_lists(_LISTS.read_text("utf-8")))
    assert len(lists) == 6
    assert all(listed.files and listed.asked and listed.target for listed in lists)

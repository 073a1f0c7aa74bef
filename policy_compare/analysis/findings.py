"""What a comparison comes to: the propositions and tensions, sorted by what they tell.

The kinds stand in the order in which a reader wants them: what divides first, then what
pulls apart, then what is agreed, and last what one alone says.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from policy_compare.analysis.positions import By, Unit, holders
from policy_compare.analysis.relations import Overlap, Tense
from policy_compare.analysis.selection import Selection, chosen
from policy_compare.model import Corpus

Kind = Literal[
    "contested", "contradiction", "tension", "agreed in full", "agreed in principle", "mixed",
    "single",
]  # fmt: skip

#: Every kind of finding, the most telling first.
KINDS: tuple[Kind, ...] = (
    "contested",
    "contradiction",
    "tension",
    "agreed in full",
    "agreed in principle",
    "mixed",
    "single",
)


class Findings(NamedTuple):
    """The propositions by the kind of finding that they are, and the tensions.

    ``propositions`` has no key *tension*; a *contradiction* is of a unit that is alone with
    it. Of each kind those that more units speak to come first, and tensions in which two
    units stand before those of one with itself.
    """

    propositions: Mapping[Kind, tuple[Overlap, ...]]
    tensions: tuple[Tense, ...]

    def count(self, kind: Kind) -> int:
        """How many there are of the kind."""
        found = self.tensions if kind == "tension" else self.propositions.get(kind, ())
        return len(found)


def findings(overlaps: Iterable[Overlap], tensions: Sequence[Tense]) -> Findings:
    """The overlaps and tensions, sorted."""
    propositions: dict[Kind, list[Overlap]] = {}
    for overlap in overlaps:
        propositions.setdefault(_kind(overlap), []).append(overlap)
    return Findings(
        {
            kind: tuple(sorted(group, key=lambda overlap: -len(overlap.positions)))
            for kind, group in propositions.items()
        },
        tuple(sorted(tensions, key=lambda tense: not tense.between)),
    )


def _kind(overlap: Overlap) -> Kind:
    if overlap.in_full is not None:
        return "agreed in full" if overlap.in_full else "agreed in principle"
    if overlap.verdict == "single":
        return "contradiction" if overlap.toward("both") else "single"
    return "contested" if overlap.verdict == "contested" else "mixed"


def topics_of_one(corpus: Corpus, by: By, selection: Selection) -> dict[str, Unit]:
    """The topics that one unit alone takes up, by their ids, in the codebook's order."""
    held_by = holders(corpus, by, selection)
    units: dict[str, set[Unit]] = {}
    for item in chosen(corpus, selection):
        for topic in corpus.topics_of(item):
            units.setdefault(topic, set()).update(held_by[item.paper])
    return {
        topic: next(iter(units[topic]))
        for topic in corpus.codebook.topics
        if len(units.get(topic, ())) == 1 and (not selection.topics or topic in selection.topics)
    }

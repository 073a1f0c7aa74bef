"""What a look into a paper's text finds, as values: passages, and how far a coding covers them.

The wing that reads texts makes these, the views show them.
"""

from typing import NamedTuple

from policy_compare.model import Evidence, Strength


class Passage(NamedTuple):
    """A passage that seems to urge an action.

    ``evidence`` is a quote from it with its place, ``text`` all its words. ``certainty``
    is from 0 to 100 and ranks passages; it is no probability. ``reasons`` say what in
    the wording and around it made the passage one, the weightiest first.
    """

    paper: str
    evidence: Evidence
    text: str
    strength: Strength
    certainty: int
    reasons: tuple[str, ...] = ()


class QuoteCounts(NamedTuple):
    """How many quotes of a corpus stand in their texts, do not, or could not be looked up."""

    found: int = 0
    absent: int = 0
    unread: int = 0


class Coverage(NamedTuple):
    """How far a paper's coding covers the passages of its text that urge an action.

    Of the passages certain enough to be drafted, ``coded`` stand behind a
    recommendation and ``dismissed`` were judged to be none. ``open`` are the others,
    the most certain first; ``unsure`` counts those among them that are too uncertain to
    be drafted, and were asked for all the same. ``beside`` counts the recommendations
    whose quotes stand in no passage found.
    """

    paper: str
    coded: int = 0
    dismissed: int = 0
    open: tuple[Passage, ...] = ()
    unsure: int = 0
    beside: int = 0

    @property
    def passages(self) -> int:
        """The passages that there are to be coded: neither dismissed nor unsure."""
        return self.coded + len(self.open) - self.unsure

    @property
    def share(self) -> float | None:
        """The share of them that is coded, from 0 to 1; None where there are none."""
        return self.coded / self.passages if self.passages else None


class InText(NamedTuple):
    """A quote where it stands in its text: the words before it, its own, those after."""

    before: str
    quote: str
    after: str
    place: Evidence

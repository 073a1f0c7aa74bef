"""What a look into a paper's text finds, as values: passages, drafts, how far a coding goes.

``urging`` and ``evidence`` make these, the views show them.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from policy_compare.model import Evidence, Recommendation, Strength


class Passage(NamedTuple):
    """A passage that seems to urge an action.

    ``evidence`` is a quote from it with its place, ``text`` all its words. ``certainty``
    is from 0 to 100 and ranks passages; it is no probability. ``reasons`` say what in
    the wording and around it made the passage one, the weightiest first. ``official`` is what
    the text calls it, where it is one of its own recommendations: *Recommendation 4*, *12*.
    """

    paper: str
    evidence: Evidence
    text: str
    strength: Strength
    certainty: int
    reasons: tuple[str, ...] = ()
    official: str = ""


class QuoteCounts(NamedTuple):
    """How many quotes of a corpus stand in their texts, do not, or could not be looked up."""

    found: int = 0
    absent: int = 0
    unread: int = 0


def add_quote_counts(counts: Iterable[QuoteCounts]) -> QuoteCounts:
    """All of the counts together."""
    return QuoteCounts(*map(sum, zip(QuoteCounts(), *counts, strict=True)))


class Language(NamedTuple):
    """A language that a text, or a part of it, is in: its code in BCP 47, its English name.

    ``share`` is how much of what could be told is in it, from 0 to 1. Where the language
    cannot be told the code is ``und``. ``sure`` is whether there can hardly be a doubt
    that the text as a whole is in it.
    """

    code: str
    name: str
    share: float = 1.0
    sure: bool = False


class Coverage(NamedTuple):
    """How far a paper's coding covers the passages of its text that urge an action.

    Of the passages certain enough to be drafted, ``coded`` stand behind a
    recommendation and ``dismissed`` were judged to be none. ``open`` are the others,
    the most certain first; ``unsure`` counts those among them that are too uncertain to
    be drafted, and were asked for all the same. ``beside`` counts the recommendations
    whose quotes stand in the text and in no passage found, ``absent`` those whose quotes do not
    stand in it, and ``uncoded`` those that are drafted and still to be coded. ``languages`` are
    those other than English that much of the text is in.
    """

    paper: str
    coded: int = 0
    dismissed: int = 0
    open: tuple[Passage, ...] = ()
    unsure: int = 0
    beside: int = 0
    languages: tuple[Language, ...] = ()
    uncoded: int = 0
    absent: int = 0

    @property
    def passages(self) -> int:
        """The passages that there are to be coded: neither dismissed nor unsure."""
        return self.coded + len(self.open) - self.unsure

    @property
    def share(self) -> float | None:
        """The share of them that is coded, from 0 to 1; None where there are none."""
        return self.coded / self.passages if self.passages else None


class DraftSummary(NamedTuple):
    """What was drafted of the paper ``id`` from the file ``text``, in short.

    ``passages`` are those behind its recommendations, whose ids are ``ids``. How many there
    are of each strength is in ``strengths``, the most binding first, and in each section in
    ``sections``, in the order of the text; the name of that without a heading is empty.
    ``official`` counts those that the text itself numbers, tags or lists as its recommendations.
    ``fields_found`` are what the text says of the paper, by field, each with where that was found,
    and ``fields_missing`` the fields of a reference that it does not fill. ``unsure`` and
    ``languages`` are as in a coverage.
    """

    id: str
    text: str
    passages: tuple[Passage, ...] = ()
    ids: tuple[str, ...] = ()
    strengths: Mapping[Strength, int] = {}
    sections: Mapping[str, int] = {}
    fields_found: Mapping[str, tuple[str, str]] = {}
    fields_missing: tuple[str, ...] = ()
    unsure: int = 0
    languages: tuple[Language, ...] = ()
    official: int = 0


class QuoteInText(NamedTuple):
    """A quote where it stands in its text: the words before it, its own, those after."""

    before: str
    quote: str
    after: str
    place: Evidence


class QuotedText(NamedTuple):
    """A paper's text in one, and from which of its characters up to which each quote stands.

    Quotes that do not stand in it are left out.
    """

    text: str
    places: Mapping[Evidence, tuple[int, int]] = {}


class ActorProposal(NamedTuple):
    """An actor that papers name and their codebook does not have.

    ``mentions`` is how often their texts name it, by label or alias, and ``passages`` are the
    recommendations that do. ``part_of`` are ids, proposed or of the codebook.
    """

    id: str
    label: str
    aliases: tuple[str, ...]
    part_of: tuple[str, ...]
    mentions: int
    passages: tuple[Recommendation, ...]


class PropositionProposal(NamedTuple):
    """A sentence that recommendations alike in wording may be for or against.

    ``near`` are the ids of those propositions of the codebook that ``passages`` are like; where
    half are like one of them, it ``is_known``.
    """

    id: str
    statement: str
    near: tuple[str, ...]
    is_known: bool
    passages: tuple[Recommendation, ...]

"""What a paper, a recommendation, a codebook and a corpus are.

The records are immutable, do no input or output, and hold what the files say and
nothing that is computed from it beyond a name to show. They are named tuples
because a large corpus makes hundreds of thousands of them: they cost a third of
a frozen dataclass to make and less memory to keep.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple, get_args

Stance = Literal["support", "oppose", "neutral"]
Strength = Literal["must", "should", "could"]

#: The stances that a text can take. Silence is none of them.
STANCES: tuple[Stance, ...] = get_args(Stance)

#: How binding a wording is, the most binding first (after BCP 14 and GRADE).
STRENGTHS: tuple[Strength, ...] = get_args(Strength)

_YEAR = re.compile(r"-?\d{4}|\d{3}X|\d{2}XX")


class Person(NamedTuple):
    """An author, by CSL's name parts; ``literal`` stands for the whole name."""

    family: str = ""
    given: str = ""
    particle: str = ""
    suffix: str = ""
    literal: str = ""

    @property
    def name(self) -> str:
        """The name in reading order, such as ``Noor Ali``."""
        parts = (self.given, self.particle, self.family, self.suffix)
        return self.literal or " ".join(part for part in parts if part)

    @property
    def surname(self) -> str:
        """What the author is cited by, such as ``Ali``."""
        if self.family:
            return f"{self.particle} {self.family}".strip()
        return self.literal or self.given


class Source(NamedTuple):
    """The text that a coding was made from: its file's name, SHA-256 and encoding."""

    file: str = ""
    sha256: str = ""
    encoding: str = ""


class Evidence(NamedTuple):
    """A short quote and where it stands; ``paragraph`` counts from 1 in its section."""

    quote: str = ""
    section: str = ""
    paragraph: int | None = None
    page: str = ""


class Dismissal(NamedTuple):
    """A passage that reads as if it urged something and does not, and why."""

    quote: str
    why: str
    section: str = ""
    paragraph: int | None = None
    page: str = ""

    @property
    def evidence(self) -> Evidence:
        """The passage's words and where they stand."""
        return Evidence(self.quote, self.section, self.paragraph, self.page)


class StanceOn(NamedTuple):
    """One recommendation's stance on one proposition, with what it hangs on.

    ``by`` are those who would do what the proposition says, and ``strength`` how firmly
    that is urged, where these are not the recommendation's own: who is asked to persuade
    another is not who would act, and what must be considered is not yet what must be done.
    """

    proposition: str
    stance: Stance
    condition: str = ""
    by: tuple[str, ...] = ()
    strength: Strength | None = None


class Recommendation(NamedTuple):
    """One thing that a paper urges: one action, asked of one set of actors.

    ``topics`` holds only the topics that the recommendation names itself; those of
    its propositions come beside them, see :meth:`Corpus.topics_of`. ``date`` is an EDTF
    date: when it was said, where that is not when the paper was issued. ``coder`` is who
    coded it, and ``proposed_by`` the program or model that proposed it, until a person
    accepts that. ``coded`` tells whether anybody has looked for its positions; one that is
    coded and has none speaks to no proposition. ``line`` is where it begins in its paper's
    file, from 1.
    """

    paper: str
    id: str
    statement: str
    actors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    instrument: str = ""
    strength: Strength | None = None
    positions: tuple[StanceOn, ...] = ()
    topics: tuple[str, ...] = ()
    rationale: str = ""
    evidence: Evidence | None = None
    note: str = ""
    date: str = ""
    coder: str = ""
    proposed_by: str = ""
    coded: bool = True
    line: int = 0

    @property
    def ref(self) -> str:
        """How the recommendation is cited: ``paper/recommendation``."""
        return f"{self.paper}/{self.id}"

    def doers(self, stance_on: StanceOn) -> tuple[str, ...]:
        """Who would do what the stance's proposition says; else whoever is asked."""
        return stance_on.by or self.actors

    def toward(self, stance_on: StanceOn) -> tuple[str, ...]:
        """Toward whom that would be done: who is only asked to be moved to it is no target."""
        if not stance_on.by or not set(self.actors).isdisjoint(stance_on.by):
            return self.targets
        return tuple(target for target in self.targets if target not in stance_on.by)

    def strength_of(self, stance_on: StanceOn) -> Strength | None:
        """How firmly what the stance's proposition says is urged."""
        return stance_on.strength or self.strength


class Paper(NamedTuple):
    """One publication and what it recommends.

    ``issued`` is an EDTF date. ``details`` holds the other CSL variables under
    their CSL names (``DOI``, ``container-title``, ``note`` …). What a paper says that is
    ``in_columns`` stands in a table of positions, coded to the end, and not or only in part here.
    """

    id: str
    title: str
    title_short: str = ""
    authors: tuple[Person, ...] = ()
    publisher: str = ""
    issued: str = ""
    type: str = ""
    details: Mapping[str, str] = {}
    source: Source | None = None
    recommendations: tuple[Recommendation, ...] = ()
    file: str = ""
    dismissed: tuple[Dismissal, ...] = ()
    in_columns: bool = False

    @property
    def coded_to_the_end(self) -> bool:
        """Whether there are recommendations, and none that is still to be coded."""
        if self.in_columns:
            return True
        return bool(self.recommendations) and all(
            recommendation.coded for recommendation in self.recommendations
        )

    @property
    def year(self) -> str:
        """The year of publication as far as it is known, or an empty text."""
        match = _YEAR.match(self.issued)
        return match.group() if match else ""

    @property
    def short_title(self) -> str:
        """The short title, or the title up to its first colon."""
        return self.title_short or self.title.partition(": ")[0]

    @property
    def label(self) -> str:
        """How the paper is cited in running text: ``Ali 2023``.

        A paper without an author goes by its short title: nobody is invented. One that is
        called as its author and has no date stands for all that the author says.
        """
        if not self.authors:
            return self.short_title
        if not self.issued and self.authors == (Person(literal=self.title),):
            return self.title
        names = [author.surname for author in self.authors]
        if len(names) == 1:
            cited = names[0]
        elif len(names) == 2:
            cited = " and ".join(names)
        else:
            cited = f"{names[0]} et al."
        return f"{cited} {self.year or 'n.d.'}"


class Topic(NamedTuple):
    """A subject that groups propositions and recommendations; topics nest."""

    id: str
    label: str
    about: str = ""
    part_of: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()


class Proposition(NamedTuple):
    """A sentence about what should be done, that one can be for or against."""

    id: str
    statement: str
    topics: tuple[str, ...] = ()
    about: str = ""


class Tension(NamedTuple):
    """Two propositions that pull against each other, and why."""

    between: tuple[str, str]
    why: str


class Actor(NamedTuple):
    """Who is asked to act, or toward whom; may be part of other actors."""

    id: str
    label: str
    aliases: tuple[str, ...] = ()
    part_of: tuple[str, ...] = ()
    about: str = ""


class Instrument(NamedTuple):
    """A lever of policy, from the list that the codebook owns."""

    id: str
    label: str
    about: str = ""


class Codebook(NamedTuple):
    """What the coders agreed to call things; every mapping is keyed by id.

    ``date`` is an EDTF date: when the coding was last gone through. ``former_names`` are ids
    that something had before it was renamed or merged, with the one that it has: by the kind of
    thing (topic, proposition, actor, instrument, paper) and the former id.
    """

    title: str = ""
    about: str = ""
    quote_words: int | None = None
    topics: Mapping[str, Topic] = {}
    propositions: Mapping[str, Proposition] = {}
    tensions: tuple[Tension, ...] = ()
    actors: Mapping[str, Actor] = {}
    instruments: Mapping[str, Instrument] = {}
    date: str = ""
    former_names: Mapping[str, Mapping[str, str]] = {}


class Corpus(NamedTuple):
    """A codebook and the papers coded with it, in the order of their ids.

    ``digest`` is the SHA-256 over its files where the reader was asked for it.
    ``left_out`` names what its folder holds and could not be read: papers by their ids,
    other files by their names.
    """

    codebook: Codebook
    papers: Mapping[str, Paper]
    digest: str = ""
    left_out: tuple[str, ...] = ()

    def recommendations(self) -> Iterator[Recommendation]:
        """Every recommendation, paper by paper, in the order of the files."""
        for paper in self.papers.values():
            yield from paper.recommendations

    def topics_of(self, recommendation: Recommendation) -> tuple[str, ...]:
        """The recommendation's own topics and those of its propositions, once each."""
        topics = dict.fromkeys(recommendation.topics)
        propositions = self.codebook.propositions
        for stance_on in recommendation.positions:
            topics.update(dict.fromkeys(propositions[stance_on.proposition].topics))
        return tuple(topics)

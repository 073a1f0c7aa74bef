"""What several views have in common: the question asked, labels, signs, legends."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple

from policy_compare.analysis.hierarchy import Hierarchy
from policy_compare.analysis.positions import By, Direction, Position, Positions, positions
from policy_compare.analysis.selection import EVERYTHING, Selection
from policy_compare.model import Corpus, Evidence, Paper, Recommendation, StanceOn
from policy_compare.views.parts.counts_and_lists import conditions, listed, named
from policy_compare.views.table import Block, Paragraph, Phrase, Span, flat

if TYPE_CHECKING:
    from policy_compare.analysis.measures.tallies import Tallies

SIGNS: dict[Direction, str] = {"for": "+", "against": "−", "neutral": "~", "both": "±"}
SILENT = "·"
UNCODED = "?"
#: Made once, since most cells of a large matrix are one of them.
_SILENT, _UNCODED = Span(SILENT, "muted"), Span(UNCODED, "muted")

LEGEND = "+ for   − against   ~ neutral   ± both   · silent"

#: Of more papers than this that are not coded to the end, the rest is counted.
_NAMED = 6


class Question(NamedTuple):
    """What every view is asked with: the corpus, the filters, and who holds positions."""

    corpus: Corpus
    selection: Selection = EVERYTHING
    by: By = "paper"

    def held(self) -> Positions:
        """The positions within the filters."""
        return positions(self.corpus, self.by, self.selection)

    def tallies(self) -> "Tallies":
        """How often each unit takes each stance, within the filters."""
        # Imported here because fractions, which it needs, take longer than a short answer.
        from policy_compare.analysis.measures.tallies import tally

        return tally(self.corpus, self.by, self.selection)

    def everywhere(self, held: Positions) -> Positions:
        """The positions on all propositions, whatever the topic; ``held`` are those within."""
        if not self.selection.topics:
            return held
        return positions(self.corpus, self.by, self.selection._replace(topics=frozenset()))

    def topic(self, id: str) -> str:
        """A topic's label."""
        topic = self.corpus.codebook.topics.get(id)
        return flat(topic.label) if topic else "No topic"

    def topic_heading(self, id: str) -> Phrase:
        """A topic's label with its id."""
        return (f"{self.topic(id)} (", Span(id, "id"), ")") if id else self.topic(id)

    def actor(self, id: str) -> str:
        """An actor's label; of a group it is said which of the chosen actors it holds."""
        actors = self.corpus.codebook.actors
        label = flat(actors[id].label)
        if id not in self.selection.groups:
            return label
        hierarchy = Hierarchy(actors)
        chosen = dict(self.selection.asked).get("actor", ())
        inside = [flat(actors[one].label) for one in chosen if id in hierarchy.wholes(one)]
        return f"{label} (with {listed(inside)})"

    def instrument(self, id: str) -> str:
        """An instrument's label, in lower case, as part of a sentence."""
        instrument = self.corpus.codebook.instruments.get(id)
        return flat(instrument.label).lower() if instrument else ""

    def title(self, what: str) -> str:
        """The page's title: what it shows, within which filters."""
        parts = []
        for kind, ids in self.selection.asked:
            parts.append(f"{kind} {listed(map(self._named(kind), ids), 'or')}")
        return f"{what}: {', '.join(parts)}" if parts else what

    def _named(self, kind: str) -> Callable[[str], str]:
        labels: dict[str, Callable[[str], str]] = {
            "topic": self.topic,
            "actor": self.actor,
            "target": self.actor,
            "instrument": self.instrument,
        }
        return labels.get(kind, str)

    def notes(self) -> tuple[str, ...]:
        """What a reader of positions must know about the coding and the filters."""
        notes = [*self.gaps()]
        if self.by == "author" and self._co_written():
            notes.append(
                "Who wrote a paper together holds its positions together: agreement among them "
                "alone is that of one paper."
            )
        if self.by != "paper" and self.selection.papers:
            notes.append(f"What {self.by}s say in papers that are left out is not counted.")
        notes += self.whole_groups()
        if self.selection.narrows:
            notes.append(
                "Verdicts, strengths and silence hold within these filters only: who is silent "
                "here may speak to the proposition elsewhere."
            )
        return tuple(notes)

    def _co_written(self) -> bool:
        """Whether any of the chosen papers has several authors."""
        papers = self.corpus.papers.values()
        return any(
            len(paper.authors) > 1 and self.selection.has_paper(paper.id) for paper in papers
        )

    def whole_groups(self) -> Iterable[str]:
        """That what is asked of a group counts for the chosen actors that it holds."""
        if self.selection.groups:
            groups = listed(
                self.actor(id) for id in self.corpus.codebook.actors if id in self.selection.groups
            )
            yield f"Also what a group as a whole is asked, or would do: {groups}."

    def gaps(self) -> Iterable[str]:
        """What of the corpus is not there to be compared."""
        if left_out := self.corpus.left_out:
            yield f"Left out because of errors: {named(left_out, _NAMED)}."
        counts = [
            f"{paper.id} ({_coded(paper)})"
            for paper in self.corpus.papers.values()
            if self.selection.has_paper(paper.id) and not paper.coded_to_the_end
        ]
        if counts:
            yield f"Not coded to the end, so silent on nothing: {named(counts, _NAMED)}."


def _coded(paper: Paper) -> str:
    """How much of a paper is coded: ``1 of 2 coded``."""
    if not paper.recommendations:
        return "no recommendation yet"
    coded = sum(recommendation.coded for recommendation in paper.recommendations)
    return f"{coded} of {len(paper.recommendations)} coded"


def stance(position: Position) -> Span:
    """The sign with the strength: ``+ must``."""
    sign = SIGNS[position.direction]
    # Who takes no side has nothing to be more or less binding about.
    strength = position.strength if position.direction != "neutral" else None
    return Span(f"{sign} {strength}" if strength else sign, position.direction)


def sign(held: Positions, unit: str, proposition: str) -> Span:
    """Where the unit stands on the proposition, in one sign."""
    position = held.of.get(proposition, {}).get(unit)
    if position is None:
        return _UNCODED if unit in held.unfinished else _SILENT
    return Span(SIGNS[position.direction], position.direction)


def condition(position: Position) -> tuple[Span, ...]:
    """The conditions on a line of their own, if there are any."""
    text = conditions(position)
    return (Span(f"\n  on condition: {text}", "neutral"),) if text else ()


def particulars(question: Question, position: StanceOn) -> str:
    """What a stance says beside its side: ``, could, Town council would act, on condition: …``."""
    parts: list[str] = [position.strength] if position.strength else []
    if position.by:
        parts.append(f"{listed(map(question.actor, position.by))} would act")
    if position.condition:
        parts.append(f"on condition: {flat(position.condition)}")
    return "".join(f", {part}" for part in parts)


def cell(question: Question, position: Position, *, acting: bool = False) -> Phrase:
    """A position in a column that belongs to its unit: stance, condition, ids.

    Where the column is a paper, its recommendations go by their own ids. ``acting`` adds
    who would act, toward whom.
    """
    refs: Iterable[str] = position.recommendations
    if question.by == "paper":
        refs = (ref.partition("/")[2] for ref in refs)
    who = ""
    if acting and position.actors:
        toward = f" → {listed(map(question.actor, position.targets))}" if position.targets else ""
        who = f"\n  {listed(map(question.actor, position.actors))}{toward}"
    return (stance(position), who, *condition(position), "\n  ", *ids(refs, "\n  "))


def ids(refs: Iterable[str], separator: str = "\n") -> tuple[str | Span, ...]:
    """Recommendation ids, each on a line of its own."""
    parts: list[str | Span] = []
    for ref in refs:
        if parts:
            parts.append(separator)
        parts.append(Span(ref, "id"))
    return tuple(parts)


def units_of(found: Iterable[Position]) -> tuple[str, ...]:
    """The ids of the units that hold the positions."""
    return tuple(position.unit.id for position in found)


def legend(notes: Iterable[str] = (), *, uncoded: bool = False) -> tuple[Block, ...]:
    """The signs explained, that of what is ``uncoded`` where there is any, and the notes."""
    signs = f"{LEGEND}   {UNCODED} uncoded" if uncoded else LEGEND
    return tuple(Paragraph(text, note=True) for text in (signs, *notes))


def place(evidence: Evidence) -> str:
    """Where a quote stands: ``section Proposals, paragraph 3``."""
    parts = []
    if evidence.section:
        parts.append(f"section {flat(evidence.section)}")
    if evidence.paragraph:
        parts.append(f"paragraph {evidence.paragraph}")
    if evidence.page:
        parts.append(f"page {flat(evidence.page)}")
    return ", ".join(parts)


def quoted(recommendation: Recommendation) -> Phrase:
    """The quote in quotation marks with its place, or nothing."""
    evidence = recommendation.evidence
    if evidence is None:
        return ""
    quote = f"“{flat(evidence.quote)}”" if evidence.quote else ""
    where = place(evidence)
    return f"{quote} ({where})" if quote and where else quote or where


def marked(text: str) -> Span:
    """A stretch of text to be seen among others: by sign, and by style where there is one."""
    return Span(f"»{text}«", "found")


def reference(paper: Paper) -> str:
    """The full reference, in the order author, date, title, place of publication."""
    names = listed(
        flat(
            f"{author.surname}, {' '.join(part for part in (author.given, author.suffix) if part)}"
            if author.family and author.given
            else author.name
        )
        for author in paper.authors
    )
    details = paper.details
    start = f"{names or '[no author named]'} ({paper.issued or 'no date'}). "
    title = flat(paper.title)
    parts = [title if title.endswith((".", "?", "!")) else f"{title}."]
    container = flat(details.get("container-title", ""))
    number = flat(details.get("number", ""))
    volume = flat(details.get("volume", ""))
    issue = flat(details.get("issue", ""))
    where = [container, f"{volume}({issue})" if volume and issue else volume or issue]
    where += [flat(details.get("genre", "")), number]
    publisher = flat(paper.publisher)
    if publisher != container:
        where += [flat(details.get("publisher-place", "")), publisher]
    if page := flat(details.get("page", "")):
        where.append(f"pp. {page}")
    if text := ", ".join(part for part in where if part):
        parts.append(f"{text}.")
    if doi := details.get("DOI"):
        parts.append(f"https://doi.org/{doi}")
    elif url := details.get("URL"):
        parts.append(url)
    if isbn := flat(details.get("ISBN", "")):
        parts.append(f"ISBN {isbn}.")
    return start + " ".join(parts)

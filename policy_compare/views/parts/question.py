"""What every view is asked: of which corpus, within which filters, and who holds positions."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple, Union

from policy_compare.analysis.hierarchy import Hierarchy
from policy_compare.analysis.positions import (
    By,
    Position,
    Positions,
    Unit,
    find_positions,
    holders_by_paper,
    units_in_order,
)
from policy_compare.analysis.selection import EVERYTHING, FILTERS, Selection, chosen_recommendations
from policy_compare.column_tables import ColumnTables
from policy_compare.corpus_names import NameKind
from policy_compare.model import Corpus, Paper
from policy_compare.names import join_words
from policy_compare.views.parts.counts_and_lists import join_few
from policy_compare.views.parts.proposals import note_on_proposals
from policy_compare.views.phrases import Phrase, Span, one_line
from policy_compare.views.table import Row, RowStream

if TYPE_CHECKING:
    from policy_compare.analysis.columns.chosen import ChosenStatements
    from policy_compare.analysis.columns.comparison import ComparisonInColumns
    from policy_compare.analysis.columns.recommendation_counts import GroupsOf
    from policy_compare.analysis.comparison import ComparisonInMemory
    from policy_compare.analysis.findings import FindingKind
    from policy_compare.analysis.measures.consensus import SpokenCounts
    from policy_compare.analysis.measures.tallies import Tallies
    from policy_compare.analysis.relations import HeldTension, Overlap

#: Whichever it is made of, it is asked the same.
Comparison = Union["ComparisonInMemory", "ComparisonInColumns"]

#: Of more papers than this that are not coded to the end, the rest is counted.
_NAMED = 6

#: Of more propositions than this of each kind an excerpt has the most telling.
_MOST_TELLING = 10


class Question(NamedTuple):
    """What every view is asked with: the corpus, the filters, and who holds positions.

    Where there are more positions than a corpus should hold, they are in ``columns``; the corpus
    then has the papers without what they say, and the chosen propositions. An excerpt of these,
    which is a question about an ordinary corpus, knows the ``totals`` of all findings by kind, and
    of how many positions it is one.
    """

    corpus: Corpus
    selection: Selection = EVERYTHING
    by: By = "paper"
    columns: ColumnTables | None = None
    totals: Mapping["FindingKind", int] = {}
    excerpt_of: int = 0

    def positions(self) -> Positions:
        """The positions within the filters."""
        return find_positions(self.corpus, self.by, self.selection)

    def tallies(self) -> "Tallies":
        """How often each unit takes each stance, within the filters."""
        from policy_compare.analysis.measures.tallies import tally_stances

        return tally_stances(self.corpus, self.by, self.selection)

    def spoken_counts(self) -> "SpokenCounts":
        """How many units speak to each proposition with which counts, within the filters."""
        from policy_compare.analysis.measures.consensus import count_speaking_units

        if self.columns is None:
            return count_speaking_units(self.tallies())
        from policy_compare.analysis.columns.stance_counts import count_stances

        return count_stances(self.chosen_statements())

    def chosen_statements(self, *, with_ways: bool = False) -> "ChosenStatements":
        """The statements in columns that are within the filters."""
        from policy_compare.analysis.columns.chosen import choose_statements

        assert self.columns is not None  # noqa: S101  else they are all in the corpus
        return choose_statements(
            self.corpus, self.columns, self.by, self.selection, with_ways=with_ways
        )

    def recommendations_by_proposition(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Those that speak to each proposition, unit by unit, in the codebook's order."""
        for id, by_unit in self.positions_by_proposition(self.positions()):
            refs = (ref for position in by_unit.values() for ref in position.recommendations)
            yield id, tuple(dict.fromkeys(refs))

    def positions_on_all_topics(self, within: Positions) -> Positions:
        """The positions on all propositions; ``within`` are those within the chosen topics."""
        if not self.selection.topics:
            return within
        return find_positions(self.corpus, self.by, self.selection.with_ids(topics=frozenset()))

    def overlaps(self, positions: Positions) -> "tuple[Overlap, ...]":
        """Who stands where, on each chosen proposition that is spoken to."""
        from policy_compare.analysis.relations import find_overlaps

        return find_overlaps(self.corpus, positions, self.selection)

    def comparison(self) -> Comparison:
        """All units on each chosen proposition that is spoken to."""
        if self.columns is not None:
            from policy_compare.analysis.columns.comparison import ComparisonInColumns

            return ComparisonInColumns(self.corpus, self.columns, self.by, self.selection)
        from policy_compare.analysis.comparison import ComparisonInMemory

        positions = self.positions()
        return ComparisonInMemory(
            positions.units, self.overlaps(positions), self.tensions(positions)
        )

    def stream_rows(self, rows: Iterable[Row]) -> RowStream | tuple[Row, ...]:
        """The rows of a table: of columns they are made when they are read."""
        return tuple(rows) if self.columns is None else RowStream(rows)

    def positions_by_proposition(
        self, positions: Positions
    ) -> Iterable[tuple[str, Mapping[str, Position]]]:
        """The positions on each proposition; those in columns are read whenever they are asked."""
        if self.columns is None:
            return positions.by_proposition.items()
        from policy_compare.analysis.columns.groups import stream_positions

        return stream_positions(self.chosen_statements(with_ways=True), tuple(self.corpus.papers))

    def units(self) -> tuple[Unit, ...]:
        """Who may hold positions, those who say nothing too."""
        holders = holders_by_paper(self.corpus, self.by, self.selection).values()
        return units_in_order(chain.from_iterable(holders))

    def chosen_propositions(self) -> list[str]:
        """The propositions within the filters, in the codebook's order."""
        propositions = self.corpus.codebook.propositions.values()
        return [one.id for one in propositions if self.selection.has_proposition(one)]

    def part_on(self, ids: Collection[str]) -> "Question":
        """The same of these propositions alone, out of the columns if there are any."""
        if self.columns is None:
            book = self.corpus.codebook
            book = book._replace(propositions={id: book.propositions[id] for id in ids})
            return self._replace(corpus=self.corpus._replace(codebook=book))
        from policy_compare.analysis.columns.slices import corpus_on

        corpus = corpus_on(self.corpus, self.columns, self.selection, ids)
        return self._replace(corpus=corpus, columns=None)

    def excerpt(self) -> "Question":
        """The most telling propositions of each kind out of the columns; else what there is."""
        if self.columns is None:
            return self
        from policy_compare.analysis.comparison import count_findings, most_telling

        comparison = self.comparison()
        told = comparison.findings, comparison.tensions
        positions = sum(finding.speaking for finding in comparison.findings)
        part = self.part_on(most_telling(*told, _MOST_TELLING))
        return part._replace(totals=count_findings(*told), excerpt_of=positions)

    def parts_by_paper(self) -> "Iterator[Question]":
        """The same as ordinary questions, of some papers after the others; one if it is one."""
        if self.columns is None:
            yield self
            return
        from policy_compare.analysis.columns.slices import split_by_paper

        for corpus in split_by_paper(self.corpus, self.columns, self.selection):
            yield self._replace(corpus=corpus, columns=None)

    def count_recommendations(
        self, groups_of: "GroupsOf", *, by_way: bool = False
    ) -> Iterator[tuple[str, str, int]]:
        """The chosen recommendations by what they are counted under, and by paper."""
        for recommendation in chosen_recommendations(self.corpus, self.selection):
            yield from ((id, recommendation.paper, 1) for id in groups_of(recommendation))
        if self.columns is not None:
            from policy_compare.analysis.columns.recommendation_counts import count_in_columns

            yield from count_in_columns(
                self.corpus, self.columns, self.selection, groups_of, by_way=by_way
            )

    def tensions(self, positions: Positions) -> "tuple[HeldTension, ...]":
        """The tensions in which the chosen units stand; they may reach out of the topics."""
        from policy_compare.analysis.relations import find_tensions

        everywhere = self.positions_on_all_topics(positions)
        return find_tensions(self.corpus, everywhere, self.selection)

    def topic_label(self, id: str) -> str:
        """A topic's label."""
        topic = self.corpus.codebook.topics.get(id)
        return one_line(topic.label) if topic else "No topic"

    def topic_heading(self, id: str) -> Phrase:
        """A topic's label with its id."""
        return (f"{self.topic_label(id)} (", Span(id, "id"), ")") if id else self.topic_label(id)

    def actor_label(self, id: str) -> str:
        """An actor's label; of a group it is said which of the chosen actors it holds."""
        actors = self.corpus.codebook.actors
        label = one_line(actors[id].label)
        if id not in self.selection.groups:
            return label
        hierarchy = Hierarchy(actors)
        chosen = dict(self.selection.asked).get("actor", ())
        inside = [
            one_line(actors[actor_id].label)
            for actor_id in chosen
            if id in hierarchy.with_wholes(actor_id)
        ]
        return f"{label} (with {join_words(inside)})"

    def instrument_label(self, id: str) -> str:
        """An instrument's label, in lower case, as part of a sentence."""
        instrument = self.corpus.codebook.instruments.get(id)
        return one_line(instrument.label).lower() if instrument else ""

    def title(self, what: str) -> str:
        """The page's title: what it shows, within which filters."""
        kinds = {filter.option: filter.kind for filter in FILTERS.values()}
        parts = []
        for option, ids in self.selection.asked:
            labels = map(self._label_function(kinds[option]), ids)
            parts.append(f"{option} {join_words(labels, 'or')}")
        return f"{what}: {', '.join(parts)}" if parts else what

    def _label_function(self, kind: NameKind) -> Callable[[str], str]:
        labels: dict[NameKind, Callable[[str], str]] = {
            "topic": self.topic_label,
            "actor": self.actor_label,
            "instrument": self.instrument_label,
        }
        return labels.get(kind, str)

    def notes(self) -> tuple[str, ...]:
        """What a reader of positions must know about the coding and the filters."""
        notes = [*self.gap_notes()]
        if self.excerpt_of:
            notes.append(
                f"Here are at most {_MOST_TELLING} propositions of each kind, the most telling. "
                "Filters narrow them; policy-compare overlap --all --format csv has all."
            )
        if self.by == "author" and self._has_co_authors():
            notes.append(
                "Who wrote a paper together holds its positions together: agreement among them "
                "alone is that of one paper."
            )
        if self.by != "paper" and self.selection.papers:
            notes.append(f"What {self.by}s say in papers that are left out is not counted.")
        notes += self.group_notes()
        if self.selection.narrows:
            notes.append(
                "Verdicts, strengths and silence hold within these filters only: who is silent "
                "here may speak to the proposition elsewhere."
            )
        return tuple(notes)

    def _has_co_authors(self) -> bool:
        """Whether any of the chosen papers has several authors."""
        papers = self.corpus.papers.values()
        return any(
            len(paper.authors) > 1 and self.selection.has_paper(paper.id) for paper in papers
        )

    def group_notes(self) -> Iterable[str]:
        """That what is asked of a group counts for the chosen actors that it holds."""
        if self.selection.groups:
            groups = join_words(
                self.actor_label(id)
                for id in self.corpus.codebook.actors
                if id in self.selection.groups
            )
            yield f"Also what a group as a whole is asked, or would do: {groups}."

    def gap_notes(self) -> Iterable[str]:
        """What of the corpus is not there to be compared, or is there as a mere proposal."""
        if left_out := self.corpus.left_out:
            yield f"Left out because of errors: {join_few(left_out, _NAMED)}."
        counts = [
            f"{paper.id} ({_coded_in_words(paper)})"
            for paper in self.corpus.papers.values()
            if self.selection.has_paper(paper.id) and not paper.coded_to_the_end
        ]
        if counts:
            yield f"Not coded to the end, so silent on nothing: {join_few(counts, _NAMED)}."
        yield from note_on_proposals(self.corpus, self.selection)


def _coded_in_words(paper: Paper) -> str:
    """How much of a paper is coded: ``1 of 2 coded``."""
    if not paper.recommendations:
        return "no recommendation yet"
    coded = sum(recommendation.coded for recommendation in paper.recommendations)
    return f"{coded} of {len(paper.recommendations)} coded"

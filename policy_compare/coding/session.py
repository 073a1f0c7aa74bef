"""A coding session: what is decided on the item in hand, and what the files then hold.

Each decision is written at once, undone to the byte and redone; a file that somebody else has
changed meanwhile stops it, and nothing is overwritten.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from policy_compare.coding.codebook_decisions import apply_to_codebook
from policy_compare.coding.decisions import Decision, apply_decision, clean_decision
from policy_compare.coding.field_checks import FieldChecks
from policy_compare.coding.history import CodingState, HistoryStep
from policy_compare.coding.items import CodedText, CodingItem, ItemKey
from policy_compare.coding.items_in_hand import CodingScope, ItemsInHand, TextReader
from policy_compare.coding.last_place import LastPlace, remember_place, remembered_place
from policy_compare.coding.name_choice import NameChoice, NameChooser
from policy_compare.coding.new_names import NewName, NewNames, fitting_names
from policy_compare.coding.session_files import SessionFiles
from policy_compare.corpus.corpus_files import TABLE
from policy_compare.corpus_names import CodebookKind
from policy_compare.errors import CallError
from policy_compare.model import Codebook, Corpus, Recommendation
from policy_compare.problems import Problem


def open_session(
    folder: Path,
    read_text: TextReader,
    *,
    papers: Sequence[str] = (),
    section: str = "",
    coder: str = "",
) -> "Session":
    """A session over these papers of the corpus in the folder, or over all that can be read.

    It has the items of one ``section``, if that is named. It begins where the last one stopped,
    or with what is open.

    Raises:
        CorpusError: the codebook or a paper that is named has errors, or nothing can be read.
        CallError: the papers are in a table, or the only one has no such section.
    """
    files = SessionFiles(folder)
    corpus, _ = files.read(papers)
    in_files = [id for id, paper in corpus.papers.items() if paper.file != TABLE]
    chosen = [id for id in in_files if not papers or id in papers]
    if not chosen:
        raise CallError(
            f"the papers are in {TABLE}, which is not written here",
            "code its rows in a spreadsheet, in the columns proposition and stance",
        )
    scope = CodingScope(tuple(chosen), section)
    return Session(files, corpus, scope, read_text, coder)


class Session(ItemsInHand):
    """A corpus in hand, and what was decided on it; ``coder`` is who decides."""

    def __init__(
        self,
        files: SessionFiles,
        corpus: Corpus,
        scope: CodingScope,
        read_text: TextReader,
        coder: str = "",
    ) -> None:
        super().__init__(corpus, scope, read_text, remembered_place(files.folder))
        self.coder = coder
        self._files = files
        self._done: list[HistoryStep] = []
        self._undone: list[HistoryStep] = []
        self._chooser: tuple[Codebook, NameChooser] | None = None
        self._new_names: tuple[frozenset[str], NewNames] | None = None

    @property
    def folder(self) -> Path:
        """The corpus's folder."""
        return self._files.folder

    @property
    def can_undo(self) -> str:
        """What would be undone, in a sentence; empty where there is nothing."""
        return self._done[-1].sentence if self._done else ""

    @property
    def previous(self) -> Recommendation | None:
        """The recommendation that was decided on before, else the one that stands before."""
        return next(self._before(), None)

    def _before(self) -> Iterator[Recommendation]:
        """The paper's recommendations that were decided on before, then those standing before.

        The last comes first.
        """
        by_id = {recommendation.id: recommendation for recommendation in self.paper.recommendations}
        keys = [item.key for item in self.items[: self.number]]
        keys += [step.item_after for step in self._done]
        ids = [key.recommendation for key in keys if key != self.item_key]
        return (by_id[id] for id in dict.fromkeys(reversed(ids)) if id in by_id)

    def _recommendation_of(self, item: CodingItem) -> Recommendation:
        """As the file has it, or a draft; an open one with whom the passage asks.

        Once something is decided of it here, it is as that says.
        """
        recommendation = super()._recommendation_of(item)
        if recommendation.actors or item.state != "open" or self.text is None:
            return recommendation
        is_decided = any(step.is_of_item and step.item_after == item.key for step in self._done)
        passage = None if is_decided else self.text.passage_at(item)
        if passage is None:
            return recommendation
        actors, targets = self._name_chooser().find_asked(passage)
        return recommendation._replace(actors=actors, targets=recommendation.targets or targets)

    @property
    def last_topics(self) -> tuple[str, ...]:
        """The topics of the proposition that was decided on last in the paper in hand."""
        last = next(iter(self._last_propositions()), "")
        return self.book.propositions[last].topics if last else ()

    def _last_propositions(self) -> tuple[str, ...]:
        """The propositions that were decided on before in the paper in hand, the last first."""
        positions = (
            position for recommendation in self._before() for position in recommendation.positions
        )
        return tuple(dict.fromkeys(position.proposition for position in positions))

    @property
    def dismissal_reasons(self) -> tuple[str, ...]:
        """Why passages were dismissed, each reason once, the last first."""
        papers = self.corpus.papers.values()
        reasons = [dismissal.why for paper in papers for dismissal in paper.dismissed]
        return tuple(dict.fromkeys(reversed(reasons)))

    def remember_place(self) -> None:
        """Keep the place in hand for the next session."""
        remember_place(self.folder, LastPlace(self.paper.id, self.item_key))

    def decide(self, decision: Decision) -> None:
        """Take a decision on the item in hand, and write it.

        What is coded now, and was not, has the session's coder.

        Raises:
            CallError: it would put an error into the corpus.
            ChangedOutside: a file is not as the session knows it; nothing was written.
            OutputError: a file cannot be written.
        """
        is_of_passage = decision.recommendations or decision.dismissed
        if self.item and self.item.dismissal and is_of_passage:
            decision = decision._replace(taken_back=self.item.dismissal)
        decision = clean_decision(self._with_coder(decision))
        before = CodingState(self.paper, self.book)
        paper = apply_decision(self.paper, decision, self.following_id())
        after = CodingState(paper, apply_to_codebook(self.book, decision))
        if after == before and decision.recommendations in {(), (self.recommendation,)}:
            # To take away actors that are only proposed changes no file, but is a decision.
            return
        self._refuse_errors(decision, after.book)
        changes = self._files.change(before, after)
        key = self.item_key
        self._put(after, self._key_after(decision))
        self._done.append(
            HistoryStep(decision.sentence, before, after, changes, key, self.item_key)
        )
        self._undone.clear()

    def _with_coder(self, decision: Decision) -> Decision:
        """The decision, with the session's coder where something is coded that was not."""
        coded = {
            recommendation.id
            for recommendation in self.paper.recommendations
            if recommendation.coded
        }
        return decision._replace(
            recommendations=tuple(
                recommendation._replace(coder=self.coder)
                if recommendation.coded and not (recommendation.coder or recommendation.id in coded)
                else recommendation
                for recommendation in decision.recommendations
            )
        )

    def _refuse_errors(self, decision: Decision, book: Codebook) -> None:
        """Stop where a recommendation would have an error that it does not have yet.

        ``book`` is the codebook after the decision.

        Raises:
            CallError: it would.
        """
        by_id = {recommendation.id: recommendation for recommendation in self.paper.recommendations}
        checks = FieldChecks(book, self.text.index if self.text else None)
        for recommendation in decision.recommendations:
            old = by_id.get(recommendation.id)
            old_errors = _errors(checks.problems_by_field(old)) if old else {}
            for message, problem in _errors(checks.problems_by_field(recommendation)).items():
                if message not in old_errors:
                    raise CallError(problem.message, problem.hint)

    def _key_after(self, decision: Decision) -> ItemKey:
        """What the item in hand is known by after a decision."""
        for recommendation in decision.recommendations:
            return ItemKey(recommendation.id)
        if decision.dismissed and self.item:
            return ItemKey("", decision.dismissed.quote, self.item.block, self.item.passage[0])
        return self.item_key

    def _put(self, state: CodingState, key: ItemKey) -> None:
        """Show a paper and the codebook as they are now, with the item in hand that is known so."""
        papers = {**self.corpus.papers, state.paper.id: state.paper}
        self.corpus = self.corpus._replace(papers=papers, codebook=state.book)
        self._take_paper(state.paper.id)
        self.go_to_key(key)

    def undo(self) -> str:
        """Take the last decision back, and give its sentence; empty where there is none.

        Raises as :meth:`decide` does.
        """
        if not self._done:
            return ""
        step = self._done[-1]
        self._files.undo(step.changes)
        self._undone.append(self._done.pop())
        self._put(step.before, step.item)
        return step.sentence

    def redo(self) -> str:
        """Take the decision again that was undone last. Gives and raises as :meth:`undo` does."""
        if not self._undone:
            return ""
        step = self._undone[-1]
        self._files.redo(step.changes)
        self._done.append(self._undone.pop())
        self._put(step.after, step.item_after)
        return step.sentence

    def reload(self) -> None:
        """Read the corpus again, after somebody else changed it; the same item stays in hand.

        What was decided before cannot be undone then, unless nothing has changed.

        Raises:
            CorpusError: the codebook or a paper has errors now.
            CallError: a paper is there no more. In both cases all stays as it was.
        """
        key = self.item_key
        self.corpus, is_same = self._files.read(self.scope.papers)
        if not is_same:
            self._done.clear()
            self._undone.clear()
        self._take_paper(self._paper_id)
        self.go_to_key(key)

    def problems(self, candidate: Recommendation) -> Mapping[str, tuple[Problem, ...]]:
        """What ``check`` would say of a recommendation, by the keys of its fields."""
        index = self.text.index if self.text else None
        return FieldChecks(self.book, index).problems_by_field(candidate)

    def choices(self, kind: CodebookKind, typed: str = "") -> tuple[NameChoice, ...]:
        """The codebook's entries that the letters may mean, the best first.

        Those near the passage in hand come before others as good; propositions that were decided
        on before in the paper are near as well.
        """
        last = self._last_propositions() if kind == "proposition" else ()
        return self._name_chooser().choices(kind, typed, self.passage_words, last)

    def _name_chooser(self) -> NameChooser:
        if self._chooser is None or self._chooser[0] is not self.book:
            self._chooser = self.book, NameChooser(self.book)
        return self._chooser[1]

    def new_names(self, kind: CodebookKind, typed: str = "") -> tuple[NewName, ...]:
        """Actors or propositions that the letters may mean and the codebook does not have yet.

        Actors are those of the texts that have been read, propositions of all papers. The best
        come first, and of those as good the ones that are near the passage in hand. A proposition
        has the topics of the one decided on last.
        """
        documents = {
            id: text.document
            for id, text in dict(self._texts).items()
            if isinstance(text, CodedText)
        }
        at_hand = frozenset(documents)
        if self._new_names is None or self._new_names[0] != at_hand:
            papers = self.corpus.papers.values()
            self._new_names = at_hand, NewNames(papers, documents, self.book)
        names = self._new_names[1]
        if kind == "actor":
            return fitting_names(names.actors(self.book, self.passage_words), typed)
        ref = self.recommendation.ref if self.recommendation else ""
        topics = self.last_topics
        return fitting_names(names.propositions(self.book, self.passage_words, ref, topics), typed)


def _errors(problems_by_field: Mapping[str, Sequence[Problem]]) -> dict[str, Problem]:
    """The errors among problems, by what they say."""
    return {
        problem.message: problem
        for problems in problems_by_field.values()
        for problem in problems
        if problem.severity == "error"
    }

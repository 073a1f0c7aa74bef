"""A coding session: which item is in hand, what is decided, and what the files then hold.

The session alone knows the files. Each decision is written at once, undone to the byte and
redone; a file that somebody else has changed meanwhile stops it, and nothing is overwritten.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from policy_compare.coding.decisions import Decision, apply_decision
from policy_compare.coding.history import DecidedState, HistoryStep
from policy_compare.coding.items import (
    CodedText,
    CodingItem,
    SectionProgress,
    paper_items,
    progress_by_section,
)
from policy_compare.corpus.corpus_files import TABLE
from policy_compare.corpus.reader import CorpusReading, read_corpus
from policy_compare.errors import CallError, CorpusError, SourceError
from policy_compare.model import Codebook, Corpus, Paper, Recommendation
from policy_compare.problems import Problem
from policy_compare.texts.document import Document
from policy_compare.urging.weights import CERTAIN

#: Gives a paper's text, why it cannot be read, or None where it is not at hand.
TextReader = Callable[[Paper], Document | SourceError | None]


def open_session(
    folder: Path,
    read_text: TextReader,
    *,
    papers: Sequence[str] = (),
    section: str = "",
    coder: str = "",
    least_certainty: int = CERTAIN,
) -> "Session":
    """A session over these papers of the corpus in the folder, or over all.

    Raises:
        CorpusError: the codebook or one of the papers that are named has errors.
        CallError: they are in a table, or none of them has the section.
    """
    reading = read_corpus(folder)
    corpus = _readable_corpus(reading, papers)
    in_files = [id for id, paper in corpus.papers.items() if paper.file != TABLE]
    chosen = tuple(id for id in papers or in_files if id in in_files)
    if not chosen:
        raise CallError(
            f"{TABLE} is not edited here",
            "code its rows in a spreadsheet; or policy-compare export --output FOLDER/ and code "
            "the files",
        )
    return Session(folder, corpus, reading.contents, chosen, read_text, section, coder)


def _readable_corpus(reading: CorpusReading, papers: Sequence[str]) -> Corpus:
    """The corpus that was read; a paper that is named and has errors stops."""
    corpus = reading.corpus
    if corpus is None:
        raise CorpusError(str(reading.folder), reading.problems)
    if wrong := [id for id in papers if id in corpus.left_out]:
        files = {str(reading.folder / f"{id}.yaml") for id in wrong}
        raise CorpusError(
            str(reading.folder), [problem for problem in reading.problems if problem.file in files]
        )
    return corpus


class Session:
    """What a coder has in hand: a corpus, one of its papers, one item of that."""

    def __init__(
        self,
        folder: Path,
        corpus: Corpus,
        contents: Mapping[str, bytes],
        papers: Sequence[str],
        read_text: TextReader,
        section: str = "",
        coder: str = "",
    ) -> None:
        self.folder, self.coder, self.section = folder, coder, section
        self.corpus = corpus
        self.papers = tuple(papers)
        self.number = 0
        self.previous: Recommendation | None = None
        self._contents = dict(contents)
        self._read_text = read_text
        self._texts: dict[str, CodedText | SourceError | None] = {}
        self._done: list[HistoryStep] = []
        self._undone: list[HistoryStep] = []
        self.go_to_paper(self.papers[0])

    @property
    def paper(self) -> Paper:
        """The paper in hand, as its file says it now."""
        return self.corpus.papers[self._paper_id]

    @property
    def book(self) -> Codebook:
        """The codebook, as its file says it now."""
        return self.corpus.codebook

    @property
    def document(self) -> Document | None:
        """The text of the paper in hand, where it is there and can be read."""
        text = self._text
        return text.document if text else None

    @property
    def text_error(self) -> SourceError | None:
        """Why the text of the paper in hand cannot be read."""
        self._ready_text()
        text = self._texts[self._paper_id]
        return text if isinstance(text, SourceError) else None

    @property
    def item(self) -> CodingItem | None:
        """The item in hand; None in a paper that has none."""
        return self.items[self.number] if self.items else None

    @property
    def recommendation(self) -> Recommendation | None:
        """That of the item in hand: what its file has, or a draft of its passage."""
        return self.item.recommendation if self.item else None

    @property
    def progress(self) -> tuple[SectionProgress, ...]:
        """How far each section of the paper in hand is decided."""
        return progress_by_section(self.items)

    @property
    def can_undo(self) -> str:
        """What would be undone, in a sentence; empty where there is nothing."""
        return self._done[-1].sentence if self._done else ""

    @property
    def can_redo(self) -> str:
        """What would be redone."""
        return self._undone[-1].sentence if self._undone else ""

    def go_to_paper(self, id: str) -> None:
        """Take a paper in hand, at its first open item. Its text is read when it is first."""
        self._paper_id = id
        self._show_items()
        opens = (number for number, item in enumerate(self.items) if item.is_open)
        self.number = next(opens, 0)

    def go_to(self, number: int) -> None:
        """Take the item of that number in hand, or the nearest that there is."""
        self.number = max(0, min(number, len(self.items) - 1))

    def next_open(self) -> bool:
        """Go to the next open item, of the next paper where this has none; whether there is one."""
        return self._go_to_open(1)

    def previous_open(self) -> bool:
        """Go to the open item before, of the paper before where this has none."""
        return self._go_to_open(-1)

    def _go_to_open(self, step: int) -> bool:
        numbers = range(self.number + step, len(self.items) if step > 0 else -1, step)
        for number in numbers:
            if self.items[number].is_open:
                self.number = number
                return True
        return False

    def decide(self, decision: Decision) -> None:
        """Take a decision on the item in hand, and write it.

        Raises:
            CallError: it would put an error into the corpus.
            ChangedOutside: a file is not as the session knows it; nothing was written.
            OutputError: a file cannot be written.
        """
        before = self._state()
        paper = apply_decision(self.paper, decision)
        book = decision.book or self.book
        if (paper, book) == (self.paper, self.book):
            return
        self._put(paper, book)
        self._done.append(HistoryStep(decision.sentence, before, self._state(), {}))
        self._undone.clear()

    def undo(self) -> str:
        """Take the last decision back, and give its sentence; empty where there is none."""
        if not self._done:
            return ""
        step = self._done.pop()
        self._put(step.before.paper, step.before.book)
        self._undone.append(step)
        return step.sentence

    def redo(self) -> str:
        """Take again the decision that was undone last."""
        if not self._undone:
            return ""
        step = self._undone.pop()
        self._put(step.after.paper, step.after.book)
        self._done.append(step)
        return step.sentence

    def reload(self) -> None:
        """Read the corpus again, after somebody changed it; the same item stays in hand."""

    def problems(
        self,
        candidate: Recommendation,  # noqa: ARG002 (it comes)
    ) -> Mapping[str, tuple[Problem, ...]]:
        """What ``check`` would say of a recommendation, by the key of its field."""
        return {}

    def _state(self) -> DecidedState:
        return DecidedState(self.paper, self.book, self.item.key if self.item else ())

    def _put(self, paper: Paper, book: Codebook) -> None:
        papers = {**self.corpus.papers, paper.id: paper}
        self.corpus = self.corpus._replace(papers=papers, codebook=book)
        self._paper_id = paper.id
        self._show_items()
        self.go_to(self.number)

    def _show_items(self) -> None:
        self._ready_text()
        self.items = paper_items(self.paper, self._text)

    @property
    def _text(self) -> CodedText | None:
        text = self._texts.get(self._paper_id)
        return text if isinstance(text, CodedText) else None

    def _ready_text(self) -> None:
        """Read the text of the paper in hand, once."""
        if self._paper_id not in self._texts:
            text = self._read_text(self.paper)
            self._texts[self._paper_id] = CodedText(text) if isinstance(text, Document) else text

"""The papers of a corpus beside their texts: opened together, and how far the texts are coded."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from policy_compare.cli.paper_texts import reader_of_texts, texts_folder
from policy_compare.errors import CallError, SourceError

if TYPE_CHECKING:
    from policy_compare.model import Corpus, Paper
    from policy_compare.passage import Coverage
    from policy_compare.texts.document import Document
    from policy_compare.views.table import View


class PapersAndTexts(NamedTuple):
    """A corpus in its folder, the papers that are looked at, and the folder of their texts.

    ``contents`` is what was read in the corpus's files, by name. The reading of a text may take
    so many ``seconds``.
    """

    folder: Path
    corpus: "Corpus"
    contents: Mapping[str, bytes]
    papers: "Sequence[Paper]"
    texts: Path
    seconds: int

    @contextmanager
    def read_texts(
        self, work: str
    ) -> "Iterator[Iterator[tuple[Paper, Document | SourceError | None]]]":
        """The papers, each with its text, why that cannot be read, or None where there is none.

        The person is told of the ``work`` where it takes long.
        """
        from policy_compare.texts.sources import SourceTexts

        with reader_of_texts(work, self.seconds, self.texts) as reader:
            yield reader.read_papers(self.papers, SourceTexts(self.texts))

    def note_of_unread(self, paper: "Paper", error: SourceError | None) -> str:
        """That a paper's text was not looked at, since it is not there or for an ``error``."""
        reason = f"since {error.message}" if error else f"whose text is not in {self.texts}"
        return f"Not looked at: {paper.id}, {reason}."


def open_texts(
    corpus: Path | None, sources: Path | None, seconds: int, names: Sequence[str]
) -> PapersAndTexts:
    """The corpus, and those of its papers that are called so; all where nothing is named.

    Raises:
        CorpusError: nothing of the corpus can be read.
        UnknownName: a name is that of no paper.
        CallError: the papers' texts are not at hand.
    """
    from policy_compare.cli.corpus_opening import open_corpus_folder, say_papers_left_out
    from policy_compare.corpus.reader import load_corpus_and_contents
    from policy_compare.corpus_names import CorpusNames

    folder = open_corpus_folder(corpus)
    read_corpus, contents = load_corpus_and_contents(folder)
    say_papers_left_out(read_corpus, folder)
    names_of_corpus = CorpusNames(read_corpus)
    ids = [names_of_corpus.resolve_name("paper", name) for name in names]
    papers = [paper for paper in read_corpus.papers.values() if not ids or paper.id in ids]
    texts = texts_folder(sources, folder)
    if texts is None:
        raise CallError(
            "the papers' texts are not here", "--sources DIR names the folder that holds them"
        )
    return PapersAndTexts(folder, read_corpus, contents, papers, texts, seconds)


def coverage_view(papers_and_texts: PapersAndTexts, *, all: bool) -> "View":
    """The passages that are not coded, also the less certain ones for ``all``."""
    from policy_compare.views import coverage

    coverages, notes = _coverage_of_papers(papers_and_texts, all=all)
    return coverage.view(
        coverages, {paper.id: paper.label for paper in papers_and_texts.papers}, notes
    )


def _coverage_of_papers(
    papers_and_texts: PapersAndTexts, *, all: bool
) -> "tuple[list[Coverage], list[str]]":
    """How far each paper's text is coded, and which texts could not be read."""
    coverages: list[Coverage] = []
    notes: list[str] = []
    with papers_and_texts.read_texts("looking for passages") as texts:
        from policy_compare.evidence.coverage import paper_coverage
        from policy_compare.evidence.guessed_encoding import problem_of_encoding
        from policy_compare.urging.weights import CERTAIN, POSSIBLE

        threshold = POSSIBLE if all else CERTAIN
        for paper, text in texts:
            if text is None or isinstance(text, SourceError):
                notes.append(papers_and_texts.note_of_unread(paper, text))
            else:
                codebook = papers_and_texts.corpus.codebook
                coverages.append(paper_coverage(paper, text, codebook, threshold))
                if problem := problem_of_encoding(text):
                    notes.append(f"{problem.message}.")
    return coverages, notes

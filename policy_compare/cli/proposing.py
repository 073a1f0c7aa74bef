"""Reads papers, drafted or coded, and proposes actors and propositions for their codebook."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from policy_compare.cli.corpus_opening import open_corpus, open_corpus_folder
from policy_compare.cli.draft_target import read_codebook
from policy_compare.cli.paper_texts import reader_of_texts, texts_folder
from policy_compare.cli.text_coverage import PapersAndTexts
from policy_compare.errors import PolicyCompareError, SourceError

if TYPE_CHECKING:
    from policy_compare.model import Codebook, Paper
    from policy_compare.texts.document import Document
    from policy_compare.views.table import View


class _ReadPapers(NamedTuple):
    """Papers with their texts by id, as far as these could be read, and what is to be said."""

    book: "Codebook"
    papers: "list[Paper]"
    documents: "dict[str, Document]"
    notes: list[str]
    errors: list[PolicyCompareError]


def make_proposals(
    files: Sequence[Path], corpus: Path | None, sources: Path | None, seconds: int
) -> "tuple[View, list[PolicyCompareError]]":
    """What the texts in ``files`` propose, else the corpus's papers; and which cannot be read.

    The reading of a text may take so many ``seconds``.

    Raises:
        CorpusError: nothing of the corpus, or of its codebook, can be read.
    """
    folder = open_corpus_folder(corpus)
    read = _draft_files(files, folder, seconds) if files else _read_corpus(folder, sources, seconds)
    from policy_compare.evidence.actor_proposals import propose_actors
    from policy_compare.evidence.proposition_proposals import propose_new_propositions
    from policy_compare.views.propose import view

    actors = propose_actors(read.papers, read.documents, read.book)
    propositions = propose_new_propositions(read.papers, read.book)
    return view(actors, propositions, read.notes), read.errors


def _draft_files(files: Sequence[Path], folder: Path, seconds: int) -> _ReadPapers:
    """Drafts of the texts, which are written nowhere; each is called after its file."""
    from policy_compare.corpus.tables.new_ids import make_file_id

    read = _ReadPapers(read_codebook(folder), [], {}, [], [])
    files = list(dict.fromkeys(files))
    with reader_of_texts("drafting", seconds, files) as reader:
        from policy_compare.evidence.drafting import draft_paper
        from policy_compare.texts.opening import TextFile

        for file, document in zip(files, reader.read_each(list(map(TextFile, files))), strict=True):
            if isinstance(document, SourceError):
                read.errors.append(document)
            else:
                id = make_file_id(file.stem)
                id = make_file_id(str(file)) if id in read.documents else id
                read.papers.append(draft_paper(document, id, read.book).paper)
                read.documents[id] = document
    return read


def _read_corpus(folder: Path, sources: Path | None, seconds: int) -> _ReadPapers:
    """The corpus's papers; those whose texts are not there are said."""
    corpus = open_corpus(folder)
    papers = list(corpus.papers.values())
    read = _ReadPapers(corpus.codebook, papers, {}, [], [])
    texts = texts_folder(sources, folder)
    if texts is None:
        read.notes.append("Without the papers' texts actors are told by the statements alone.")
        return read
    with_texts = PapersAndTexts(folder, corpus, {}, papers, texts, seconds)
    with with_texts.read_texts("reading texts") as documents:
        for paper, document in documents:
            if document is None or isinstance(document, SourceError):
                read.notes.append(with_texts.note_of_unread(paper, document))
            else:
                read.documents[paper.id] = document
    return read

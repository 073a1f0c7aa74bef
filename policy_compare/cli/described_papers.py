"""Papers that a corpus has without coding, such as those of a reference manager, and their drafts.

The draft of such a paper's text goes into its file: what a person or a library says of the paper
stays as it is there, and the text adds its recommendations and what is not said yet.
"""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from policy_compare.model import Paper

_NO_RECOMMENDATIONS: Final = re.compile(rb"^recommendations:[ \t]*\[\][ \t]*\r?$\n?", re.MULTILINE)
_RECOMMENDATIONS: Final = "\nrecommendations:"


class DescribedPaper(NamedTuple):
    """A paper without recommendations, and what is in its file."""

    paper: "Paper"
    content: bytes


def read_described_papers(folder: Path) -> dict[str, DescribedPaper]:
    """The papers in the folder's files that are not coded at all, by id."""
    contents = _read_papers_files(folder)
    described = {
        name: content
        for name, content in contents.items()
        if len(_NO_RECOMMENDATIONS.findall(content)) == 1
    }
    return {
        paper.id: DescribedPaper(paper, described[paper.file])
        for paper in _papers_of_files(folder, described)
        if not paper.recommendations and not paper.dismissed and not paper.source
    }


def find_papers_of_texts(folder: Path, files: Iterable[Path]) -> dict[Path, str]:
    """The ids of the papers in the folder's files that are coded from these texts, by the texts."""
    names = {file.name: file for file in files}
    marks = [name.encode() for name in names]
    contents = {
        name: content
        for name, content in _read_papers_files(folder).items()
        if any(mark in content for mark in marks)
    }
    return {
        names[paper.source.file]: paper.id
        for paper in _papers_of_files(folder, contents)
        if paper.source and paper.source.file in names
    }


def _read_papers_files(folder: Path) -> dict[str, bytes]:
    """What is in the papers' files, as far as they can be read, by name."""
    from policy_compare.corpus.corpus_files import CODEBOOK, list_corpus_files, read_contents
    from policy_compare.corpus.yaml.report import Report

    names = list_corpus_files(folder, Report(str(folder)))
    papers = [name for name in names if name.endswith(".yaml") and name != CODEBOOK]
    return read_contents(folder, papers, [])


def _papers_of_files(folder: Path, contents: Mapping[str, bytes]) -> "tuple[Paper, ...]":
    """The papers of these files; none where the codebook has errors."""
    from policy_compare.corpus.corpus_files import CODEBOOK, read_contents
    from policy_compare.corpus.reader import read_as_corpus

    if not contents:
        return ()
    codebook = read_contents(folder, [CODEBOOK], [])
    corpus = read_as_corpus(folder, {**codebook, **contents}).corpus
    return tuple(corpus.papers.values()) if corpus else ()


def find_described_paper(
    drafted: "Paper", described: Mapping[str, DescribedPaper]
) -> DescribedPaper | None:
    """Which of these a drafted paper is: the one called so, else by its DOI, else by its title."""
    from policy_compare.names import fold_name

    if drafted.id in described:
        return described[drafted.id]
    keys = (
        lambda paper: paper.details.get("DOI", "").casefold(),
        lambda paper: fold_name(paper.title),
    )
    for key_of in keys:
        same = [one for one in described.values() if key_of(drafted) == key_of(one.paper) != ""]
        if len(same) == 1:
            return same[0]
    return None


def fill_described_paper(described: DescribedPaper, drafted: "Paper") -> "Paper":
    """The described paper with its draft's recommendations, and with what it does not say."""
    from policy_compare.exchange.record_filling import fill_record

    id = described.paper.id
    filled = fill_record(id, described.paper, drafted, [])
    recommendations = (one._replace(paper=id) for one in drafted.recommendations)
    return filled._replace(recommendations=tuple(recommendations))


def file_of_filled_paper(described: DescribedPaper, filled: "Paper", drafted_text: str) -> bytes:
    """The paper's file, to the byte but for what is new.

    ``drafted_text`` is a file with the recommendations as they are to stand there.
    """
    from policy_compare.corpus.paper_file import paper_values
    from policy_compare.corpus.yaml.edit import change_values

    content = described.content.decode()
    before = paper_values(described.paper)
    after = paper_values(filled._replace(recommendations=()))
    text = change_values(content, before, after) if after != before else content
    start = drafted_text.index(_RECOMMENDATIONS) + 1
    return _NO_RECOMMENDATIONS.sub(lambda _: drafted_text[start:].encode(), text.encode())

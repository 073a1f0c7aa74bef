"""What the files of a corpus come to hold when its coding changes, and whether they then say it."""

from collections.abc import Mapping

from policy_compare.corpus.corpus_files import CODEBOOK, TABLE
from policy_compare.corpus.paper_file import paper_values
from policy_compare.corpus.reader import CorpusReading, read_as_corpus
from policy_compare.corpus.yaml.edit import EditMistake, change_values
from policy_compare.errors import CallError, CorpusError
from policy_compare.model import Corpus, Paper
from policy_compare.problems import Problem
from policy_compare.statement_table import codebook_values


def table_error(action: str) -> CallError:
    """What is said where a table would have to be written; ``action`` is what is not done in it."""
    return CallError(
        f"papers stand in {TABLE}, in which nothing is {action}",
        "make files of it first, in a new folder: policy-compare export --output all.json, then "
        "policy-compare import all.json --yaml --into DIR",
    )


def contents_saying(reading: CorpusReading, after: Corpus) -> dict[str, bytes]:
    """What the files hold once the corpus is as ``after``, by name, as far as that differs.

    Both have the same papers.

    Raises:
        CallError: a paper that changes stands in a table.
    """
    before = corpus_of(reading)
    values = {
        paper.file: (paper_values(paper), paper_values(after.papers[id]))
        for id, paper in before.papers.items()
        if paper != after.papers[id]
    }
    if TABLE in values:
        raise table_error("changed")
    if before.codebook != after.codebook:
        values[CODEBOOK] = codebook_values(before.codebook), codebook_values(after.codebook)
    return {
        file: change_values(reading.contents[file].decode(), *changed).encode()
        for file, changed in values.items()
    }


def corpus_of(reading: CorpusReading) -> Corpus:
    """The corpus that was read.

    Raises:
        CorpusError: there is none.
    """
    if reading.corpus is None:
        raise CorpusError(str(reading.folder), reading.problems)
    return reading.corpus


def check_recoded(reading: CorpusReading, contents: Mapping[str, bytes], wanted: Corpus) -> None:
    """Stop where the files with these contents would not say what is ``wanted``.

    Raises:
        CallError: there would be an error in them that is not there now.
    """
    after = read_as_corpus(reading.folder, contents)
    known = {_without_place(problem) for problem in reading.problems}
    for problem in after.problems:
        if problem.severity == "error" and _without_place(problem) not in known:
            raise CallError(f"nothing was written: {problem.message}", problem.hint)
    said = corpus_of(after)
    if said.codebook != wanted.codebook or _placeless(said) != _placeless(wanted):
        raise EditMistake("the changed files do not say what they should")


def _without_place(problem: Problem) -> Problem:
    return problem._replace(line=0, column=0)


def _placeless(corpus: Corpus) -> dict[str, Paper]:
    """The papers, wherever their recommendations stand in the files."""
    return {
        id: paper._replace(
            recommendations=tuple(one._replace(line=0) for one in paper.recommendations)
        )
        for id, paper in corpus.papers.items()
    }

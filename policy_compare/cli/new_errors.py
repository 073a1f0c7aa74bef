"""Finds what would be wrong with a corpus once what comes in is written, and is not wrong now."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from policy_compare.errors import CallError

if TYPE_CHECKING:
    from policy_compare.corpus.reader import CorpusReading
    from policy_compare.evidence.verification import Verification
    from policy_compare.passage import QuoteCounts
    from policy_compare.problems import Problem


class CheckedChange(NamedTuple):
    """The errors that come with a change, and the quotes of the papers that change, counted."""

    errors: "tuple[Problem, ...]"
    quotes: "QuoteCounts"


def check_change(
    reading: "CorpusReading", changed: Mapping[str, bytes], sources: Mapping[str, bytes] = {}
) -> CheckedChange:
    """What ``check`` would find once the files have the ``changed`` contents, and does not now.

    ``sources`` are texts that will be at hand then. The errors' lines are left out: nobody can
    look into what is not written.
    """
    from policy_compare.corpus.reader import read_as_corpus
    from policy_compare.passage import add_quote_counts

    reading_after = read_as_corpus(reading.folder, {**reading.contents, **changed})
    looks = tuple(_verify_papers(reading_after, changed, sources))
    errors = _errors_of(reading, _verify_papers(reading, changed, {}))
    errors_after = _errors_of(reading_after, looks)
    new_errors = tuple(problem for problem in errors_after if problem not in errors)
    return CheckedChange(new_errors, add_quote_counts(look.quotes for look in looks))


def _errors_of(reading: "CorpusReading", looks: "Iterable[Verification]") -> "dict[Problem, None]":
    problems = (*reading.problems, *(problem for look in looks for problem in look.problems))
    return {
        problem._replace(file=Path(problem.file).name, line=0, column=0): None
        for problem in problems
        if problem.severity == "error"
    }


def _verify_papers(
    reading: "CorpusReading", files: Iterable[str], sources: Mapping[str, bytes]
) -> "Iterator[Verification]":
    """What the texts show of the papers in these files, as far as they are or will be at hand."""
    from policy_compare.cli.options import READING_SECONDS
    from policy_compare.cli.paper_texts import reader_of_texts, texts_folder
    from policy_compare.evidence.verification import verify_coding
    from policy_compare.files.temporary_folder import folder_of_files

    if reading.corpus is None:
        return
    papers = [paper for paper in reading.corpus.papers.values() if paper.file in files]
    with folder_of_files(sources) as new_texts:
        for folder, is_new in ((new_texts, True), (texts_folder(None, reading.folder), False)):
            of_folder = {
                paper.id: paper
                for paper in papers
                if bool(paper.source and paper.source.file in sources) == is_new
            }
            if of_folder:
                with reader_of_texts("looking up quotes", READING_SECONDS, folder) as reader:
                    corpus = reading.corpus._replace(papers=of_folder)
                    yield verify_coding(corpus, folder, reader)


def stop_at_errors(problems: "Iterable[Problem]", message: str) -> None:
    """Say the errors among the problems, if there are any.

    Raises:
        CallError: there are.
    """
    from policy_compare.cli.messages import show_page_aside
    from policy_compare.views.check import problem_paragraphs

    errors = [problem for problem in problems if problem.severity == "error"]
    if errors:
        show_page_aside(problem_paragraphs(errors))
        raise CallError(
            f"{message}, for the reasons above, so nothing was written",
            "mend it there, save it, and call this again",
        )

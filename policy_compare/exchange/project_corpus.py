"""Makes a corpus of another program's project by a plan that says what its codes mean.

Codings of one passage by one coder are one recommendation, and its quote is looked up in the
project's text. What has no place in a corpus is left out and counted.
"""

from collections.abc import Mapping
from typing import NamedTuple

from policy_compare.exchange.plan import ImportPlan
from policy_compare.model import Codebook, Corpus
from policy_compare.project import Project


class ProjectCorpus(NamedTuple):
    """What came of a project.

    ``corpus`` has no papers where nothing is coded. ``sources`` are the papers' texts by the
    names of their files, and ``summary`` says in sentences what came in and what did not.
    """

    corpus: Corpus
    sources: Mapping[str, bytes] = {}
    summary: tuple[str, ...] = ()


def corpus_of_project(project: Project, plan: ImportPlan, book: Codebook) -> ProjectCorpus:
    """The corpus that the project makes, with the names of the codebook and new ones beside them.

    Raises:
        CallError: the plan leaves every code.
    """
    return ProjectCorpus(Corpus(book, {}))

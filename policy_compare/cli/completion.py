"""What the shell proposes while one types: names out of the corpus that is meant.

Each function gives all there is; Typer keeps what begins as typed. A shell must not
be disturbed: where the corpus cannot be read there is nothing to propose, and nothing
is said.
"""

import os
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from policy_compare.errors import PolicyCompareError

if TYPE_CHECKING:
    from policy_compare.corpus_names import NameKind
    from policy_compare.model import Corpus

_Proposals = list[tuple[str, str]]

_HARMLESS = re.compile(r"[\w.,/-]+")


def _read_corpus(context: typer.Context) -> "Corpus":
    """The corpus that is meant, or an empty one where it cannot be read."""
    from policy_compare.corpus.locate import find_corpus_folder
    from policy_compare.corpus.reader import load_corpus
    from policy_compare.model import Codebook, Corpus

    folder = context.params.get("corpus")
    try:
        return load_corpus(
            find_corpus_folder(Path(folder) if folder else None, os.environ), cached=True
        )
    except (PolicyCompareError, OSError):
        return Corpus(Codebook(), {})


def _clean_proposals(named: Iterable[tuple[str, str]]) -> _Proposals:
    """Names with what they stand for, on one line, each name once.

    The shell evaluates what it is told (zsh does so with ``eval``), so a text keeps only
    characters that mean nothing to it. Ids have no others.
    """
    return [(name, " ".join(_HARMLESS.findall(text))) for name, text in dict(named).items()]


#: The names of each kind that there are in a corpus, with what each stands for.
_NAMES_AND_TEXTS: "dict[NameKind, Callable[[Corpus], Iterable[tuple[str, str]]]]" = {
    "paper": lambda corpus: ((paper.id, paper.label) for paper in corpus.papers.values()),
    "topic": lambda corpus: ((topic.id, topic.label) for topic in corpus.codebook.topics.values()),
    "actor": lambda corpus: ((actor.id, actor.label) for actor in corpus.codebook.actors.values()),
    "instrument": lambda corpus: (
        (lever.id, lever.label) for lever in corpus.codebook.instruments.values()
    ),
    "proposition": lambda corpus: (
        (proposition.id, proposition.statement)
        for proposition in corpus.codebook.propositions.values()
    ),
    "recommendation": lambda corpus: (
        (recommendation.ref, recommendation.statement)
        for recommendation in corpus.recommendations()
    ),
}


def _proposer_of(kind: "NameKind") -> Callable[[typer.Context], _Proposals]:
    return lambda ctx: _clean_proposals(_NAMES_AND_TEXTS[kind](_read_corpus(ctx)))


def propose_strengths() -> list[str]:
    """The strengths."""
    from policy_compare.model import STRENGTHS

    return list(STRENGTHS)


#: What proposes the names of each kind.
PROPOSALS: "dict[NameKind, Callable[..., _Proposals | list[str]]]" = {
    **{kind: _proposer_of(kind) for kind in _NAMES_AND_TEXTS},
    "strength": propose_strengths,
}


def propose_topics(ctx: typer.Context) -> _Proposals:
    """The topics' ids, for a name's first word; what follows it belongs to the same name."""
    return [] if ctx.params.get("topic_words") else _proposer_of("topic")(ctx)


def propose_all_names(ctx: typer.Context) -> _Proposals:
    """The ids of everything that ``show`` can show."""
    corpus = _read_corpus(ctx)
    return _clean_proposals(pair for named in _NAMES_AND_TEXTS.values() for pair in named(corpus))


def propose_problem_codes() -> _Proposals:
    """The codes of problems."""
    from policy_compare.cli.corpus_check import problem_kinds

    return _clean_proposals((code, kind.meaning) for code, kind in problem_kinds().items())


def propose_pages() -> _Proposals:
    """The pages of the guide."""
    from policy_compare.guide import PAGE_FILES, describe_page

    return _clean_proposals((page, describe_page(page)) for page in PAGE_FILES)


def propose_table_kinds() -> list[str]:
    """What a row of a table that is imported can be."""
    from policy_compare.corpus.tables.foreign_columns import TABLE_KINDS

    return list(TABLE_KINDS)

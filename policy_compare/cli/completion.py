"""What the shell proposes while one types: names out of the corpus that is meant.

A shell must not be disturbed: where the corpus cannot be read there is nothing to
propose, and nothing is said.
"""

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from policy_compare.errors import PolicyCompareError

if TYPE_CHECKING:
    from policy_compare.model import Corpus

_Proposals = list[tuple[str, str]]


def _corpus(context: typer.Context) -> "Corpus | None":
    from policy_compare.corpus.locate import locate
    from policy_compare.corpus.reader import load

    given = context.params.get("corpus")
    try:
        return load(locate(Path(given) if given else None, os.environ))
    except (PolicyCompareError, OSError):
        return None


def _starting(found: Iterable[tuple[str, str]], incomplete: str) -> _Proposals:
    """The names that begin as typed, each with what it stands for."""
    start = incomplete.casefold()
    return [
        (name, " ".join(text.split())) for name, text in found if name.casefold().startswith(start)
    ]


def topics(ctx: typer.Context, incomplete: str) -> _Proposals:
    """The topics' ids."""
    corpus = _corpus(ctx)
    found = corpus.codebook.topics.values() if corpus else ()
    return _starting(((topic.id, topic.label) for topic in found), incomplete)


def papers(ctx: typer.Context, incomplete: str) -> _Proposals:
    """The papers' ids."""
    corpus = _corpus(ctx)
    found = corpus.papers.values() if corpus else ()
    return _starting(((paper.id, paper.label) for paper in found), incomplete)


def actors(ctx: typer.Context, incomplete: str) -> _Proposals:
    """The actors' ids."""
    corpus = _corpus(ctx)
    found = corpus.codebook.actors.values() if corpus else ()
    return _starting(((actor.id, actor.label) for actor in found), incomplete)


def instruments(ctx: typer.Context, incomplete: str) -> _Proposals:
    """The instruments' ids."""
    corpus = _corpus(ctx)
    found = corpus.codebook.instruments.values() if corpus else ()
    return _starting(((one.id, one.label) for one in found), incomplete)


def things(ctx: typer.Context, incomplete: str) -> _Proposals:
    """The ids of everything that ``show`` can show."""
    corpus = _corpus(ctx)
    if corpus is None:
        return []
    book = corpus.codebook
    found = [(paper.id, paper.label) for paper in corpus.papers.values()]
    found += [(topic.id, topic.label) for topic in book.topics.values()]
    found += [(actor.id, actor.label) for actor in book.actors.values()]
    found += [(one.id, one.statement) for one in book.propositions.values()]
    found += [(one.ref, one.statement) for one in corpus.recommendations()]
    return _starting(dict(found).items(), incomplete)


def codes(incomplete: str) -> _Proposals:
    """The codes of problems."""
    from policy_compare.problems import KINDS

    return _starting(((kind.code, kind.about) for kind in KINDS.values()), incomplete)


def _fixed(*names: str) -> Callable[[str], list[str]]:
    """Proposes from a fixed list."""

    def propose(incomplete: str) -> list[str]:
        return [name for name in names if name.startswith(incomplete)]

    return propose


strengths = _fixed("must", "should", "could")
bys = _fixed("paper", "author", "publisher")
formats = _fixed("table", "markdown", "csv", "json")
groups = _fixed("topic", "paper", "actor", "instrument", "strength")

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
    from policy_compare.model import Corpus

_Proposals = list[tuple[str, str]]

_PLAIN = re.compile(r"[\w.,/-]+")


def _corpus(context: typer.Context) -> "Corpus":
    from policy_compare.corpus.locate import find_corpus_folder
    from policy_compare.corpus.reader import load_corpus
    from policy_compare.model import Codebook, Corpus

    given = context.params.get("corpus")
    try:
        return load_corpus(
            find_corpus_folder(Path(given) if given else None, os.environ), cached=True
        )
    except (PolicyCompareError, OSError):
        return Corpus(Codebook(), {})


def _proposals(found: Iterable[tuple[str, str]]) -> _Proposals:
    """Names with what they stand for, on one line, each name once.

    The shell evaluates what it is told (zsh does so with ``eval``), so a text keeps only
    characters that mean nothing to it. Ids have no others.
    """
    return [(name, " ".join(_PLAIN.findall(text))) for name, text in dict(found).items()]


def topics(ctx: typer.Context) -> _Proposals:
    """The topics' ids."""
    return _proposals((one.id, one.label) for one in _corpus(ctx).codebook.topics.values())


def topic_argument(ctx: typer.Context) -> _Proposals:
    """The topics' ids, for a name's first word; what follows it belongs to the same name."""
    return [] if ctx.params.get("topic_words") else topics(ctx)


def papers(ctx: typer.Context) -> _Proposals:
    """The papers' ids."""
    return _proposals((one.id, one.label) for one in _corpus(ctx).papers.values())


def actors(ctx: typer.Context) -> _Proposals:
    """The actors' ids."""
    return _proposals((one.id, one.label) for one in _corpus(ctx).codebook.actors.values())


def instruments(ctx: typer.Context) -> _Proposals:
    """The instruments' ids."""
    return _proposals((one.id, one.label) for one in _corpus(ctx).codebook.instruments.values())


def things(ctx: typer.Context) -> _Proposals:
    """The ids of everything that ``show`` can show."""
    corpus = _corpus(ctx)
    book = corpus.codebook
    found = [(one.id, one.label) for one in corpus.papers.values()]
    found += [(one.id, one.label) for one in book.topics.values()]
    found += [(one.id, one.label) for one in book.actors.values()]
    found += [(one.id, one.label) for one in book.instruments.values()]
    found += [(one.id, one.statement) for one in book.propositions.values()]
    found += [(one.ref, one.statement) for one in corpus.recommendations()]
    return _proposals(found)


def recommendations(ctx: typer.Context) -> _Proposals:
    """The recommendations, as they are cited."""
    return _proposals((one.ref, one.statement) for one in _corpus(ctx).recommendations())


def codes() -> _Proposals:
    """The codes of problems."""
    from policy_compare.cli.corpus_check import problem_kinds

    return _proposals((code, kind.meaning) for code, kind in problem_kinds().items())


def pages() -> _Proposals:
    """The pages of the guide."""
    from policy_compare.guide import FILES, describe_page

    return _proposals((page, describe_page(page)) for page in FILES)


def _fixed(*names: str) -> Callable[[], list[str]]:
    """Proposes from a fixed list."""
    return lambda: list(names)


tables = _fixed("positions", "recommendations")

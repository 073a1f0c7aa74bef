"""What commands need that read papers' texts, or write into papers' files."""

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from policy_compare.errors import CallError, SourceError

if TYPE_CHECKING:
    from policy_compare.analysis.selection import Selection
    from policy_compare.model import Corpus, Paper
    from policy_compare.passage import InText, QuoteCounts
    from policy_compare.texts.document import Document

#: After so many seconds the person at the terminal is told what takes so long.
_PATIENCE = 1.0


@contextmanager
def working(on: str) -> Iterator[None]:
    """Says on a terminal what is being worked on, if it takes over a second."""
    from threading import Timer

    from policy_compare.cli.output import say

    timer = Timer(_PATIENCE, say, (f"{on} …",))
    if sys.stderr.isatty():
        timer.start()
    try:
        yield
    finally:
        timer.cancel()


def texts_folder(given: Path | None, corpus: Path) -> Path | None:
    """The folder of the papers' texts, by option, by variable or by the corpus."""
    from policy_compare.texts.sources import find_sources_folder

    return find_sources_folder(given, corpus, os.environ)


def read_text(path: Path, paper: "Paper | None" = None) -> "Document":
    """The text of a paper, with a word to the person where that takes long.

    Raises:
        SourceError: it cannot be read.
    """
    from policy_compare.texts.opening import read_document

    with working(f"reading {path.name}"):
        return read_document(path, paper.source.file if paper and paper.source else "")


def quotes_in_text(
    corpus: "Corpus", refs: Sequence[str], folder: Path | None
) -> tuple[dict[str, "InText"], list[str]]:
    """Where in their texts the quotes of those recommendations stand, and what is in the way."""
    from policy_compare.evidence.coverage import quote_in_text, reason_of_refusal
    from policy_compare.texts.sources import SourceTexts

    found: dict[str, InText] = {}
    notes: list[str] = []
    texts = SourceTexts(folder) if folder is not None else None
    for ref in refs:
        paper = corpus.papers[ref.partition("/")[0]]
        item = next(one for one in paper.recommendations if one.ref == ref)
        if texts is None or item.evidence is None or not item.evidence.quote:
            continue
        path = texts.path(paper)
        if path is None:
            notes.append(f"The text of {paper.id} is not in {folder}.")
            continue
        try:
            document = read_text(path, paper)
            shown = quote_in_text(item.evidence, document)
        except SourceError as error:
            notes.append(f"The text of {paper.id} was not read: {error.message}.")
            continue
        if shown is None:
            wrong = reason_of_refusal(item.evidence.quote, document)
            notes.append(f"The quote of {ref} {wrong or f'is not in the text of {paper.id}'}.")
        else:
            found[ref] = shown
    return found, notes


def quote_counts(corpus: "Corpus", selection: "Selection", folder: Path | None) -> "QuoteCounts":
    """How many of the chosen quotes stand in their texts, as far as these are at hand."""
    from policy_compare.analysis.selection import narrow_corpus
    from policy_compare.passage import QuoteCounts

    corpus = narrow_corpus(corpus, selection)
    if folder is None:
        evidence = (recommendation.evidence for recommendation in corpus.recommendations())
        return QuoteCounts(unread=sum(bool(place and place.quote) for place in evidence))
    from policy_compare.evidence.verify import verify

    with working("looking up quotes"):
        verified = verify(corpus, folder)
    return QuoteCounts(verified.found, verified.absent, verified.unread)


def replace(changes: "Mapping[Path, tuple[bytes, bytes]]", *, yes: bool) -> bool:
    """Show what would change in the files, ask, and write; False where it was declined.

    Each change is what the file was read to hold, and what it is to hold.

    Raises:
        CallError: nobody is there to be asked.
        OutputError: a file cannot be written, or is not as it was read; then none is written.
    """
    from policy_compare.cli.output import say, show_aside
    from policy_compare.files.writing import rewrite
    from policy_compare.views.check import file_changes_page

    texts = {
        str(path): (before.decode(), after.decode()) for path, (before, after) in changes.items()
    }
    show_aside(file_changes_page(texts))
    if not yes:
        # A standard input that was closed before we started is None.
        if not (sys.stdin and sys.stdin.isatty()):
            raise CallError("nothing was written: nobody is there to be asked", "--yes writes it")
        if not _agreed("Write this?"):
            say("nothing was written")
            return False
    rewrite(changes)
    say(f"wrote {', '.join(map(str, changes))}")
    return True


def _agreed(question: str) -> bool:
    """Whether the person at the terminal says yes."""
    # Not typer.confirm: it writes to stdout too, where the answer of the command goes.
    sys.stderr.write(f"{question} [y/N]: ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().casefold() in ("y", "yes")

"""Writes what came in as a new corpus, or joins it with one that is there, and says what came."""

import os
from collections.abc import Iterator, Mapping, Sequence
from itertools import compress
from pathlib import Path
from typing import TYPE_CHECKING

from policy_compare.cli.import_call import ImportCall
from policy_compare.cli.next_steps import quote_path
from policy_compare.errors import CallError, CorpusError
from policy_compare.names import join_words

if TYPE_CHECKING:
    from policy_compare.corpus.reader import CorpusReading
    from policy_compare.exchange.imported_corpus import ImportedCorpus
    from policy_compare.exchange.record_filling import KeptValue
    from policy_compare.model import Codebook, Corpus
    from policy_compare.passage import QuoteCounts

#: So many values that stay as they are, and so many files, are told one by one.
_MOST_TOLD, _MOST_NAMED = 20, 5
#: So many characters of a value are told.
_LONGEST = 60


def read_target(call: ImportCall) -> "tuple[CorpusReading, Corpus]":
    """The corpus in the folder that the import goes to; one without anything where there is none.

    Raises:
        CorpusError: it has errors.
        CallError: it has a title already, and one is given.
    """
    from policy_compare.cli.corpus_opening import undo_unfinished_runs
    from policy_compare.corpus.corpus_files import CODEBOOK, read_contents
    from policy_compare.corpus.reader import NO_PAPERS, CorpusReading, load_codebook, read_corpus
    from policy_compare.model import Codebook, Corpus

    folder = call.into
    undo_unfinished_runs(folder)
    if not os.path.lexists(folder / CODEBOOK):
        return CorpusReading(folder, None, ()), Corpus(Codebook(), {})
    if call.title:
        raise CallError(f"{folder} is there and has a title of its own", "leave --title out")
    reading = read_corpus(folder)
    errors = [problem for problem in reading.problems if problem.severity == "error"]
    if any(problem.kind is not NO_PAPERS for problem in errors):
        raise CorpusError(str(folder), reading.problems)
    if reading.corpus is None:
        reading = reading._replace(contents=read_contents(folder, [CODEBOOK], []))
    return reading, reading.corpus or Corpus(load_codebook(folder), {})


def join_import(
    call: ImportCall, reading: "CorpusReading", here: "Corpus", imported: "ImportedCorpus"
) -> None:
    """Write what the corpus ``here`` lacks of what came in, and say what came of it.

    Raises:
        CallError: nothing came in, or what did would bring errors into the corpus, cannot be a
            file's, or would make one too large to be read again.
        OutputError: a file cannot be written, or is not as it was read.
    """
    from policy_compare.cli.corpus_opening import undo_unfinished_runs
    from policy_compare.cli.imported_files import stop_if_too_large
    from policy_compare.cli.messages import say
    from policy_compare.cli.new_errors import check_change, stop_at_errors
    from policy_compare.cli.paper_texts import texts_folder
    from policy_compare.corpus.changed_contents import changed_contents
    from policy_compare.corpus.new_corpus import SOURCES
    from policy_compare.corpus.reader import NO_PAPERS
    from policy_compare.exchange.corpus_merge import join_corpora
    from policy_compare.exchange.source_files import place_sources
    from policy_compare.files.reading import YAML

    file, folder = call.file, call.into
    texts = texts_folder(None, folder) or folder / SOURCES
    undo_unfinished_runs(texts)
    imported = place_sources(imported, texts)
    joined = join_corpora(here, imported.corpus)
    changed = changed_contents(here, reading.contents, joined.corpus)
    names = {paper.source.file for paper in joined.corpus.papers.values() if paper.source}
    sources = {name: data for name, data in imported.sources.items() if name in names}
    lines = [*imported.summary, *_kept_lines(joined.kept, call)]
    if not (reading.contents or joined.corpus.papers or _has_entries(joined.corpus)):
        say("\n".join(lines))
        raise CallError(
            f"{file} brings neither a paper nor what a codebook holds; nothing was written",
            "export it again with its texts, its codes and what is coded",
        )
    if not changed:
        say("\n".join((*lines, f"{file} says nothing that {folder} lacks; nothing was written")))
        return
    for name, content in changed.items():
        stop_if_too_large(name, content.decode(), YAML, "bring it in by parts")
    check = check_change(reading, changed, sources)
    errors = [problem for problem in check.errors if problem.kind is not NO_PAPERS]
    stop_at_errors(errors, f"what {file} says would bring errors into {folder}")
    written = _write(reading, joined.corpus.codebook, changed, sources, texts)
    lines += _counts(here, imported.corpus, joined.corpus, check.quotes)
    lines += [written, f"next: {_next_step(here, joined.corpus, folder, texts)}"]
    say("\n".join(lines))


def _has_entries(corpus: "Corpus") -> bool:
    book = corpus.codebook
    return any((book.topics, book.propositions, book.actors, book.instruments))


def _next_step(here: "Corpus", joined: "Corpus", folder: Path, texts: Path) -> str:
    """What to do with what came in: of references that are new, nothing is coded yet."""
    corpus = f"--corpus {quote_path(folder)}"
    new = [paper for id, paper in joined.papers.items() if id not in here.papers]
    if not new or any(paper.recommendations for paper in new):
        return f"policy-compare check {corpus}"
    return (
        f"put the papers' texts into {_path_from_here(texts)}, each under its paper's id, such as "
        f"{new[0].id}.pdf, then policy-compare code {corpus}"
    )


def _write(
    reading: "CorpusReading",
    book: "Codebook",
    changed: dict[str, bytes],
    sources: Mapping[str, bytes],
    texts: Path,
) -> str:
    """Write the files, the texts first, and say which."""
    from policy_compare.corpus.form.schema import json_schemas
    from policy_compare.files.writing import rewrite_files
    from policy_compare.views.parts.counts_and_lists import count_of, join_few

    folder = reading.folder
    schemas = {} if reading.contents else json_schemas(book)
    changed = changed | {name: text.encode() for name, text in schemas.items()}
    rewrite_files(
        {texts / name: (None, data) for name, data in sources.items()}
        | {folder / name: (reading.contents.get(name), data) for name, data in changed.items()}
    )
    texts_in_words = (
        f", and {count_of(len(sources), 'text')} to {_path_from_here(texts)}" if sources else ""
    )
    return f"wrote {join_few([*changed], _MOST_NAMED)} to {folder}{texts_in_words}"


def _path_from_here(folder: Path) -> str:
    """The folder as a person in this one would call it."""
    return min(str(folder), os.path.relpath(folder), key=len)


def _counts(
    before: "Corpus", there: "Corpus", after: "Corpus", quotes: "QuoteCounts"
) -> Iterator[str]:
    """What came in, and what of the file was there already, in words."""
    from policy_compare.views.parts.counts_and_lists import count_of

    nouns = ("paper", "recommendation", "stance")
    totals = [*zip(*map(_totals, (before, there, after)), strict=True)]
    for what, counts in (
        ("new", [now - once for once, _, now in totals]),
        ("there already", [once + of_file - now for once, of_file, now in totals]),
    ):
        if any(counts):
            counted = map(count_of, filter(None, counts), compress(nouns, counts))
            yield f"{what}: {join_words(counted)}"
    if quotes.found or quotes.absent:
        yield f"{quotes.found} of {quotes.found + quotes.absent} quotes found in the texts"
    if quotes.unread:
        yield f"{count_of(quotes.unread, 'quote')} not looked up: the texts are not at hand"


def _totals(corpus: "Corpus") -> tuple[int, int, int]:
    recommendations = [*corpus.recommendations()]
    stances = sum(len(recommendation.positions) for recommendation in recommendations)
    return len(corpus.papers), len(recommendations), stances


def _kept_lines(kept: "Sequence[KeptValue]", call: ImportCall) -> Iterator[str]:
    """What stays as it stands in the corpus though the file says otherwise, a line each."""
    if kept:
        yield f"{call.file} says otherwise, and what stands in {call.into} was kept:"
    # What a statement says in other words is no contradiction.
    for value in sorted(kept, key=lambda value: value.key == "statement")[:_MOST_TOLD]:
        here, there = (
            text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
            for text in (value.here, value.there)
        )
        yield f"  {value.ref} {value.key}: “{here}”, there “{there}”"
    if len(kept) > _MOST_TOLD:
        yield f"  and {len(kept) - _MOST_TOLD} more"

"""Opens a corpus in columns for a question: few statements are read, many left to the engine."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from policy_compare.analysis.columns.slices import MOST_STATEMENTS, SliceScope, slice_corpus
from policy_compare.analysis.positions import holders_by_paper
from policy_compare.analysis.selection import resolve_filters
from policy_compare.cli.corpus_opening import say_papers_left_out
from policy_compare.cli.engine_of_run import open_engine_of_run
from policy_compare.cli.progress import show_part
from policy_compare.corpus.column_corpus import ColumnCorpus
from policy_compare.corpus.kept_columns import KeptColumns
from policy_compare.corpus_names import SHOWN_KINDS, CorpusNames
from policy_compare.errors import CallError
from policy_compare.views.parts.question import Question
from policy_compare.views.parts.unit_names import find_two_units

#: What a command is about beside its filters: two units to compare, or the name of a thing.
About = tuple[str, str] | str | None


def open_column_question(
    folder: Path,
    filters: Mapping[str, Sequence[str]],
    by: str,
    memory: int | None = None,
    about: About = None,
    kept: KeptColumns | None = None,
    cached: bool = True,
    *,
    answers_columns: bool = True,
) -> Question:
    """The question to the corpus in the folder, with the statements as records where they are few.

    That may be a corpus in files, of which the columns are ``kept``.

    Raises:
        CorpusError, EngineError: it cannot be read.
        UnknownName: a filter names nothing in it.
        CallError: there are many, and the command does not answer of columns.
    """
    opened = ColumnCorpus(folder, open_engine_of_run(memory), kept, cached=cached)
    say_papers_left_out(opened.corpus, folder)
    selection = resolve_filters(opened.corpus, filters)
    corpus = opened.with_propositions(selection.topics)
    tables = opened.tables._replace(tell_part=show_part)
    question = Question(corpus, selection, by, tables)  # type: ignore[arg-type]
    scope = _find_scope(question, about)
    part = slice_corpus(corpus, tables, selection, scope, MOST_STATEMENTS)
    if part.corpus is not None:
        return question._replace(corpus=part.corpus, columns=None)
    # Of a topic, an actor or a lever there is something to show without what is recommended.
    if answers_columns or (isinstance(about, str) and scope == SliceScope()):
        return question
    raise CallError(
        f"these are {part.statements:,} statements; this command reads {MOST_STATEMENTS:,} at most",
        "name a filter that leaves fewer, such as --topic, --paper or --actor",
    )


def _find_scope(question: Question, about: About) -> SliceScope:
    """What has to be read for that, where it is less than what is within the filters.

    A recommendation, which goes by its paper's id and its own, is told of beside all that its
    paper says.
    """
    if isinstance(about, tuple):
        holders = holders_by_paper(question.corpus, question.by, question.selection)
        two = set(find_two_units(question, question.units(), *about))
        return SliceScope(frozenset(id for id in holders if not two.isdisjoint(holders[id])))
    name = (about or "").partition("/")[0]
    book, papers = question.corpus.codebook, question.corpus.papers
    sections = (papers, book.topics, book.actors, book.propositions, book.instruments)
    # An id is known without all that a hundred thousand propositions are called.
    things = [(kind, name) for kind, ids in zip(SHOWN_KINDS, sections, strict=False) if name in ids]
    if name and not things:
        things = CorpusNames(question.corpus).find_things(name)
    ids, kinds = frozenset(id for _, id in things), {kind for kind, _ in things}
    if kinds == {"paper"}:
        return SliceScope(papers=ids)
    return SliceScope(propositions=ids if kinds == {"proposition"} else None)

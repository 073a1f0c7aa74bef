"""Opens a corpus in columns for a question: few statements are read, many left to the engine."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from policy_compare.analysis.columns.slices import (
    MOST_STATEMENTS,
    SliceScope,
    slice_corpus,
)
from policy_compare.analysis.positions import holders_by_paper
from policy_compare.analysis.selection import resolve_filters
from policy_compare.cli.engine_of_run import open_engine_of_run
from policy_compare.cli.progress import show_part
from policy_compare.corpus.column_corpus import ColumnCorpus
from policy_compare.corpus_names import CorpusNames
from policy_compare.errors import CallError, PolicyCompareError
from policy_compare.model import Corpus
from policy_compare.views.parts.question import Question
from policy_compare.views.parts.unit_names import find_two_units

#: What a command is about beside its filters: two units to compare, or the name of a thing.
About = tuple[str, str] | str | None


def open_column_question(
    folder: Path,
    filters: Mapping[str, Sequence[str]],
    by: str,
    about: About,
    *,
    answers_columns: bool = False,
    memory: int | None = None,
) -> Question:
    """The question to the corpus in the folder, with the statements as records where they are few.

    Raises:
        CorpusError, EngineError: it cannot be read.
        UnknownName: a filter names nothing in it.
        CallError: there are many, and the command does not answer of columns.
    """
    engine = open_engine_of_run(memory)
    try:
        opened = ColumnCorpus(folder, engine)
        selection = resolve_filters(opened.corpus, filters)
        corpus = opened.with_propositions(selection.topics)
        tables = opened.tables._replace(tell_part=show_part)
        question = Question(corpus, selection, by, tables)  # type: ignore[arg-type]
        scope = _find_scope(question, about)
        part = slice_corpus(corpus, opened.tables, selection, scope, MOST_STATEMENTS)
        if part.corpus is None and not answers_columns:
            raise CallError(
                f"these are {part.statements:,} statements; this command reads "
                f"{MOST_STATEMENTS:,} at most",
                "name a filter that leaves fewer, such as --topic, --paper or --actor",
            )
    except PolicyCompareError:
        engine.close()
        raise
    if part.corpus is None:
        return question
    engine.close()
    return question._replace(corpus=part.corpus, columns=None)


def open_column_names(folder: Path) -> Corpus:
    """The corpus in the folder for the names of all that it has, without what its papers say.

    Raises:
        CorpusError, EngineError: it cannot be read.
    """
    engine = open_engine_of_run()
    try:
        return ColumnCorpus(folder, engine).with_propositions(frozenset())
    finally:
        engine.close()


def _find_scope(question: Question, about: About) -> SliceScope:
    """What has to be read for that, where it is less than what is within the filters.

    A recommendation, which goes by its paper's id and its own, is told of beside all that its
    paper says.
    """
    if isinstance(about, tuple):
        holders = holders_by_paper(question.corpus, question.by, question.selection)
        units = {unit.id: unit for units in holders.values() for unit in units}
        two = set(find_two_units(question, list(units.values()), *about))
        return SliceScope(frozenset(id for id in holders if not two.isdisjoint(holders[id])))
    names = CorpusNames(question.corpus)
    paper, slash, _ = (about or "").partition("/")
    things = names.find_things(paper if slash else about) if about else []
    ids: dict[str, frozenset[str]] = {
        kind: frozenset(id for other, id in things if other == kind) for kind, _ in things
    }
    if ids.keys() <= {"paper", "proposition"}:
        return SliceScope(ids.get("paper"), ids.get("proposition"))
    return SliceScope()

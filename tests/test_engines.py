"""Who counts must not matter: memory, DuckDB and Spark give the same answers, row by row.

A corpus is written twice, as YAML and as columns, and each view is asked of both. What is drawn at
random has several statements of one unit on one proposition, papers of several authors, and every
field; what is made has the form of real data.
"""

import json
import os
import random
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from policy_compare.analysis.columns.slices import SliceScope, slice_corpus
from policy_compare.analysis.positions import BYS, By
from policy_compare.analysis.selection import resolve_filters
from policy_compare.cli import column_question
from policy_compare.cli.column_question import open_column_question
from policy_compare.corpus.paper_file import paper_text
from policy_compare.corpus.projects.dna import read_dna
from policy_compare.corpus.reader import load_corpus
from policy_compare.corpus.tables.foreign_columns import ImportOptions
from policy_compare.model import STANCES, Codebook, Corpus, Paper, Person, Proposition, Topic
from policy_compare.statement_table import codebook_values
from policy_compare.views import compare
from policy_compare.views.parts.question import Question
from tests.support.column_files import held_in_columns, write_column_files
from tests.support.corpora import run_program
from tests.support.dna import data_folder, sample
from tests.support.projects import proposed_corpus
from tests.support.records import urges
from tests.support.spark import LEAST, UNCOMPILED, run_with_spark
from tests.support.strategies import corpora
from tests.support.tables import read_foreign_table

#: The views that are compared, by their modules, with what else they are asked.
VIEWS: Mapping[str, Mapping[str, Any]] = {
    "overlap": {}, "disagreements": {}, "matrix": {}, "consensus": {}, "propositions": {},
    # Pairs that share nothing are not told of columns.
    "measures": {"min_shared": 1},
    "summary": {}, "listing": {}, "papers": {}, "topics": {}, "actors": {},
}  # fmt: skip

#: Those that tell of nothing but positions.
OF_POSITIONS = tuple(VIEWS)[:6]

#: What is asked for of corpora that are drawn.
FILTERS: tuple[Mapping[str, tuple[str, ...]], ...] = (
    {}, {"topics": ("rents",)}, {"actors": ("council",), "strengths": ("must",)},
    {"topics": ("building",), "targets": ("government",), "instruments": ("legal",)},
)  # fmt: skip

#: So few statements are read that the engine counts even where there is none.
COUNT = -1

#: The columns, rows and notes of each view, by its name and who holds positions.
Tables = dict[str, tuple[Any, ...]]


class Asked(NamedTuple):
    """What is asked of a corpus: which views, within which filters, who holds positions."""

    filters: Mapping[str, tuple[str, ...]] = {}
    bys: Sequence[By] = BYS
    views: Sequence[str] = tuple(VIEWS)


#: Every view, without filters.
ALL = Asked()


def read_tables(question: Question, asked: Asked) -> Tables:
    """What the views answer."""
    tables = {}
    # Of columns what a recommendation says beside the topics is not read.
    beside = ("listing", "actors") if "topics" in asked.filters else ()
    for by in asked.bys:
        for name in (name for name in asked.views if name not in beside):
            view = import_module(f"policy_compare.views.{name}").view
            table = view(question._replace(by=by), **VIEWS[name]).table()
            rows, notes = [*table.rows], [*table.notes]
            if name == "summary":
                # Of columns the first row counts positions, and a note says what is left out.
                rows = [row for row in rows[1:] if row[0] != "topic of one"]
                notes = [one for one in notes if not one.startswith("Here are at")]
            tables[f"{name} by {by}"] = (table.columns, rows, notes)
    return tables


def first_papers(corpus: Corpus) -> list[str]:
    """Two papers to compare, if there are two."""
    return sorted(corpus.papers)[:2]


def read_comparison(question: Question) -> Tables:
    """Two papers side by side."""
    papers = first_papers(question.corpus)
    if len(papers) < 2:
        return {}
    table = compare.view(question._replace(by="paper"), *papers).table()
    return {"compare": (table.columns, [*table.rows], [*table.notes])}


def ask_memory(corpus: Corpus, asked: Asked = ALL) -> Tables:
    """The answers from records."""
    question = Question(corpus, resolve_filters(corpus, asked.filters))
    return read_tables(question, asked) | read_comparison(question)


def ask_engine(folder: Path, asked: Asked = ALL) -> tuple[Tables, Tables]:
    """The answers from columns: of what the engine counts, and of what is read of a slice."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(column_question, "MOST_STATEMENTS", COUNT)
        patched.setattr("policy_compare.views.parts.question._MOST_TELLING", 999)
        question = open_column_question(folder, asked.filters, "paper", LEAST)
        counted = read_tables(question, asked)
    corpus, columns, selection = question.corpus, question.columns, question.selection
    assert columns
    papers = frozenset(first_papers(corpus))
    slices = []
    for scope in (SliceScope(), SliceScope(papers=papers)):
        part = slice_corpus(corpus, columns, selection, scope, columns.statements).corpus
        assert part is not None
        slices.append(question._replace(corpus=part, columns=None))
    columns.engine.close()
    return counted, read_tables(slices[0], asked) | read_comparison(slices[1])


def assert_alike(expected: Tables, answered: Tables) -> None:
    """Compare answers, and show the view, and the first row, that differ."""
    assert answered
    for name, table in answered.items():
        if table != expected[name]:
            for part, other in zip(table, expected[name], strict=True):
                for row, other_row in zip(part, other, strict=False):
                    assert row == other_row, name
            assert table == expected[name], name


def write_both(corpus: Corpus, folder: Path) -> tuple[Path, Path]:
    """The corpus, as far as columns hold it, as YAML and as columns."""
    places = {id: place for place, id in enumerate(corpus.codebook.propositions)}
    papers = {}
    # YAML wants to be told a strength.
    firm = {
        id: paper._replace(
            recommendations=tuple(
                one._replace(strength=one.strength or "could") for one in paper.recommendations
            )
        )
        for id, paper in corpus.papers.items()
    }
    for paper in held_in_columns(corpus._replace(papers=firm)).papers.values():
        # Columns know no order but that of the codebook.
        said = [
            one._replace(
                positions=tuple(sorted(one.positions, key=lambda on: places[on.proposition])),
            )
            for one in paper.recommendations
        ]
        said.sort(key=lambda one: (places[one.positions[0].proposition], one.id))
        if said:
            papers[paper.id] = paper._replace(recommendations=tuple(said))
    corpus = corpus._replace(papers=papers)
    yaml, columns = folder / "yaml", folder / "columns"
    yaml.mkdir(parents=True)
    (yaml / "codebook.yaml").write_text(json.dumps(codebook_values(corpus.codebook)), "utf-8")
    for paper in corpus.papers.values():
        (yaml / f"{paper.id}.yaml").write_text(paper_text(paper), "utf-8")
    return yaml, write_column_files(corpus, columns)


def questionnaire() -> Corpus:
    """Parties on all theses of a questionnaire, one answer each, some with a reason."""
    chance = random.Random(1)
    theses = [f"thesis-{number}" for number in range(12)]
    book = Codebook(
        topics={"economy": Topic("economy", "Economy"), "rights": Topic("rights", "Rights")},
        propositions={
            id: Proposition(id, f"One should do {id}.", (("economy", "rights")[place % 2],))
            for place, id in enumerate(theses)
        },
    )
    papers = {}
    for party in ("alpha", "beta", "gamma", "delta", "epsilon"):
        stances = {id: chance.choice(STANCES) for id in theses}
        said = tuple(
            urges({id: stance}, id=id)._replace(paper=party) for id, stance in stances.items()
        )
        who = (Person(literal=party),)
        papers[party] = Paper(party, party.title(), authors=who, recommendations=said)
    return Corpus(book, papers)


def discourse() -> Corpus:
    """Organisations in the news: again and again on the same concepts, and of two minds."""
    chance = random.Random(2)
    concepts = [f"concept-{number}" for number in range(6)]
    book = Codebook(propositions={id: Proposition(id, f"One should {id}.") for id in concepts})
    papers = {}
    for number in range(30):
        id = f"article-{number:02}"
        said = tuple(
            urges(
                {chance.choice(concepts): chance.choice(("support", "support", "oppose"))},
                id=f"s{place}",
            )._replace(paper=id)
            for place in range(chance.randint(1, 4))
        )
        names = chance.sample("ABCDEFG", 1 + number % 2)
        who = tuple(Person(literal=f"Group {name}") for name in names)
        title = f"Article {number}"
        papers[id] = Paper(id, title, authors=who, publisher="Daily", recommendations=said)
    return Corpus(book, papers)


def speaks(corpus: Corpus) -> bool:
    """Whether any of its papers speaks to a proposition."""
    return any(one.positions for one in corpus.recommendations())


def discourse_network() -> Corpus:
    """Statements of organisations in the press, as Discourse Network Analyzer has them."""
    return proposed_corpus(read_dna(sample().read_bytes(), "sample.dna"))


def write_votes(folder: Path) -> tuple[Corpus, Path]:
    """What states voted in the United Nations, brought in as any table is, and as columns."""
    file = data_folder() / "unvotes" / "positions.csv"
    corpus = read_foreign_table(file.read_bytes(), file.name, ImportOptions("positions")).corpus
    assert corpus is not None
    votes = folder / "votes"
    assert run_program("import", str(file), "--into", str(votes), "--columns").code == 0
    return corpus, votes


def write_and_load(corpus: Corpus, folder: Path) -> tuple[Corpus, Path]:
    """The corpus out of its YAML, and where it is written as columns."""
    yaml, columns = write_both(corpus, folder)
    return load_corpus(yaml), columns


#: Each state is one paper, which says nothing but its votes.
OF_VOTES = Asked(bys=("paper",), views=OF_POSITIONS)


class KindOfData(NamedTuple):
    """A kind of data: what is asked of it, and what writes it into a folder as columns.

    ``writer`` gives the corpus in memory too.
    """

    asked: Asked
    writer: Callable[[Path], tuple[Corpus, Path]]


KINDS_OF_DATA = {
    "questionnaire": KindOfData(ALL, lambda folder: write_and_load(questionnaire(), folder)),
    "discourse": KindOfData(ALL, lambda folder: write_and_load(discourse(), folder)),
    "discourse network": KindOfData(
        Asked(views=OF_POSITIONS),
        lambda folder: write_and_load(discourse_network(), folder),
    ),
    "votes": KindOfData(OF_VOTES, write_votes),
}


# Making a failing example smaller would take minutes.
@settings(max_examples=16, phases=(Phase.explicit, Phase.generate))
@given(corpora(least=1, most=6).filter(speaks), st.sampled_from(FILTERS), st.sampled_from(BYS))
def test_duckdb_answers_as_memory_does(
    corpus: Corpus, filters: Mapping[str, tuple[str, ...]], by: By
) -> None:
    with TemporaryDirectory() as folder:
        corpus, columns = write_and_load(corpus, Path(folder))
        expected = ask_memory(corpus, asked := Asked(filters, (by,)))
        for answered in ask_engine(columns, asked):
            assert_alike(expected, answered)


@pytest.mark.parametrize("kind", KINDS_OF_DATA)
def test_duckdb_answers_as_memory_does_on_data_of_known_kinds(kind: str, tmp_path: Path) -> None:
    asked, writer = KINDS_OF_DATA[kind]
    corpus, columns = writer(tmp_path)
    expected = ask_memory(corpus, asked)
    for answered in ask_engine(columns, asked):
        assert_alike(expected, answered)


def merge_corpora(parts: Sequence[Corpus]) -> Corpus:
    """One corpus with the papers of all, which have no names in common."""
    books = [part.codebook for part in parts]
    book = Codebook(
        topics={id: topic for book in books for id, topic in book.topics.items()},
        propositions={id: one for book in books for id, one in book.propositions.items()},
        tensions=tuple(tension for book in books for tension in book.tensions),
        actors={id: actor for book in books for id, actor in book.actors.items()},
        instruments={id: one for book in books for id, one in book.instruments.items()},
    )
    return Corpus(book, {id: paper for part in parts for id, paper in part.papers.items()})


@pytest.mark.spark
@pytest.mark.slow
def test_spark_answers_as_memory_does(tmp_path: Path) -> None:
    drawn: list[Corpus] = []

    @settings(max_examples=12, database=None)
    @given(corpora(least=6, most=9).filter(speaks))
    def draw(corpus: Corpus) -> None:
        drawn.append(corpus)

    draw()
    fullest = max(drawn, key=lambda corpus: sum(1 for _ in corpus.recommendations()))
    has_real_data = "POLICY_COMPARE_DATA" in os.environ
    # Spark takes half a second for each question, so all but the votes are one corpus.
    parts = [fullest, questionnaire(), discourse_network() if has_real_data else discourse()]
    corpus, columns = write_and_load(merge_corpora(parts), tmp_path)
    within = Asked(FILTERS[2], ("paper",), ("consensus", "listing", "topics"))
    cases = [(corpus, columns, Asked(bys=("author",))), (corpus, columns, within)]
    if has_real_data:
        cases.append((*write_votes(tmp_path), OF_VOTES))
    code = "from tests.test_engines import answer_on_spark; answer_on_spark()"
    questions = json.dumps([(str(columns), asked) for _, columns, asked in cases])
    answers = json.loads(run_with_spark(code, given=questions, options=UNCOMPILED))
    for (corpus, _, asked), answered in zip(cases, answers, strict=True):
        expected = json.loads(json.dumps(ask_memory(corpus, asked)))
        for tables in answered:
            assert_alike(expected, tables)
    if not has_real_data:
        data_folder()


def answer_on_spark() -> None:
    """Read what is asked of which folders, and write the answers: in a process that has Spark."""
    asked = json.load(sys.stdin)
    json.dump([ask_engine(Path(folder), Asked(*one)) for folder, one in asked], sys.stdout)

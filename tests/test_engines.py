"""Who counts must not matter: memory, DuckDB and Spark give the same answers, row by row.

A corpus is written twice, as YAML and as columns, and each view is asked of both. What is drawn at
random has several statements of one unit on one proposition, papers of several authors, and every
field; what is made has the form of real data.
"""

import json
import random
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from policy_compare.analysis.columns.slices import MOST_STATEMENTS
from policy_compare.analysis.positions import BYS, By
from policy_compare.analysis.selection import resolve_filters
from policy_compare.cli import column_question
from policy_compare.cli.column_question import open_column_question
from policy_compare.corpus.paper_file import paper_text
from policy_compare.corpus.reader import load_corpus
from policy_compare.model import STANCES, Codebook, Corpus, Paper, Person, Proposition, Topic
from policy_compare.statement_table import codebook_values
from policy_compare.views.parts.question import Question
from tests.support.column_files import held_in_columns, write_column_files
from tests.support.records import urges
from tests.support.spark import run_with_spark
from tests.support.strategies import corpora

#: The views that are compared, by their modules.
VIEWS = (
    "summary", "overlap", "disagreements", "matrix", "consensus", "propositions", "measures",
    "listing", "papers", "topics", "actors",
)  # fmt: skip

#: Those that tell of recommendations, beside what these say on a proposition.
OF_RECOMMENDATIONS = ("summary", "listing", "papers", "topics", "actors")

#: Those of them that ask an engine where there are more statements than are read.
COUNTED = (
    "overlap",
    "disagreements",
    "matrix",
    "consensus",
    "listing",
    "topics",
    "actors",
    "papers",
)

#: What is asked for of corpora that are drawn.
FILTERS: tuple[Mapping[str, tuple[str, ...]], ...] = (
    {}, {"topics": ("rents",)}, {"actors": ("council",), "strengths": ("must",)},
    {"topics": ("building",), "targets": ("government",), "instruments": ("legal",)},
)  # fmt: skip

#: So few statements are read that the engine counts even where there is none.
COUNT = -1

#: The columns, rows and notes of each view, by its name and who holds positions.
Tables = dict[str, tuple[Any, ...]]


def read_tables(question: Question, bys: Sequence[By] = BYS) -> Tables:
    """What the views answer; of a question to an engine, those that can."""
    tables = {}
    for name in VIEWS if question.columns is None else COUNTED:
        # Of recommendations, what they say beside the filters is not read.
        if name in OF_RECOMMENDATIONS and question.selection.asked:
            continue
        for by in bys:
            table = (
                import_module(f"policy_compare.views.{name}").view(question._replace(by=by)).table()
            )
            tables[f"{name} by {by}"] = (table.columns, [*table.rows], [*table.notes])
    return tables


def ask_memory(folder: Path, filters: Mapping[str, tuple[str, ...]]) -> Tables:
    """The answers from YAML."""
    corpus = load_corpus(folder)
    return read_tables(Question(corpus, resolve_filters(corpus, filters)))


def ask_engine(
    folder: Path, filters: Mapping[str, tuple[str, ...]], most: int, bys: Sequence[By] = BYS
) -> Tables:
    """The answers from columns: if there are more statements than ``most``, the engine counts."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(column_question, "MOST_STATEMENTS", most)
        question = open_column_question(folder, filters, "paper", None, answers_columns=True)
    assert (question.columns is None) == (most != COUNT)
    tables = read_tables(question, bys)
    if question.columns:
        question.columns.engine.close()
    return tables


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


MADE = {"questionnaire": questionnaire, "discourse": discourse}


# Making a failing example smaller would take minutes.
@settings(max_examples=10, phases=(Phase.explicit, Phase.generate))
@given(corpora(least=1, most=6).filter(speaks), st.sampled_from(FILTERS))
def test_duckdb_answers_as_memory_does(
    corpus: Corpus, filters: Mapping[str, tuple[str, ...]]
) -> None:
    with TemporaryDirectory() as folder:
        yaml, columns = write_both(corpus, Path(folder))
        expected = ask_memory(yaml, filters)
        for most in (COUNT, MOST_STATEMENTS):
            assert_alike(expected, ask_engine(columns, filters, most))


@pytest.mark.parametrize("kind", MADE)
def test_duckdb_answers_as_memory_does_on_data_of_known_kinds(kind: str, tmp_path: Path) -> None:
    yaml, columns = write_both(MADE[kind](), tmp_path)
    for most in (COUNT, MOST_STATEMENTS):
        assert_alike(ask_memory(yaml, {}), ask_engine(columns, {}, most))


@pytest.mark.spark
@pytest.mark.slow
def test_spark_answers_as_memory_does(tmp_path: Path) -> None:
    drawn: list[Corpus] = []

    @settings(max_examples=12, database=None)
    @given(corpora(least=6, most=9).filter(speaks))
    def draw(corpus: Corpus) -> None:
        drawn.append(corpus)

    draw()
    # Spark takes a second for each question, so this is one corpus, with much in it.
    fullest = max(drawn, key=lambda corpus: sum(1 for _ in corpus.recommendations()))
    yaml, columns = write_both(fullest, tmp_path)
    asked = [(str(columns), most) for most in (COUNT, MOST_STATEMENTS)]
    code = "from tests.test_engines import answer_on_spark; answer_on_spark()"
    answers = json.loads(run_with_spark(code, given=json.dumps(asked)))
    expected = json.loads(json.dumps(ask_memory(yaml, {})))
    for answered in answers:
        assert_alike(expected, answered)


def answer_on_spark() -> None:
    """Read folders, and write what is answered: in a process that has Spark."""
    json.dump(
        [ask_engine(Path(folder), {}, most, ("author",)) for folder, most in json.load(sys.stdin)],
        sys.stdout,
    )

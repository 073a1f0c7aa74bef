"""DNA's databases as projects: its own, ours, old ones, and broken ones."""

from collections import Counter
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from policy_compare.corpus.projects.dna import read_dna
from policy_compare.errors import SourceError
from policy_compare.model import STANCES, Person, Stance
from policy_compare.project import Code, Coding, Project, ProjectText
from policy_compare.render.dna import dna_database
from tests.support.dna import OLD_TABLES, changed, congruence, sample, select

LINE = st.text("ab 🙂é;,'\"%", min_size=1, max_size=8).map(lambda text: f"x{text}x")
LONG = st.one_of(st.just(""), LINE, LINE.map(lambda text: text * 80))
NOTE = st.one_of(LONG, LONG.map(lambda text: f"One.\n{text}x"))
KINDS = ("person", "organization", "concept", "actor", "strength", "")


@st.composite
def projects(draw: DrawFn) -> Project:
    """Projects as DNA's databases hold them: ids are numbers, and kinds with names."""
    texts = {
        str(number): ProjectText(
            str(number),
            draw(LONG),
            draw(st.text("ab\n🙂𐍈", min_size=1, max_size=30)),
            authors=draw(st.sampled_from(((), (Person("Ali", "Noor"), Person(literal="A, B"))))),
            publisher=draw(LONG),
            issued=draw(st.sampled_from(("", "2024-05-03", "1969-12-31", "0001-01-01"))),
            note=draw(NOTE),
            values=draw(st.sampled_from(({}, {"Section": "x" * 300}, {"Type": "report"}))),
        )
        for number in range(1, draw(st.integers(1, 3)) + 1)
    }
    names = draw(st.lists(st.tuples(st.sampled_from(KINDS), LINE), max_size=8, unique=True))
    codes = {
        f"{kind or 'code'}/{name}": Code(
            f"{kind or 'code'}/{name}", (name,), kind or "code", draw(NOTE)
        )
        for kind, name in [*names, ("concept", "x" * 300), ("concept", "x" * 300 + "y")]
    }
    return Project(
        "Discourse Network Analyzer 3.0.11",
        draw(LONG),
        texts,
        codes,
        tuple(draw(st.lists(codings(texts, tuple(codes)), max_size=5))),
        note=draw(NOTE),
    )


@st.composite
def codings(draw: DrawFn, texts: dict[str, ProjectText], codes: tuple[str, ...]) -> Coding:
    text = texts[draw(st.sampled_from(tuple(texts)))]
    start = draw(st.integers(0, len(text.text) - 1))
    return Coding(
        text.id,
        start,
        draw(st.integers(start + 1, len(text.text))),
        tuple(draw(st.lists(st.sampled_from(codes), max_size=4, unique=True))),
        draw(st.sampled_from((None, *STANCES))),
        draw(st.sampled_from(("", "Noor", "Kaja " * 50))),
        draw(LONG),
        draw(NOTE),
        draw(st.sampled_from(("", "2024~"))),
    )


def by_kind(project: Project) -> Project:
    """Codes come back by their variables, and in each in their order."""
    codings = tuple(
        coding._replace(
            codes=tuple(sorted(coding.codes, key=lambda code: project.codes[code].kind))
        )
        for coding in project.codings
    )
    return project._replace(codings=codings)


def test_two_long_fields_of_a_document_that_begin_alike_are_kept_apart() -> None:
    text = ProjectText("1", f"{'x' * 300} a", "", publisher=f"{'x' * 300} b")
    (back,) = read_dna(dna_database(Project("x", texts={"1": text})), "x.dna").texts.values()
    assert (back.name, back.publisher) == (text.name, text.publisher)


@given(projects())
def test_what_is_written_is_read_again(project: Project) -> None:
    back = read_dna(dna_database(project), "x.dna")
    assert by_kind(back) == by_kind(project)


def test_the_sample_of_dna_comes_in() -> None:
    project = read_dna(sample().read_bytes(), "sample.dna")
    kinds = Counter(code.kind for code in project.codes.values())
    assert kinds == {"person": 7, "organization": 7, "concept": 6}
    assert len(project.texts) == 7
    assert sum(coding.stance is not None for coding in project.codings) == 40
    (note,) = (coding for coding in project.codings if not coding.codes)
    assert note.note.startswith("This is a note.")
    text = project.texts["1"]
    assert (text.authors, text.issued) == ((Person("Bluestein", "Joel"),), "2005-01-26")
    assert (text.publisher, text.values) == ("109", {"Section": "876"})
    assert project.left_out == ("search expressions, left out: 6",)
    assert project.codes["person/Joel Bluestein"].note == "Type: Business"


@pytest.mark.parametrize(
    ("kind", "a", "b", "measured"),
    [
        ("organization", "Alliance to Save Energy", "Sierra Club", (3, 0)),
        ("organization", "Sierra Club", "U.S. Public Interest Research Group", (4, 0)),
        ("organization", "Energy and Environmental Analysis, Inc.", "Senate", (2, 1)),
        ("organization", "National Petrochemical & Refiners Association", "Sierra Club", (0, 2)),
        ("person", "Joel Bluestein", "George Voinovich", (2, 1)),
        ("person", "Bob Slaughter", "David Hamilton", (0, 2)),
    ],
)
def test_the_sample_has_the_networks_that_dna_computes_of_it(
    kind: str, a: str, b: str, measured: tuple[float, float]
) -> None:
    project = read_dna(sample().read_bytes(), "sample.dna")
    statements = [
        (coding.text, *_names(project, coding, kind), {"support": 1, "oppose": -1}[coding.stance])
        for coding in project.codings
        if coding.stance in ("support", "oppose")
    ]
    assert congruence(statements, a, b) == measured
    assert congruence(statements, b, a) == measured


def _names(project: Project, coding: Coding, kind: str) -> tuple[str, str]:
    names = {project.codes[id].kind: project.codes[id].name for id in coding.codes}
    return names[kind], names["concept"]


def test_the_sample_written_anew_is_the_same_project() -> None:
    project = read_dna(sample().read_bytes(), "sample.dna")
    back = read_dna(dna_database(project), "x.dna")
    assert back._replace(program="") == project._replace(program="", left_out=())


OLD = changed(
    b"",
    OLD_TABLES,
    "INSERT INTO SETTINGS VALUES ('version', '2.0 beta 25')",
    "INSERT INTO CODERS VALUES (1, 'Admin', ''), (2, 'Noor', '')",
    # Midnight of 25 June 2011 in Berlin.
    "INSERT INTO DOCUMENTS VALUES (4, 'Homes', 'Set a ceiling.', 1, 'Ali, Noor', 'Daily', '', "
    "'A note.', 'article', 1308952800000)",
    "INSERT INTO STATEMENTTYPES VALUES (1, 'DNA Statement')",
    "INSERT INTO VARIABLES VALUES (1, 'person', 'short text', 1), (2, 'concept', 'short text', 1),"
    "(3, 'agreement', 'boolean', 1), (4, 'salience', 'integer', 1), (5, 'why', 'long text', 1),"
    "(6, 'quoted', 'boolean', 1), (7, 'note', 'long text', 1)",
    "INSERT INTO STATEMENTS VALUES (1, 1, 4, 4, 13, 2), (2, 1, 4, 0, 99, 1)",
    "INSERT INTO DATASHORTTEXT VALUES (1, 1, 1, 'Noor Ali'), (2, 1, 2, 'Cap rents'), "
    "(3, 2, 1, ''), (4, 2, 2, 'Build')",
    "INSERT INTO DATABOOLEAN VALUES (1, 1, 3, 0), (2, 2, 3, 1), (3, 1, 6, 1), (4, 2, 6, 0)",
    "INSERT INTO DATAINTEGER VALUES (1, 1, 4, 3), (2, 2, 4, -1)",
    "INSERT INTO DATALONGTEXT VALUES (1, 1, 5, 'Dear.'), (2, 1, 7, 'So so.'), (3, 2, 5, '')",
    "INSERT INTO ATTRIBUTES VALUES (1, 1, 'Noor Ali', 'party', '', 'Of the council.'), "
    "(2, 1, '', '', '', ''), (3, 2, 'Cap rents', '', '', '')",
    "INSERT INTO STATEMENTLINKS VALUES (1, 1, 2)",
)


def test_a_database_of_version_2_comes_in() -> None:
    project = read_dna(OLD, "old.dna")
    assert project.program == "Discourse Network Analyzer 2.0 beta 25"
    assert project.texts == {
        "4": ProjectText(
            "4",
            "Homes",
            "Set a ceiling.",
            authors=(Person("Ali", "Noor"),),
            publisher="Daily",
            issued="2011-06-25",
            note="A note.",
            values={"Type": "article"},
        )
    }
    assert project.codings == (
        Coding(
            "4",
            4,
            13,
            ("person/Noor Ali", "concept/Cap rents", "quoted/yes", "salience/3"),
            "oppose",
            "Noor",
            note="why: Dear.\nSo so.",
        ),
        Coding("4", 0, 14, ("concept/Build", "quoted/no", "salience/-1"), "support"),
    )
    assert project.codes["person/Noor Ali"].note == "Type: party\nOf the council."
    assert project.left_out == ("links of statements, left out: 1",)


@pytest.mark.parametrize(
    ("level", "stance"), [(1, "support"), (3, "support"), (0, "neutral"), (-1, "oppose")]
)
def test_agreement_may_have_levels(level: int, stance: str) -> None:
    data = changed(
        OLD,
        "UPDATE VARIABLES SET DataType = 'integer' WHERE ID = 3",
        "DELETE FROM DATABOOLEAN",
        f"INSERT INTO DATAINTEGER VALUES (9, 1, 3, {level})",  # noqa: S608
    )
    assert read_dna(data, "old.dna").codings[0].stance == cast("Stance", stance)


OURS = dna_database(
    Project(
        "x",
        texts={"1": ProjectText("1", "Homes", "Set a ceiling.")},
        codes={"a": Code("a", ("x" * 200,), "actor"), "b": Code("b", ("State",), "actor")},
        codings=(Coding("1", 4, 13, ("a", "b"), "support"),),
    )
)


def test_what_was_renamed_in_dna_has_its_new_name() -> None:
    assert f"actor/{'x' * 200}" in read_dna(OURS, "x.dna").codes
    renamed = changed(OURS, "UPDATE ENTITIES SET Value = 'New' WHERE Value LIKE 'x%'")
    assert set(read_dna(renamed, "x.dna").codes) == {"actor/New", "actor/State"}


def test_notes_come_behind_what_else_is_said_of_an_entity() -> None:
    data = changed(
        OURS,
        "UPDATE ATTRIBUTEVALUES SET AttributeValue = 'said'",
        "UPDATE ATTRIBUTEVARIABLES SET AttributeVariable = 'Zone' WHERE ID % 3 = 0",
        "UPDATE ATTRIBUTEVARIABLES SET AttributeVariable = 'Notes' WHERE ID % 3 = 1",
    )
    assert read_dna(data, "x.dna").codes["actor/State"].note == "Alias: said\nZone: said\nsaid"


def test_a_place_before_the_text_is_its_beginning() -> None:
    data = changed(OURS, "PRAGMA ignore_check_constraints = 1", "UPDATE STATEMENTS SET Start = -5")
    assert read_dna(data, "x.dna").codings[0].start == 0


@pytest.mark.parametrize(
    "place",
    ["Start = 'x'", "Stop = 1.5", "Start = 20, Stop = 30", "DocumentId = 9", "Start = NULL"],
)
def test_a_statement_at_no_place_is_left_and_said(place: str) -> None:
    unchecked = changed(
        OURS,
        "CREATE TABLE S AS SELECT * FROM STATEMENTS",
        "DROP TABLE STATEMENTS",
        "ALTER TABLE S RENAME TO STATEMENTS",
        f"UPDATE STATEMENTS SET {place}",  # noqa: S608
    )
    project = read_dna(unchecked, "x.dna")
    assert project.codings == ()
    assert project.left_out == ("statements at no place of a text, left out: 1",)


def test_fields_of_another_kind_are_taken_as_they_are() -> None:
    data = changed(
        OLD,
        "UPDATE DOCUMENTS SET Title = x'ff41', Date = 'x', Notes = 7, Author = NULL",
        "UPDATE DATABOOLEAN SET Value = 'x'",
        "UPDATE DATAINTEGER SET VariableId = 99",
    )
    project = read_dna(data, "old.dna")
    text = project.texts["4"]
    assert (text.name, text.issued, text.note, text.authors) == ("\ufffdA", "", "7", ())
    assert project.codings[0].stance is None


@pytest.mark.parametrize("time", [2**62, -(2**62), -(10**15)])
def test_a_date_beyond_the_calendar_is_none(time: int) -> None:
    data = changed(OURS, f"UPDATE DOCUMENTS SET Date = {time}")  # noqa: S608
    assert read_dna(data, "x.dna").texts["1"].issued == ""


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "x.dna cannot be read: "),
        (OURS[:8192], "x.dna cannot be read: "),
        (OURS[:4000] + b"\xff" * 9000 + OURS[13000:], "x.dna cannot be read: "),
        (changed(OURS, "DROP TABLE STATEMENTS"), "the database has no table STATEMENTS"),
        (
            changed(OURS, "DROP TABLE SETTINGS", "CREATE VIEW SETTINGS AS SELECT 1 AS Property"),
            "the database has no table SETTINGS",
        ),
    ],
)
def test_what_is_no_such_database_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(SourceError) as raised:
        read_dna(data, "x.dna")
    assert raised.value.message.startswith(message)
    assert raised.value.hint


def test_reading_changes_and_runs_nothing() -> None:
    trap = "CREATE TRIGGER t AFTER INSERT ON SETTINGS BEGIN DELETE FROM DOCUMENTS; END"
    data = changed(OURS, trap)
    assert read_dna(data, "x.dna") == read_dna(OURS, "x.dna")
    assert select(data, "SELECT count(*) FROM DOCUMENTS") == [(1,)]

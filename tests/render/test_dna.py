"""Projects as databases of DNA."""

import base64
import hashlib
from collections.abc import Iterable

import pytest
from hypothesis import given

from policy_compare.model import Stance
from policy_compare.project import Code, Coding, Project, ProjectText
from policy_compare.render.dna import dna_database
from policy_compare.views import export
from policy_compare.views.parts.question import Question
from tests.support.dna import sample, select
from tests.support.rendering import render_content
from tests.support.strategies import hostile
from tests.views.test_project import CORPUS, TEXT

CODES = {
    "p": Code("p", ("Noor Ali",), "person", "An author."),
    "c": Code("c", ("Cap rents",), "concept"),
    "a": Code("a", ("Council",), "actor"),
    "b": Code("b", ("State",), "actor"),
}


def project(*codings: Coding, codes: Iterable[Code] = CODES.values(), **text: str) -> Project:
    paper = ProjectText("ali", "Homes", "Set a ceiling.", **text)  # type: ignore[arg-type]
    return Project("x", "T", {"ali": paper}, {code.id: code for code in codes}, codings)


def statement(*codes: str, stance: Stance | None = None, coder: str = "", **more: str) -> Coding:
    return Coding("ali", 4, 13, codes, stance, coder, **more)


def exported() -> bytes:
    content = render_content(export.view(Question(CORPUS), "9", lambda: {"ali": TEXT}), "dna")
    assert isinstance(content, bytes)
    return content


def test_the_same_corpus_has_the_same_bytes() -> None:
    assert exported() == exported()


def test_the_tables_are_those_of_dna() -> None:
    others = sample().read_bytes()
    queries = (
        "SELECT t.name, c.* FROM sqlite_schema t, pragma_table_info(t.name) c "
        "WHERE t.type = 'table' ORDER BY 1, 2",
        "SELECT t.name, k.'table', k.'from', k.'to', k.on_delete FROM sqlite_schema t, "
        "pragma_foreign_key_list(t.name) k ORDER BY 1, 2, 3",
        "SELECT t.name, i.origin, group_concat(c.name) FROM sqlite_schema t, "
        "pragma_index_list(t.name) i, pragma_index_info(i.name) c GROUP BY i.name ORDER BY 1, 2, 3",
    )
    for query in queries:
        assert select(exported(), query) == select(others, query)
    rules = "SELECT name, (length(sql) - length(replace(sql, 'CHECK', ''))) / 5 FROM sqlite_schema"
    assert sorted(select(exported(), rules)) == sorted(select(others, rules))


@given(hostile())
def test_whatever_a_corpus_says_the_database_holds_together(corpus: object) -> None:
    data = render_content(export.view(Question(corpus), "9"), "dna")  # type: ignore[arg-type]
    assert isinstance(data, bytes)
    assert select(data, "PRAGMA integrity_check") == [("ok",)]
    assert select(data, "PRAGMA foreign_key_check") == []
    # DNA stumbles over a statement without a value for each variable of its type.
    missing = """
        SELECT s.ID, v.ID FROM STATEMENTS s JOIN VARIABLES v USING (StatementTypeId) EXCEPT
        SELECT * FROM (
            SELECT StatementId, VariableId FROM DATASHORTTEXT
            UNION ALL SELECT StatementId, VariableId FROM DATALONGTEXT
            UNION ALL SELECT StatementId, VariableId FROM DATABOOLEAN
            UNION ALL SELECT StatementId, VariableId FROM DATAINTEGER)
    """
    assert select(data, missing) == []


def test_a_stance_is_an_agreement_with_its_person_and_concept() -> None:
    data = dna_database(project(statement("p", "c", "a", "b", stance="oppose", name="Cap!")))
    held = """
        SELECT Variable, e.Value FROM DATASHORTTEXT d JOIN VARIABLES v ON v.ID = d.VariableId
        JOIN ENTITIES e ON e.ID = Entity
        UNION SELECT Variable, Value FROM DATALONGTEXT d JOIN VARIABLES v ON v.ID = d.VariableId
        UNION SELECT Variable, Value FROM DATABOOLEAN d JOIN VARIABLES v ON v.ID = d.VariableId
    """
    assert dict(select(data, held)) == {
        "person": "Noor Ali", "organization": "", "concept": "Cap rents", "agreement": 0,
        "actor": "Council", "actor 2": "State", "statement": "Cap!",
    }  # fmt: skip
    notes = "SELECT AttributeValue FROM ATTRIBUTEVALUES WHERE AttributeValue != ''"
    assert select(data, notes) == [("An author.",)]


def test_with_a_neutral_stance_agreement_has_levels() -> None:
    stances: tuple[Stance, ...] = ("support", "neutral", "oppose")
    data = dna_database(project(*(statement("p", "c", stance=stance) for stance in stances)))
    assert select(data, "SELECT Value FROM DATAINTEGER ORDER BY ID") == [(1,), (0,), (-1,)]


def test_what_has_no_stance_is_a_statement_of_another_type() -> None:
    data = dna_database(project(statement("p"), statement("p", stance="support")))
    types = "SELECT Label FROM STATEMENTS s JOIN STATEMENTTYPES t ON t.ID = StatementTypeId"
    assert select(data, types) == [("Statement without stance",), ("DNA Statement",)]


def test_coders_may_see_what_the_others_did() -> None:
    codings = (statement("p", coder=name) for name in ("", "Noor", "Admin", "Kaja"))
    data = dna_database(project(*codings))
    assert select(data, "SELECT Name FROM CODERS") == [("Admin",), ("Noor",), ("Kaja",)]
    assert select(data, "SELECT Coder FROM STATEMENTS") == [(1,), (2,), (1,), (3,)]
    assert len(select(data, "SELECT ID FROM CODERRELATIONS WHERE viewStatements = 1")) == 6


def test_the_password_is_the_one_that_the_guide_names() -> None:
    ((kept,),) = select(dna_database(project()), "SELECT Password FROM CODERS")
    salt, digest = base64.b64decode(kept)[:16], base64.b64decode(kept)[16:]
    computed = salt + b"policy-compare"
    for _ in range(100_000):
        computed = hashlib.sha256(computed).digest()
    assert computed == digest


@pytest.mark.parametrize(
    ("issued", "day"),
    [
        ("2024-05-03", "2024-05-03"), ("2024-05~", "2024-05-01"), ("2024", "2024-01-01"),
        ("2024-21", "2024-01-01"), ("", "1970-01-01"), ("0000", "1970-01-01"),
    ],
)  # fmt: skip
def test_a_document_has_the_first_day_of_its_date(issued: str, day: str) -> None:
    data = dna_database(project(issued=issued))
    assert select(data, "SELECT date(Date, 'unixepoch') FROM DOCUMENTS") == [(day,)]


def test_a_coding_of_nothing_has_a_place() -> None:
    data = dna_database(project(Coding("ali", 3, 3, ("p",))))
    assert select(data, "SELECT Start, Stop FROM STATEMENTS") == [(3, 4)]


def test_what_is_too_long_for_a_field_is_cut_and_its_whole_kept() -> None:
    long = [Code(end, ("x" * 200 + end,), "concept") for end in "ab"]
    data = dna_database(project(codes=long))
    assert select(data, "SELECT Value FROM ENTITIES WHERE Value LIKE 'x%'") == [
        ("x" * 189 + "…",), ("x" * 185 + "… (2)",),
    ]  # fmt: skip
    wholes = select(data, "SELECT Value FROM SETTINGS WHERE Property LIKE '%: ENTITIES %'")
    assert wholes == [("x" * 200 + "a",), ("x" * 200 + "b",)]


def test_what_no_database_can_hold_is_marked() -> None:
    data = dna_database(project(statement("p", name="a\0b\ud800c")))
    assert select(data, "SELECT Value FROM DATALONGTEXT") == [("a\ufffdb\ufffdc",)]

"""A corpus as the rows of a database."""

from policy_compare.analysis.selection import Filters, resolve_filters
from policy_compare.model import Dismissal, Evidence
from policy_compare.views.database import Database, database_of
from policy_compare.views.parts.question import Question
from tests.support.records import ALI, BERG, corpus, paper, urges

CORPUS = corpus(
    paper(
        "homes",
        urges(
            {"cap": "support", "build": "oppose"}, id="a", strength="must", actors=("council",),
            condition="if asked", evidence=Evidence("a cap", page="4"),
        ),
        authors=(ALI, BERG),
    )._replace(dismissed=(Dismissal("they say", "hearsay"),)),
    paper("rents", urges({"cap": "support"}, id="b", strength="must"), authors=(ALI,)),
)  # fmt: skip


def tables(by: str = "paper", **filters: tuple[str, ...]) -> Database:
    return database_of(Question(CORPUS, resolve_filters(CORPUS, Filters(**filters)), by))  # type: ignore[arg-type]


def test_each_record_is_a_row() -> None:
    found = tables()
    assert found["positions"] == (
        ("homes/a", "cap", "support", "if asked", None),
        ("homes/a", "build", "oppose", "if asked", None),
        ("rents/b", "cap", "support", "", None),
    )
    assert found["authors"][:2] == (
        ("homes", 1, "Ali, Noor", "Noor Ali"),
        ("homes", 2, "Berg, Kaja", "Kaja Berg"),
    )
    assert found["evidence"] == ((None, "homes/a", "a cap", "", None, "4"),)
    assert found["dismissals"] == ((1, "homes", "they say", "hearsay", "", None, ""),)
    assert found["tensions"] == ((1, "cap", "build", "A cap lowers what a new home earns."),)
    assert found["actor_aliases"] == (("council", "local authority"), ("landlords", "Owners"))
    assert found["agreement"] == (("cap", 0, "condition"),)


def test_units_are_those_that_were_asked_for() -> None:
    assert tables("author")["units"] == (("Noor Ali", "Noor Ali"), ("Kaja Berg", "Kaja Berg"))
    assert ("Noor Ali", "rents") in tables("author")["unit_papers"]
    assert [unit for unit, _ in tables()["units"]] == ["homes", "rents"]


def test_what_passes_no_filter_is_left_out() -> None:
    found = tables(topics=("building",))
    assert found["positions"] == (("homes/a", "build", "oppose", "if asked", None),)
    assert "dismissals" not in found
    assert tables(papers=("rents",))["papers"] == (("rents", "Rents", "", "", 1),)

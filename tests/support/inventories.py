"""What a small corpus holds, and the rows of a view of it by id."""

from collections.abc import Callable

from policy_compare.analysis.selection import Filters, resolve_filters
from policy_compare.views.parts.question import Question
from policy_compare.views.table import Value, View
from tests.support.records import ALI, corpus, paper, rows, urges

CORPUS = corpus(
    paper(
        "ali",
        urges({"cap": "support", "free": "oppose"}, actors=("council",), targets=("landlords",)),
        urges({"free": "support"}, id="free", actors=("council", "builders"), strength="must"),
        authors=(ALI,),
        title="Homes\n: a plan",
        issued="2023",
        publisher="Institute",
        type="report",
        details={"DOI": "10.1/x", "URL": "https://example.org", "note": "A\nnote."},
    ),
    paper("berg", urges({"cap": "neutral"})),
)

Inventory = Callable[[Question], View]


def by_id(make: Inventory, **given: tuple[str, ...]) -> dict[Value, dict[str, Value]]:
    question = Question(CORPUS, resolve_filters(CORPUS, Filters(**given)))
    return {row["id"]: row for row in rows(make(question))}

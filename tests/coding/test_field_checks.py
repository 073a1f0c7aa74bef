"""What is said beside the fields is what ``check`` says of the file."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from policy_compare.coding.field_checks import FieldChecks
from policy_compare.corpus.paper_file import paper_text
from policy_compare.corpus.reader import read_corpus
from policy_compare.evidence.coded_quotes import look_up_quotes
from policy_compare.evidence.quotes import QuoteIndex
from policy_compare.evidence.text_checks import TEXT_CHECKS
from policy_compare.model import Evidence, StanceOn
from policy_compare.texts.document import Document
from policy_compare.texts.opening import read_document
from tests.support.coding import TEXT, coding_folder
from tests.support.records import ALI, BOOK, paper, urges


def quoted(words: str) -> Evidence:
    return Evidence(words, "Recommendations", 1)


GOOD = urges(
    {"cap": "support"},
    id="cap-rents",
    statement="Rents are capped.",
    actors=("council",),
    strength="should",
    evidence=quoted("should cap rents"),
)

#: Recommendations with something wrong, and the field that it is said of.
WRONG: list[tuple[str, dict[str, Any], dict[str, list[str]]]] = [
    ("nothing", {}, {}),
    ("strength", {"strength": "must"}, {"strength": ["strength-wording"]}),
    ("no strength", {"strength": None}, {"strength": ["empty-value"]}),
    ("actor", {"actors": ("mayor",)}, {"actors": ["unknown-name"]}),
    ("target", {"targets": ("council", "concil")}, {"targets": ["unknown-name"]}),
    ("instrument", {"instrument": "law"}, {"instrument": ["unknown-name"]}),
    ("topic", {"topics": ("rent",)}, {"topics": ["unknown-name"]}),
    ("proposition", {"positions": (StanceOn("capp", "support"),)}, {"positions": ["unknown-name"]}),
    ("no statement", {"statement": ""}, {"statement": ["empty-value"]}),
    ("uncoded", {"positions": (), "coded": False}, {"positions": ["uncoded"]}),
    ("no topic", {"positions": ()}, {"topics": ["no-topic"]}),
    ("proposed", {"proposed_by": "a-model"}, {"proposed_by": ["proposed"]}),
    ("stronger", {"positions": (StanceOn("cap", "support", strength="must"),)},
     {"positions": ["stronger-position"]}),
    ("verbatim", {"statement": "The council should cap rents in the old town."},
     {"statement": ["verbatim-statement"]}),
    ("absent", {"evidence": quoted("must cap rents")},
     {"evidence": ["quote-not-found"], "strength": ["strength-wording"]}),
    ("cut", {"evidence": quoted("hould cap rents")}, {"evidence": ["cut-quote"]}),
    ("no quote", {"evidence": None}, {"evidence": ["no-evidence"]}),
    ("no place", {"evidence": Evidence("should cap rents")}, {"evidence": ["no-place"]}),
    ("place", {"evidence": Evidence("should cap rents", "Findings", 1)},
     {"evidence": ["wrong-place"]}),
    ("long", {"evidence": quoted(" ".join(["should"] * 13))},
     {"evidence": ["long-quote"]}),
]  # fmt: skip


@pytest.fixture
def document(tmp_path: Path) -> Document:
    (tmp_path / "ali.md").write_text(TEXT, "utf-8")
    return read_document(tmp_path / "ali.md")


@pytest.mark.parametrize(("what", "changes", "expected"), WRONG)
def test_a_problem_is_said_of_its_field(
    tmp_path: Path, document: Document, what: str, changes: dict[str, Any],
    expected: dict[str, list[str]],
) -> None:  # fmt: skip
    folder = coding_folder(tmp_path)
    corpus = read_corpus(folder).corpus
    assert corpus
    candidate = GOOD._replace(**changes)
    checks = FieldChecks(corpus.codebook, QuoteIndex(document))
    problems = checks.problems_by_field(candidate)
    assert {field: [one.code for one in listed] for field, listed in problems.items()} == expected
    (folder / "ali.yaml").write_text(paper_text(paper("ali", candidate, authors=(ALI,))), "utf-8")
    told = {(one.code, one.message) for listed in problems.values() for one in listed}
    assert told == set(of_check(folder, document))


def of_check(folder: Path, document: Document) -> Iterator[tuple[str, str]]:
    """What ``check`` says of the recommendations of the paper in the folder."""
    reading = read_corpus(folder)
    problems = [one for one in reading.problems if one.code != "unused-proposition"]
    for problem in problems:
        missing = problem.code == "missing-key"
        yield (
            ("empty-value", f"'{problem.message.split(chr(39))[1]}' has no value")
            if missing
            else (problem.code, problem.message)
        )
    if reading.corpus:
        text = look_up_quotes(reading.corpus.papers["ali"], None, document)
        for check in TEXT_CHECKS:
            yield from ((one.code, one.message) for one in check(text))


def test_without_a_text_the_quote_is_not_looked_up() -> None:
    candidate = GOOD._replace(evidence=Evidence("no such words", "Findings", 1))
    assert FieldChecks(BOOK, None).problems_by_field(candidate) == {}
    must = candidate._replace(strength="must", evidence=Evidence("should do so", "Findings", 1))
    assert set(FieldChecks(BOOK, None).problems_by_field(must)) == {"strength"}

"""Every view of the shipped corpus in every format of text, as a person last read it.

What that corpus has nothing of, is seen in a small one. Of the pages for a browser a few are kept:
they are made of the same blocks, and what a browser makes of them is tested in one.
"""

import re
import shutil
from pathlib import Path

import pytest

from policy_compare.render import FORMATS
from tests.support.corpora import (
    READ_FORMATS,
    SHIPPED,
    Golden,
    Run,
    paper,
    recommendation,
    write_corpus,
)

VIEWS: dict[str, list[str]] = {
    "list": ["list"],
    "list-by-actor": ["list", "--group-by", "actor", "--topic", "china"],
    "papers": ["papers"],
    "topics": ["topics"],
    "propositions": ["propositions"],
    "actors": ["actors"],
    "show-recommendation": ["show", "vynnytskyi-2024/defensive-aid"],
    "show-proposition": ["show", "military-aid"],
    "show-paper": ["show", "state-of-uncertainty-2025"],
    "show-topic-and-actor": ["show", "China"],
    "show-instrument": ["show", "cyber"],
    "search": ["search", "lethl", "aid", "Seoul"],
    "summary": ["summary"],
    "summary-china-by-author": ["summary", "china", "--by", "author"],
    "overlap": ["overlap"],
    "overlap-china-all": ["overlap", "--topic", "china", "--all"],
    "overlap-sanctions": ["overlap", "--topic", "sanctions"],
    "overlap-actor": ["overlap", "--actor", "Seoul"],
    "disagreements": ["disagreements"],
    "compare": ["compare", "howell-2024", "vynnytskyi-2024"],
    "matrix": ["matrix"],
    "matrix-by-publisher": ["matrix", "--by", "publisher", "--topic", "ukraine-aid"],
    "matrix-full": ["matrix", "--full", "--topic", "lethal-aid"],
    "matrix-wide": ["matrix", "--wide", "--topic", "lethal-aid"],
    "measures": ["measures"],
    "measures-grid": ["measures", "--grid"],
    "measures-sorted": [
        "measures",
        "--normalize",
        "average",
        "--min-shared",
        "4",
        "--sort",
        "jaccard",
        "--descending",
    ],
    "measures-explain": ["measures", "--explain", "howell-2024", "vynnytskyi-2024"],
    "measures-sensitivity": ["measures", "--sensitivity", "--measure", "jaccard"],
    "consensus": ["consensus", "--topic", "ukraine-aid"],
    "similar": ["similar", "--most", "6"],
    "similar-to-one": ["similar", "vynnytskyi-2024/share-intelligence", "--min-score", "10"],
    "similar-uncoded": ["similar", "--uncoded"],
    "propose": ["propose"],
    "export": ["export"],
    "export-china": ["export", "--topic", "china"],
    "check": ["check"],
    "explain": ["check", "--explain", "alias-clash"],
}

#: Of the other formats, the views that are read: between them, these pages have every kind of
#: block that one is made of.
READ_VIEWS: dict[str, tuple[str, ...]] = {
    "html": ("show-recommendation", "matrix-by-publisher", "disagreements", "measures-grid"),
    "svg": ("matrix", "matrix-by-publisher", "measures-grid", "disagreements", "consensus"),
}
GOLDENS = [
    *((name, format) for format in READ_FORMATS for name in VIEWS),
    *((name, format) for format in FORMATS for name in READ_VIEWS.get(format, ())),
]


@pytest.mark.parametrize(("name", "format"), GOLDENS)
def test_view(name: str, format: str, golden: Golden, run: Run) -> None:
    # The checkout's place is not the same everywhere, and is longer here and shorter there.
    shutil.copytree(SHIPPED, "recommendations")
    result = run(*VIEWS[name], "--format", format)
    assert result.code == 0, result.err
    assert result.err == ""
    golden(f"{name}{FORMATS[format].endings[0]}", without_looks(result.out))


def without_looks(written: str) -> str:
    """A page without its style and script, which have files of their own to be read in."""
    bare = re.sub("(?s)<(style|script)>.*?</", r"<\1>…</", written)
    return re.sub("(?<=&#39;sha256-)[^&]*", "…", bare)


#: Papers that are not coded to the end, or not at all, and one that has errors.
UNFINISHED = {
    "ali-2023.yaml": paper(
        recommendation("cap", "{cap: support}"),
        recommendation("build", "{build: {stance: support, condition: on built land}}"),
    ),
    "okafor-2024.yaml": paper(
        recommendation("no-cap", "{cap: oppose}", strength="must"),
        recommendation("build", "{build: support}"),
        recommendation("advise", ""),
        authors="[{family: Okafor, given: Ife}]",
    ),
    "berg-2025.yaml": paper(
        recommendation("survey", "", topics="[social]"),
        recommendation("repair", ""),
        authors="[{family: Berg, given: Jo}]",
    ),
    "chen-2025.yaml": paper(recommendation("cap", "{cap: suport}")),
}


@pytest.mark.parametrize("format", [*READ_FORMATS, "html"])
def test_the_summary_of_an_unfinished_corpus(
    format: str, golden: Golden, run: Run, tmp_path: Path
) -> None:
    write_corpus(tmp_path / "recommendations", UNFINISHED)
    result = run("summary", "--format", format)
    assert result.code == 0
    assert result.err == (
        "left out because of errors: chen-2025; policy-compare check --corpus recommendations "
        "lists them\n"
    )
    golden(f"summary-unfinished{FORMATS[format].endings[0]}", without_looks(result.out))

"""How well official recommendations come first: ``python -m tests.benchmarks.official SHARED``.

SHARED is a folder with ``data/uk-lords``, ``data/gao`` and ``data/ai-action-plan``, whose reports
come with lists of what they recommend; what is absent is named and left out. ``--more DIR`` adds
reports (``NAME.pdf``, ``.md`` …) with theirs (``NAME.gold.csv``, column ``text``), and
``--misses`` prints what was missed and what stands in the first list beside them.

Asked is how many of a report's own recommendations its draft has, how many of the drafted ones
stand in the first list, the official one where there is any, and how many of those the report
itself lists; and how many have a quote that another one of the draft has too.
"""

import argparse
import csv
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from rich.console import Console
from rich.table import Table

from policy_compare.evidence.drafting import draft_paper
from policy_compare.model import Codebook
from policy_compare.passage import Passage
from policy_compare.texts.document import Document
from policy_compare.texts.normalisation import fold_text
from policy_compare.texts.opening import read_document
from tests.benchmarks.quality import restates, says


class Inquiry(NamedTuple):
    """A report and the recommendations that it lists as its own."""

    document: Document
    listed: tuple[str, ...]


class Outcome(NamedTuple):
    """Counts: recommendations listed, those drafted, all drafted, those first, those of them
    that are listed, and the drafted ones whose quote another has too."""

    listed: int
    found: int
    drafted: int
    first: int
    official: int
    alike: int


def inquiries(shared: Path, folders: Sequence[Path]) -> Iterator[Inquiry]:
    """The reports of the shared data, and those of further folders."""
    data = shared / "data"
    lists = [
        (data / "uk-lords" / "space-economy.pdf", "gold_recommendations.csv", "text"),
        *(
            (file, "gold_recommendations.csv", "text")
            for file in sorted((data / "gao").glob("*.md"))
        ),
        (data / "ai-action-plan" / "plan.pdf", "gold_first_sentences.csv", "first_sentence"),
    ]
    for file, name, column in lists:
        if file.is_file():
            yield Inquiry(read_document(file), _listed(file.parent / name, column, file.stem))
        else:
            sys.stdout.write(f"left out: there is no {file}\n")
    for folder in folders:
        for gold in sorted(folder.glob("*.gold.csv")):
            stem = gold.name.removesuffix(".gold.csv")
            file = next(path for path in sorted(folder.glob(f"{stem}.*")) if path != gold)
            yield Inquiry(read_document(file), _listed(gold, "text", stem))


def _listed(gold: Path, column: str, report: str) -> tuple[str, ...]:
    with gold.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    return tuple(row[column] for row in rows if row.get("report", report) == report)


def judge(inquiry: Inquiry, tell: Callable[[str], None] = lambda line: None) -> Outcome:
    """What the draft of a report has of its recommendations, and in which order."""
    draft = draft_paper(inquiry.document, "report", Codebook())
    listed = [fold_text(text).strip(" .") for text in inquiry.listed]
    texts = [fold_text(passage.text) for passage in draft.passages]
    is_found = [any(says(text, wanted) for text in texts) for wanted in listed]
    is_listed = [any(says(text, one) or restates(text, one) for one in listed) for text in texts]
    first = _first_list(draft.passages)
    for wanted, is_there in zip(inquiry.listed, is_found, strict=True):
        if not is_there:
            tell(f"MISSED {inquiry.document.name}: {wanted[:200]}")
    for number in first:
        if not is_listed[number]:
            tell(f"BESIDE {inquiry.document.name}: {draft.passages[number].text[:200]}")
    quotes = Counter(fold_text(passage.evidence.quote) for passage in draft.passages)
    return Outcome(
        len(listed),
        sum(is_found),
        len(texts),
        len(first),
        sum(is_listed[number] for number in first),
        sum(count for count in quotes.values() if count > 1),
    )


def _first_list(passages: Sequence[Passage]) -> list[int]:
    """The numbers of the passages that an analyst meets first: the official ones, or all."""
    official = [number for number, passage in enumerate(passages) if passage.official]
    return official or list(range(len(passages)))


_HEADS = ("report", "listed", "found", "drafted", "first list", "of it listed", "quotes alike")


def table_row(name: str, outcome: Outcome) -> tuple[str, ...]:
    """An outcome under the heads, with shares in percent."""
    found = f"{outcome.found} ({outcome.found / max(outcome.listed, 1):.0%})"
    official = f"{outcome.official} ({outcome.official / max(outcome.first, 1):.0%})"
    counts = (outcome.drafted, outcome.first)
    return (name, str(outcome.listed), found, *map(str, counts), official, str(outcome.alike))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks.official", description=__doc__
    )
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("shared", type=Path)
    parser.add_argument("--more", type=Path, action="append", default=[])
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--markdown", action="store_true", help="print Markdown")
    asked = parser.parse_args()

    def tell(line: str) -> None:
        if asked.misses:
            sys.stdout.write(line + "\n")

    rows = [
        table_row(inquiry.document.name, judge(inquiry, tell))
        for inquiry in inquiries(asked.shared, asked.more)
    ]
    if asked.markdown:
        lines = [_HEADS, tuple("---" for _ in _HEADS), *rows]
        sys.stdout.write("".join(f"| {' | '.join(line)} |\n" for line in lines))
        return
    table = Table(*_HEADS)
    for row in rows:
        table.add_row(*row)
    Console(width=110).print(table)


if __name__ == "__main__":
    main()

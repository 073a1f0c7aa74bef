"""How well passages and quotes are found: ``python -m tests.benchmarks.quality SHARED``.

SHARED is a folder with ``sources/`` (the texts of the shipped papers), ``data/gao`` and
``data/ai-action-plan``; what is absent is named and left out. ``--more DIR`` adds a folder
of papers (``NAME.txt``, ``.md`` …) with what they recommend (``NAME.gold.csv``, column
``quote``). ``--misses`` prints what was not found and what was found beside it.

A gold passage counts as found where a passage holds its words; a passage counts as right
where it holds the words of a gold one or restates it. Two regular expressions over the
same sentences are the baselines.
"""

import argparse
import csv
import re
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from rapidfuzz import fuzz
from rich.console import Console
from rich.table import Table

from policy_compare.corpus.reader import load_corpus
from policy_compare.texts.document import Document
from policy_compare.texts.normalisation import fold_text
from policy_compare.texts.opening import read_document
from policy_compare.texts.sentences import sentence_spans
from policy_compare.urging.passages import find_passages
from policy_compare.urging.weights import CERTAIN
from tests.benchmarks import cutting, drafting, report, verification

#: From here on (rapidfuzz's token_set_ratio, 0 to 100) two passages say the same.
RESTATES = 85

CORPUS = Path(__file__).resolve().parents[2] / "recommendations"

BASELINES = {
    "modals and verbs": re.compile(
        r"should|must|need to|ought|recommend|urge|call on|could", re.IGNORECASE
    ),
    "should, recommend*": re.compile(r"\bshould\b|\brecommend", re.IGNORECASE),
}


class Paper(NamedTuple):
    """A text, the words of its gold passages, and of others that are not counted wrong."""

    document: Document
    gold: tuple[str, ...]
    minor: tuple[str, ...] = ()


class Case(NamedTuple):
    """Papers that are judged together."""

    name: str
    papers: tuple[Paper, ...]


class Score(NamedTuple):
    """Counts: gold passages, those found, passages given, those that are right."""

    gold: int
    found: int
    given: int
    right: int

    @property
    def precision(self) -> float:
        """Right passages, as a share of those given."""
        return self.right / self.given if self.given else 0.0

    @property
    def recall(self) -> float:
        """Gold passages found, as a share of all."""
        return self.found / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def shipped(shared: Path) -> Iterator[Case]:
    """The three papers against the corpus's own coding."""
    papers = []
    for paper in load_corpus(CORPUS).papers.values():
        file = shared / "sources" / (paper.source.file if paper.source else "")
        if file.is_file():
            quotes = [one.evidence.quote for one in paper.recommendations if one.evidence]
            papers.append(Paper(read_document(file), tuple(quotes)))
        else:
            _tell(f"left out: {paper.id}, whose text is not in {shared / 'sources'}")
    if papers:
        yield Case("the shipped papers", tuple(papers))


def reports(shared: Path) -> Iterator[Case]:
    """Auditors' reports against their numbered recommendations."""
    folder = shared / "data" / "gao"
    if not folder.is_dir():
        _tell(f"left out: there is no {folder}")
        return
    rows = _rows(folder / "gold_recommendations.csv")
    papers = []
    for file in sorted(folder.glob("*.md")):
        gold = tuple(row["text"] for row in rows if row["report"] == file.stem)
        papers.append(Paper(read_document(file), gold))
    yield Case("gao", tuple(papers))


def plan(shared: Path) -> Iterator[Case]:
    """A plan of imperative bullets, from its text and from its PDF."""
    folder = shared / "data" / "ai-action-plan"
    if not folder.is_dir():
        _tell(f"left out: there is no {folder}")
        return
    rows = _rows(folder / "gold_first_sentences.csv")
    gold = tuple(row["first_sentence"] for row in rows)
    for name in ("plan.txt", "plan.pdf"):
        yield Case(f"ai-action-plan, {name}", (Paper(read_document(folder / name), gold),))


def more(folder: Path) -> Iterator[Case]:
    """A folder of papers, each with a file of gold passages; one case a paper, and all."""
    everything = []
    for gold in sorted(folder.glob("*.gold.csv")):
        stem = gold.name.removesuffix(".gold.csv")
        file = next(one for one in sorted(folder.glob(f"{stem}.*")) if one != gold)
        rows = _rows(gold)
        sides = [
            tuple(row["quote"] for row in rows if (row.get("kind") == "minor") == minor)
            for minor in (False, True)
        ]
        paper = Paper(read_document(file), *sides)
        everything.append(paper)
        yield Case(stem, (paper,))
    yield Case(f"all of {folder.name}", tuple(everything))


def all_cases(shared: Path, folders: Sequence[Path]) -> list[Case]:
    """The cases of the shared data, and those of further folders."""
    cases = [*shipped(shared), *reports(shared), *plan(shared)]
    return cases + [case for folder in folders for case in more(folder)]


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def given(document: Document, how: str) -> list[str]:
    """The passages that the finder or a baseline takes, as folded texts."""
    if how == "finder":
        return [fold_text(one.text) for one in find_passages(document) if one.certainty >= CERTAIN]
    pattern = BASELINES[how]
    texts = []
    for block in document.blocks:
        for start, end in sentence_spans(block.text):
            if pattern.search(block.text[start:end]):
                texts.append(fold_text(block.text[start:end]))
    return texts


def judge(case: Case, how: str, tell: Callable[[str], None] | None = None) -> Score:
    """The score of the finder or of a baseline on a case."""
    gold = found = count = right = 0
    for document, quotes, minor in case.papers:
        wanted = [fold_text(quote).strip(" .") for quote in quotes]
        also = [fold_text(quote).strip(" .") for quote in minor]
        texts = given(document, how)
        held = [any(says(text, one) for text in texts) for one in wanted]
        true = [
            any(says(text, one) or restates(text, one) for one in (*wanted, *also))
            for text in texts
        ]
        gold += len(wanted)
        found += sum(held)
        count += len(texts)
        right += sum(true)
        if tell:
            for one, is_held in zip(quotes, held, strict=True):
                if not is_held:
                    tell(f"MISSED {document.name}: {one[:200]}")
            for text, is_true in zip(texts, true, strict=True):
                if not is_true:
                    tell(f"BESIDE {document.name}: {text[:200]}")
    return Score(gold, found, count, right)


def says(text: str, wanted: str) -> bool:
    """Whether the passage holds the gold words, or nearly (marks left by a PDF)."""
    if wanted in text or (len(text) > 12 and text.strip(" .") in wanted):
        return True
    return (
        len(wanted) > 60
        and fuzz.partial_ratio(wanted, text) >= 92
        and len(text) > 0.6 * len(wanted)
    )


def restates(text: str, wanted: str) -> bool:
    return min(len(text), len(wanted)) > 60 and fuzz.token_set_ratio(text, wanted) >= RESTATES


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.quality", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("shared", type=Path)
    parser.add_argument("--more", type=Path, action="append", default=[])
    parser.add_argument("--misses", action="store_true")
    parser.add_argument(
        "--quotes", type=int, default=cutting.DRAWN, help="how many true and untrue ones are drawn"
    )
    parser.add_argument("--rounds", type=int, default=5, help="how often a draft is timed")
    parser.add_argument("--markdown", action="store_true", help="print Markdown")
    asked = parser.parse_args()
    cases = all_cases(asked.shared, asked.more)
    show = _markdown if asked.markdown else _terminal
    if cases:
        show(_finding(cases, _tell if asked.misses else None))
    if (asked.shared / "sources").is_dir():
        show(_verifying(asked.shared / "sources"))
    else:
        _tell(f"left out: quotes, since there is no {asked.shared / 'sources'}")
    texts = list(cutting.documents(asked.shared))
    if texts:
        show(_cutting(texts, asked.quotes, _tell if asked.misses else None))
    pdf = asked.shared / "data" / "ai-action-plan" / "plan.pdf"
    if pdf.is_file():
        with tempfile.TemporaryDirectory() as folder:
            row = drafting.measure(pdf, asked.rounds, Path(folder))
        if asked.markdown:
            sys.stdout.write(report.markdown([row]))
        else:
            report.terminal([row])


def _tell(line: str) -> None:
    sys.stdout.write(line + "\n")


#: A table: its heads and its rows.
_Rows = list[tuple[str, ...]]


def _finding(cases: Sequence[Case], tell: Callable[[str], None] | None) -> _Rows:
    """What the finder and the baselines take, case by case."""
    rows: _Rows = [("texts", "gold", "by", "given", "precision", "recall", "F1", "asked")]
    for case in cases:
        scores = {how: judge(case, how) for how in BASELINES}
        best = max(score.precision for score in scores.values())
        scores["finder"] = judge(case, "finder", tell)
        for how, score in scores.items():
            asked = f"≥ {min(3 * best, 0.8):.2f} at 0.90" if how == "finder" else ""
            figures = (f"{value:.2f}" for value in (score.precision, score.recall, score.f1))
            rows.append((case.name, str(score.gold), how, str(score.given), *figures, asked))
    return rows


def _verifying(sources: Path) -> _Rows:
    """What of the quotes is found, way by way, and how well on the whole."""
    measured = list(verification.measure(sources))
    names = list(measured[0][1])
    rows: _Rows = [("quotes found", *names)]
    for name, found in measured:
        rows.append((name, *(str(found[one].right + found[one].wrong) for one in names)))
    sums = [
        verification.Found(*map(sum, zip(*(found[one] for _, found in measured), strict=True)))
        for one in names
    ]
    for label in ("precision", "recall", "f1"):
        rows.append((label, *(f"{getattr(one, label):.2f}" for one in sums)))
    return rows


def _cutting(texts: Sequence[Document], count: int, tell: Callable[[str], None] | None) -> _Rows:
    """What of drawn quotes is wrongly refused and accepted, kind by kind and in all."""
    refused, accepted = cutting.measure(texts, count, tell or (lambda line: None))
    rows: _Rows = [("quotes drawn", "of them", "wrong", "share")]
    for label, answers in (("true, refused", refused), ("none, accepted", accepted)):
        every = (sum(one.drawn for one in answers), sum(one.wrong for one in answers))
        whole = cutting.Answers("all", *every)
        for kind, drawn, wrong in (*answers, whole):
            share = f"{100 * wrong / drawn:.2f} %" if drawn else "–"
            rows.append((f"{label}: {kind}", str(drawn), str(wrong), share))
    return rows


def _terminal(rows: _Rows) -> None:
    table = Table(*rows[0])
    for row in rows[1:]:
        table.add_row(*row)
    Console(width=110).print(table)


def _markdown(rows: _Rows) -> None:
    lines = [rows[0], tuple("---" for _ in rows[0]), *rows[1:]]
    sys.stdout.write("".join(f"| {' | '.join(line)} |\n" for line in lines) + "\n")


if __name__ == "__main__":
    main()

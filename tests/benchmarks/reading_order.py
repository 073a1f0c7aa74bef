"""Whether pages of columns are read in the order in which people read them.

    python -m tests.benchmarks.reading_order [--kind KIND] [--quick] [--misses] [--keep DIR]
        [--more DIR] [--writers] [--checkout DIR] [--libraries] [--markdown]

Made pages of many kinds (see ``tests.support.column_kinds``) are drawn in each order that
writers have, and read. Of the quotes that they have, the share that is verified is to be
100 %; of words put together across columns, boxes and notes, none. A paragraph is whole if
it is one block. ``--misses`` lists what is not so, ``--keep`` writes the PDFs, ``--checkout``
reads with the program of another checkout, ``--libraries`` with other programs too,
``--quick`` takes one look of each kind. ``--more`` measures the reports of a folder instead,
and ``--writers`` pages by LibreOffice and Chromium, where these are installed.
"""

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from rich.console import Console
from rich.table import Table

from policy_compare.evidence.quotes import QuoteIndex
from policy_compare.texts.document import Block, Document
from policy_compare.texts.normalisation import fold_text
from tests.benchmarks.reading_programs import LIBRARIES, CheckoutReader, PdfReader, ReadPdf
from tests.benchmarks.reading_reports import count_pages, kept_report_quotes
from tests.benchmarks.reading_writers import written_pdfs
from tests.support.column_kinds import KINDS, Look, MadePages
from tests.support.column_pdfs import ORDERS, PIECES, make_pdf
from tests.support.column_quotes import MadeQuote, make_quotes

CHECKOUT = Path(__file__).parent.parent.parent

_GUTTERS = (12, 18, 24, 30, 40)
_LOOKS = (Look(18, 9, justified=True, hyphenated=True), Look(24, 10, justified=False), Look(12, 8))
_COLUMN_LOOKS = tuple(
    Look(gutter, 8 + at % 4, justified, hyphenated=justified and at % 2 == 0)
    for at, gutter in enumerate(_GUTTERS)
    for justified in (True, False)
)

HEADS = ("Pages", "Drawn", "True", "Across", "Beneath", "Seams", "Whole", "ms a page")


class MadeCase(NamedTuple):
    """A PDF of made pages with its name, and what it is to be asked."""

    kind: str
    drawn: str
    name: str
    data: bytes
    made: MadePages
    quotes: Sequence[MadeQuote]


class Judgement(NamedTuple):
    """What of a case was read as it should be.

    ``verified`` counts the quotes verified by kind, ``asked`` all of them; under ``whole`` the
    paragraphs. ``misses`` are true quotes refused and false ones verified.
    """

    verified: Counter[str]
    asked: Counter[str]
    misses: Sequence[MadeQuote]
    seconds: float
    pages: int


def make_cases(kinds: Sequence[str], *, is_quick: bool = False) -> Iterator[MadeCase]:
    """The pages of these kinds, in each look, or in one if quick, and drawn in each order."""
    for kind in kinds:
        looks = _COLUMN_LOOKS if kind == "two columns" else _LOOKS
        for number, look in enumerate(looks[:1] if is_quick else looks):
            seed = 100 * list(KINDS).index(kind) + number
            for order in ORDERS:
                for piece in PIECES:
                    data, made = make_pdf(kind, look, order, piece, seed)
                    name = f"{kind}-{look.gutter:g}-{number}-{order}-{piece}.pdf".replace(" ", "_")
                    quotes = make_quotes(made, seed)
                    yield MadeCase(kind, f"{order}, {piece}", name, data, made, quotes)


def judge(quotes: Sequence[MadeQuote], read: ReadPdf, pages: int) -> Judgement:
    """How a PDF of so many pages was read that has these true and false quotes."""
    blocks = tuple(Block("paragraph", text) for text in read.texts)
    index = QuoteIndex(Document("paper.pdf", "pdf", "", blocks))
    verified: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    misses = []
    for quote in quotes:
        kind = "true" if quote.is_true else quote.kind
        asked[kind] += 1
        is_verified = bool(index.look_up(quote.words).matches)
        verified[kind] += is_verified
        if is_verified != quote.is_true:
            misses.append(quote)
    return Judgement(verified, asked, misses, read.seconds, pages)


def judge_case(case: MadeCase, read: ReadPdf) -> Judgement:
    """How made pages were read, and whether their paragraphs are whole."""
    judgement = judge(case.quotes, read, len(case.made.pages))
    texts = {fold_text(text) for text in read.texts}
    for passage in case.made.passages:
        if passage.kind in {"paragraph", "item"}:
            judgement.asked["whole"] += 1
            judgement.verified["whole"] += fold_text(passage.text) in texts
    return judgement


def _add(judgements: Sequence[Judgement]) -> Judgement:
    return Judgement(
        sum((one.verified for one in judgements), Counter()),
        sum((one.asked for one in judgements), Counter()),
        [miss for one in judgements for miss in one.misses],
        sum(one.seconds for one in judgements),
        sum(one.pages for one in judgements),
    )


def _cells(judgement: Judgement) -> tuple[str, ...]:
    """The figures under ``HEADS``: shares of quotes verified and of paragraphs that are whole."""
    shares = []
    for kind in ("true", "across", "beneath", "seam", "whole"):
        asked = judgement.asked[kind]
        share = f"{100 * judgement.verified[kind] / asked:.1f} %" if asked else ""
        shares.append(share.replace("100.0", "100"))
    return (*shares, f"{1000 * judgement.seconds / judgement.pages:.1f}")


def measure(
    cases: Iterable[MadeCase],
    reader: PdfReader,
    keep: Path | None = None,
    *,
    list_misses: bool = False,
) -> list[tuple[str, ...]]:
    """A row for each kind and drawing of the cases, and one for all, as texts under ``HEADS``."""
    judged: dict[tuple[str, str], list[Judgement]] = {}
    for case in cases:
        judgement = judge_case(case, reader.read(case.data))
        judged.setdefault((case.kind, case.drawn), []).append(judgement)
        if list_misses:
            _print_misses(case.name, judgement)
        if keep is not None:
            (keep / case.name).write_bytes(case.data)
    rows = [(*name, *_cells(_add(several))) for name, several in judged.items()]
    every = _add([one for several in judged.values() for one in several])
    return [*rows, ("all", "", *_cells(every))]


def measure_reports(
    folder: Path, reader: PdfReader, *, list_misses: bool = False
) -> list[tuple[str, ...]]:
    """A row for each PDF of a folder, and one for all, as texts under ``HEADS``."""
    rows = []
    judgements = []
    for report in sorted(folder.glob("*.pdf")):
        quotes = kept_report_quotes(report)
        judgement = judge(
            quotes, reader.read(report.read_bytes()), count_pages(report.read_bytes())
        )
        judgements.append(judgement)
        rows.append((report.stem, "", *_cells(judgement)))
        if list_misses:
            _print_misses(report.name, judgement)
    return [*rows, ("all reports", "", *_cells(_add(judgements)))]


def measure_written(
    reader: PdfReader, folder: Path, *, list_misses: bool = False
) -> list[tuple[str, ...]]:
    """A row for each PDF by an office program or a browser, and one for all."""
    rows = []
    judgements = []
    for pdf in written_pdfs(folder):
        read = reader.read(pdf.data)
        judgement = judge(pdf.quotes, read, count_pages(pdf.data))
        texts = {fold_text(text) for text in read.texts}
        judgement.asked["whole"] = len(pdf.paragraphs)
        judgement.verified["whole"] = sum(fold_text(text) in texts for text in pdf.paragraphs)
        judgements.append(judgement)
        rows.append((pdf.name, "", *_cells(judgement)))
        if list_misses:
            _print_misses(pdf.name, judgement)
    return [*rows, ("all that programs wrote", "", *_cells(_add(judgements)))]


def _print_misses(name: str, judgement: Judgement) -> None:
    for miss in judgement.misses:
        what = "refused" if miss.is_true else "VERIFIED"
        print(f"{name} p. {miss.page + 1}: {what} ({miss.kind}): {miss.words}")


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks.reading_order", description=__doc__
    )
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--kind", action="append", choices=KINDS)
    parser.add_argument("--checkout", type=Path, default=CHECKOUT)
    parser.add_argument("--libraries", action="store_true")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--more", type=Path)
    parser.add_argument("--writers", action="store_true")
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--markdown", action="store_true")
    given = parser.parse_args()
    kinds = given.kind or list(KINDS)
    programs: dict[str, Callable[[], PdfReader]] = {
        str(given.checkout): lambda: CheckoutReader(given.checkout),
        **(LIBRARIES if given.libraries else {}),
    }
    rows: list[tuple[str, ...]] = []
    for name, program in programs.items():
        is_first = not rows
        with closing(program()) as reader:
            if given.writers:
                with tempfile.TemporaryDirectory() as made:
                    folder = given.keep or Path(made)
                    measured = measure_written(reader, folder, list_misses=given.misses)
            elif given.more:
                measured = measure_reports(given.more, reader, list_misses=given.misses)
            else:
                cases = make_cases(kinds, is_quick=given.quick)
                measured = measure(cases, reader, given.keep, list_misses=given.misses and is_first)
        rows += measured if is_first else [(name, *measured[-1][1:])]
    _print(rows, markdown=given.markdown)


def _print(rows: Sequence[tuple[str, ...]], *, markdown: bool) -> None:
    if markdown:
        lines = [HEADS, ("---", "---", *["---:"] * 6), *rows]
        sys.stdout.write("".join(f"| {' | '.join(cells)} |\n" for cells in lines))
        return
    table = Table(*HEADS)
    for row in rows:
        table.add_row(*row)
    Console(file=sys.stdout).print(table)


if __name__ == "__main__":
    main()

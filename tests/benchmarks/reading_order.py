"""Whether pages of columns are read in the order in which people read them.

    python -m tests.benchmarks.reading_order [--kind KIND] [--quick] [--misses] [--keep DIR]
        [--checkout DIR] [--libraries] [--markdown]

Made pages of many kinds (see ``tests.support.column_kinds``) are drawn in each order that
writers have, and read. Of the quotes that they have, the share that is verified is to be
100 %; of words put together across columns, boxes and notes, none. A paragraph is whole if
it is one block. ``--misses`` lists what is not so, ``--keep`` writes the PDFs, ``--checkout``
reads with the program of another checkout, ``--libraries`` with other programs too,
``--quick`` takes one look of each kind.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from rich.console import Console
from rich.table import Table

from policy_compare.evidence.quotes import QuoteIndex
from policy_compare.texts.document import Block, Document
from policy_compare.texts.normalisation import fold_text
from tests.benchmarks.reading_programs import LIBRARIES, CheckoutReader, PdfReader, ReadPdf
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


def judge(case: MadeCase, read: ReadPdf) -> Judgement:
    """How a case was read."""
    index = QuoteIndex(
        Document(case.name, "pdf", "", tuple(Block("paragraph", text) for text in read.texts))
    )
    verified: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    misses = []
    for quote in case.quotes:
        kind = "true" if quote.is_true else quote.kind
        asked[kind] += 1
        is_verified = bool(index.look_up(quote.words).matches)
        verified[kind] += is_verified
        if is_verified != quote.is_true:
            misses.append(quote)
    texts = {fold_text(text) for text in read.texts}
    for passage in case.made.passages:
        if passage.kind in {"paragraph", "item"}:
            asked["whole"] += 1
            verified["whole"] += fold_text(passage.text) in texts
    return Judgement(verified, asked, misses, read.seconds, len(case.made.pages))


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
        judgement = judge(case, reader.read(case.data))
        judged.setdefault((case.kind, case.drawn), []).append(judgement)
        if list_misses:
            for miss in judgement.misses:
                what = "refused" if miss.is_true else "VERIFIED"
                print(f"{case.name} p. {miss.page + 1}: {what} ({miss.kind}): {miss.words}")
        if keep is not None:
            (keep / case.name).write_bytes(case.data)
    rows = [(*name, *_cells(_add(several))) for name, several in judged.items()]
    every = _add([one for several in judged.values() for one in several])
    return [*rows, ("all", "", *_cells(every))]


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
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--markdown", action="store_true")
    given = parser.parse_args()
    kinds = given.kind or list(KINDS)
    cases = make_cases(kinds, is_quick=given.quick)
    with closing(CheckoutReader(given.checkout)) as reader:
        rows = measure(cases, reader, given.keep, list_misses=given.misses)
    if given.libraries:
        for name, library in LIBRARIES.items():
            with closing(library()) as reader:
                *_, every = measure(make_cases(kinds, is_quick=given.quick), reader)
            rows.append((name, *every[1:]))
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

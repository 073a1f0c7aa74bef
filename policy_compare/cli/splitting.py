"""Learns what comes into each place that names what is split: from a table, or by asking."""

import sys
from pathlib import Path

from policy_compare.cli.confirming import ask_line
from policy_compare.cli.messages import say
from policy_compare.corpus.tables.csv_sheet import read_csv
from policy_compare.corpus.tables.sheet import Sheet, items_of_cell, text_of_cell
from policy_compare.corpus.yaml.report import Report
from policy_compare.errors import CallError
from policy_compare.files.reading import CSV
from policy_compare.files.reading_errors import read_file
from policy_compare.files.writing import write_file
from policy_compare.recoding.splitting import Decisions, Split, find_fault
from policy_compare.render.csv import csv_text
from policy_compare.views.table import Table

#: The columns of the table; what is decided stands in the last.
COLUMNS = ("place", "line", "statement", "quote", "into")


def decide_split(split: Split, table: Path | None) -> Decisions | None:
    """What comes into each place, by the table or by who is asked; None where that is open yet.

    Raises:
        CallError: the table leaves something open, or nobody is there to be asked.
        SourceError, OutputError: the table cannot be read, or written.
    """
    if table is None:
        return _ask_decisions(split)
    if not table.exists():
        rows = [(*place[1:5], None) for place in split.places]
        write_file(table, csv_text(Table("split", COLUMNS, rows)))
        choice = f"{' or '.join(split.into)}, or several with a semicolon between them"
        say(f"wrote {table}: write {choice} into each of its rows, under into, and run this again")
        return None
    report = Report(str(table))
    sheet = read_csv(read_file(table, CSV), report) or Sheet((), [])
    rows_by_place: dict[tuple[str, ...], list[tuple[int, list[str]]]] = {}
    for row in sheet.rows:
        cells = dict(zip(sheet.header, row.cells, strict=True))
        place_cells = tuple(text_of_cell(cells.get(name, "")) for name in COLUMNS[:4])
        decided = row.line, items_of_cell(cells.get("into", ""))
        rows_by_place.setdefault(place_cells, []).append(decided)
    decisions, faults = {}, [problem.message for problem in report.problems]
    for place in split.places:
        rest = rows_by_place.get(place[1:5])
        line, decisions[place.mark] = rest.pop(0) if rest else (0, [])
        if fault := find_fault(split, place, decisions[place.mark]) if line else "has no row":
            faults.append(f"line {line}: {fault}" if line else f"{place.place}: {fault}")
    faults += [f"line {line}: no such place" for rest in rows_by_place.values() for line, _ in rest]
    if faults:
        message = f"{table} does not decide each place, so nothing was written:"
        raise CallError("\n    ".join((message, *faults)), "mend it, or have a new one written")
    return decisions


def _ask_decisions(split: Split) -> Decisions | None:
    """What somebody at the terminal answers for each place; None from who leaves."""
    if not (sys.stdin and sys.stdin.isatty()):
        raise CallError(
            "nobody is there to be asked what comes into each place",
            "--table FILE.csv writes a table to fill in, and reads it once it is there",
        )
    ids = {str(number): id for number, id in enumerate(split.into, 1)}
    choices = ", ".join(f"{number} {id}" for number, id in ids.items())
    decisions: dict[str, list[str]] = {}
    for number, place in enumerate(split.places, 1):
        told = "\n".join(filter(None, place[1:5]))
        say(f"\n{number} of {len(split.places)}: {told}")
        while place.mark not in decisions:
            answer = ask_line(f"{choices}; several: 1 2; to leave: q > ")
            if answer.strip() == "q" or not answer:
                say("nothing was written")
                return None
            chosen = [ids.get(word, word) for word in answer.split()]
            if fault := find_fault(split, place, chosen):
                say(fault)
            else:
                decisions[place.mark] = chosen
    return decisions

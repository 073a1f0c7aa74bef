"""Learns what comes into each place that names what is split: from a table, or by asking."""

import sys
from pathlib import Path

from policy_compare.cli.confirming import ask_line
from policy_compare.cli.messages import say
from policy_compare.cli.new_errors import stop_at_errors
from policy_compare.cli.options import Output
from policy_compare.corpus.tables.sheet import Sheet, items_of_cell, text_of_cell
from policy_compare.corpus.tables.table_file import read_table_file
from policy_compare.corpus.yaml.report import Report
from policy_compare.errors import CallError
from policy_compare.files.reading import CSV
from policy_compare.files.reading_errors import read_file
from policy_compare.names import fold_name
from policy_compare.recoding.splitting import Decisions, Split, find_fault
from policy_compare.views.table import Table, View

#: The columns of the table: the first two tell the place, and what is decided stands in the last.
COLUMNS = ("place", "field", "said", "statement", "quote", "into")


def decide_split(split: Split, table: Path | None) -> Decisions | None:
    """What comes into each place, by the table or by who is asked; None where that is open yet.

    Raises:
        CallError: the table leaves something open, or nobody is there to be asked.
        SourceError, OutputError: the table cannot be read, or written.
    """
    if table is None:
        return _ask_decisions(split)
    if table.exists():
        return _read_decisions(split, table)
    if table.suffix.casefold() not in (".csv", ".xlsx"):
        raise CallError(f"{table} would be no table to fill in", "end its name in .csv or .xlsx")
    rows = [(*place[1:6], None) for place in split.places]
    Output(file=table).write(View(lambda: Table("split", COLUMNS, rows), lambda: ()))
    choice = " or ".join(split.into)
    say(f"write {choice} under into (where several can be: a; b), and run this again")
    return None


def _read_decisions(split: Split, table: Path) -> Decisions:
    report = Report(str(table))
    sheet = read_table_file(read_file(table, CSV), report) or Sheet((), [])
    stop_at_errors(report.problems, f"{table} could not be read")
    ids = {fold_name(id): id for id in split.into}
    rows: dict[tuple[str, ...], tuple[int, list[str]]] = {}
    faults = []
    for row in sheet.rows:
        cells = dict(zip(sheet.header, row.cells, strict=True))
        key = tuple(text_of_cell(cells.get(name, "")) for name in COLUMNS[:2])
        chosen = [ids.get(fold_name(item), item) for item in items_of_cell(cells.get("into", ""))]
        if rows.setdefault(key, (row.line, chosen))[0] != row.line:
            faults.append(f"line {row.line}: line {rows[key][0]} is of the same place")
    decisions = {}
    for place in split.places:
        line, decisions[place.mark] = rows.get(place[1:3], (0, []))
        if fault := find_fault(split, place, decisions[place.mark]) if line else "has no row":
            faults.append(f"{f'line {line}' if line else ', '.join(place[1:3])}: {fault}")
    known = {place[1:3] for place in split.places}
    faults += [f"line {line}: no such place" for key, (line, _) in rows.items() if key not in known]
    if faults:
        message = f"missing or wrong decisions in {table}, so nothing was written: {len(faults)}"
        hint = "mend them, or name another file to have a new one written"
        raise CallError("\n    ".join((message, *faults[:20])), hint)
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
        say("\n".join(("", f"{number} of {len(split.places)}:", *filter(None, place[1:6]))))
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

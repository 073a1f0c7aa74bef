"""The problems of a corpus, and what their codes mean."""

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import islice
from pathlib import Path
from typing import Final

from policy_compare.errors import CallError
from policy_compare.names import nearest_names
from policy_compare.problems import Problem, ProblemKind
from policy_compare.views.page import Block, Facts, Grid, Heading, Page, Paragraph, note_paragraphs
from policy_compare.views.parts.counts_and_lists import count_of
from policy_compare.views.parts.repeated_problems import errors_first, merge_alike
from policy_compare.views.phrases import Role, Span, one_line
from policy_compare.views.table import Table, View

COLUMNS = ("severity", "code", "file", "line", "column", "message", "hint")

_ROLES: dict[str, Role] = {"error": "against", "warning": "neutral"}


def view(
    folder: str,
    problems: Sequence[Problem],
    content: str,
    notes: Sequence[str] = (),
    *,
    each: bool = False,
) -> View:
    """The problems in ``folder``; ``content`` says what it holds where there are none.

    ``notes`` say what else was looked at, or could not be. The page tells errors first, and
    what is alike once, unless ``each`` is to be shown; the table has a row for each problem,
    in the order given.
    """
    errors = sum(problem.severity == "error" for problem in problems)
    warnings = len(problems) - errors
    folder = one_line(folder)
    total = f"{count_of(errors, 'error')}, {count_of(warnings, 'warning')}"

    def page() -> Page:
        blocks = problem_paragraphs(problems, each=each)
        further_notes = note_paragraphs(notes)
        if not problems:
            return (Paragraph(f"No problem in {folder}: {content}."), *further_notes)
        last = f"{folder}: {total}"
        code = errors_first(problems)[0].code
        explain = f"policy-compare check --explain {code} says more about the first"
        explain += "; --all shows each." if len(blocks) < len(problems) else "."
        return (*blocks, Paragraph(last, note=True), *further_notes, Paragraph(explain, note=True))

    def table() -> Table:
        return Table(
            "check", COLUMNS, [_problem_row(problem) for problem in problems], (total, *notes)
        )

    def from_here() -> list[Problem]:
        paths = ((problem, os.path.relpath(problem.file)) for problem in problems)
        return [problem._replace(file=Path(path).as_posix()) for problem, path in paths]

    # Other programs call files by their paths from the working folder.
    forms = {"problems": from_here, "told_once": lambda: merge_alike(errors_first(from_here()))}
    return View(table, page, forms)


def file_changes_page(changes: Mapping[str, tuple[str, str]]) -> Page:
    """What would change in files, as ``diff -u`` shows it; the texts before and after by name."""
    blocks: list[Block] = []
    for name, (before, after) in changes.items():
        lines = _difference_lines(one_line(name), before.splitlines(), after.splitlines())
        parts: list[str | Span] = []
        is_made = name.endswith(_MADE_OF_OTHERS)
        shown = [*islice(lines, 2), "(made anew of the codebook)"] if is_made else [*lines]
        # A file may only get another name.
        for line in shown or [one_line(name)]:
            parts += [Span(line, _DIFFERS.get(line[:1], "")), "\n"]
        blocks.append(Paragraph(tuple(parts[:-1]), whole=True))
    return tuple(blocks)


def _difference_lines(name: str, before: list[str], after: list[str]) -> Iterator[str]:
    """The lines of ``diff -u``, with one line around each change."""
    # By itself it takes no account of lines that are frequent, as ``strength: must`` is.
    matcher = SequenceMatcher(None, before, after, autojunk=len(before) > _LONG)
    for number, group in enumerate(matcher.get_grouped_opcodes(1)):
        if not number:
            yield from (f"--- {name}", f"+++ {name}")
        (_, first, _, first_after, _), (_, _, last, _, last_after) = group[0], group[-1]
        lines, lines_after = last - first, last_after - first_after
        # Of no line there is none that is the first.
        starts = first + (lines > 0), first_after + (lines_after > 0)
        yield f"@@ -{starts[0]},{lines} +{starts[1]},{lines_after} @@"
        for tag, start, end, start_after, end_after in group:
            sign = " " if tag == "equal" else "-"
            yield from (f"{sign}{line}" for line in before[start:end])
            if tag != "equal":
                yield from (f"+{line}" for line in after[start_after:end_after])


#: In a file of more lines the frequent ones would take too long.
_LONG: Final = 5_000
#: Of what is made of other files nobody reads the lines.
_MADE_OF_OTHERS: Final = ".schema.json"
_DIFFERS: dict[str, Role] = {"+": "for", "-": "against", "@": "muted"}


def _problem_row(problem: Problem) -> tuple[str | int | None, ...]:
    place = (problem.line or None, problem.column or None)
    return (
        problem.severity,
        problem.code,
        problem.file,
        *place,
        problem.message,
        problem.hint or None,
    )


def problem_paragraphs(problems: Sequence[Problem], *, each: bool = False) -> tuple[Paragraph, ...]:
    """The problems to be read: errors first, and what is alike once unless ``each`` is asked."""
    ordered = errors_first(problems)
    return tuple(map(problem_paragraph, ordered if each else merge_alike(ordered)))


def problem_paragraph(problem: Problem) -> Paragraph:
    """One problem as compilers print it: place, severity and code, message, hint."""
    parts: list[str | Span] = [Span(_place_of(problem), "strong"), ": "]
    parts.append(Span(f"{problem.severity}[{problem.code}]", _ROLES[problem.severity]))
    parts.append(f" {one_line(problem.message)}")
    if problem.hint:
        parts += ["\n    ", Span(f"hint: {one_line(problem.hint)}", "muted")]
    return Paragraph(tuple(parts), whole=True)


def _place_of(problem: Problem) -> str:
    place = f":{problem.line}" if problem.line else ""
    if problem.column:
        place += f":{problem.column}"
    return f"{one_line(problem.file)}{place}"


def view_codes(code: str, declared: Mapping[str, ProblemKind]) -> View:
    """What a code means and how to mend it; ``all`` explains every one that is ``declared``.

    Raises:
        CallError: there is no such code.
    """
    if code == "all":
        kinds = tuple(declared.values())
    elif code in declared:
        kinds = (declared[code],)
    else:
        near = nearest_names(code, declared) or tuple(declared)
        raise CallError(f"no problem has the code '{code}'", f"the nearest: {', '.join(near)}")
    columns = ("code", "severity", "message", "hint", "about")
    rows = [(kind.code, kind.severity, kind.message, kind.hint, kind.meaning) for kind in kinds]

    def page() -> Page:
        if len(kinds) > 1:
            cells = tuple((Span(kind.code, "id"), kind.severity, kind.meaning) for kind in kinds)
            return (
                Heading("Problems that check finds", 1),
                Grid(("Code", "Severity", "Meaning"), cells),
            )
        kind = kinds[0]
        facts = [("says", _fill_template(kind.message)), ("means", kind.meaning)]
        # A hint that is made anew for each problem cannot be told of all.
        if not _NAME_ALONE.fullmatch(kind.hint):
            facts.append(("to mend it", _fill_template(kind.hint)))
        return (Heading(f"{kind.code} ({kind.severity})", 1), Facts(tuple(facts)))

    return View(lambda: Table("check", columns, rows), page)


#: A template that is one name and nothing else.
_NAME_ALONE: Final = re.compile(r"\{\w+\}")


class _NamesInCapitals(dict[str, str]):
    """Gives every name in a template in capitals."""

    def __missing__(self, key: str) -> str:
        return key.upper()


def _fill_template(template: str) -> str:
    """A template for people: ``{name}`` is shown as ``NAME``."""
    return template.format_map(_NamesInCapitals())

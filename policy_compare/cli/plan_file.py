"""Reads the plan of an import, or writes the one that would be followed, for a person to change."""

import os
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from policy_compare.cli.import_call import ImportCall, command_with
from policy_compare.errors import CallError

if TYPE_CHECKING:
    from policy_compare.corpus.tables.foreign_columns import ImportOptions, TableKind
    from policy_compare.corpus.tables.sheet import Sheet
    from policy_compare.exchange.plan import ImportPlan
    from policy_compare.model import Codebook
    from policy_compare.project import Project

#: So many codes that a plan lacks are named.
_MOST_TOLD = 8


def plan_of_project(project: "Project", call: ImportCall, book: "Codebook") -> "ImportPlan | None":
    """What the project's codes mean: as the plan's file says, or as they are taken for.

    None where the file was not there, and was written for the person to change.

    Raises:
        CallError: the file has errors.
        SourceError: it cannot be read.
        OutputError: it cannot be written.
    """
    from policy_compare.cli.messages import say
    from policy_compare.exchange.plan import code_keys
    from policy_compare.exchange.plan_proposal import complete_plan, propose_plan
    from policy_compare.project import OURS
    from policy_compare.views.parts.counts_and_lists import join_few

    if call.plan is None:
        if project.codes and project.program != OURS:
            command = command_with("--plan", f"{call.file.stem}-plan.yaml")
            say(f"what its codes mean was guessed; this writes it to a file to change: {command}")
        return propose_plan(project, book)
    if not os.path.lexists(call.plan):
        keys = code_keys(project)
        counts = Counter(keys[code] for coding in project.codings for code in coding.codes)
        _write_plan(call, call.plan, propose_plan(project, book), counts)
        return None
    completed = complete_plan(_read_plan(call.plan, project), project, book)
    if completed.proposed_keys:
        keys_in_words = join_few(completed.proposed_keys, _MOST_TOLD)
        say(f"not in {call.plan}, and taken for what they seem to be: {keys_in_words}")
    return completed.plan


def options_of_table(call: ImportCall, sheet: "Sheet") -> "ImportOptions | None":
    """How the table is to be read: as the call says and, for the rest, the plan's file.

    None where the file was not there, and was written. Raises as ``plan_of_project`` does.
    """
    from policy_compare.corpus.tables.foreign_columns import ImportOptions
    from policy_compare.exchange.plan import ImportPlan

    options = call.options()
    if call.plan is None:
        return options
    if not os.path.lexists(call.plan):
        _write_plan(call, call.plan, ImportPlan(table=_proposed_options(sheet, options)), {})
        return None
    kind, *pairs = _read_plan(call.plan, None).table
    both = ({**planned, **given} for planned, given in zip(pairs, options[1:], strict=True))
    return ImportOptions(options.kind or kind, *both)


def _proposed_options(sheet: "Sheet", options: "ImportOptions") -> "ImportOptions":
    """How the table would be read, with a ? for each column that is still to be told."""
    from policy_compare.corpus.tables.foreign_columns import match_columns, missing_columns
    from policy_compare.corpus.tables.stance_words import UNTOLD
    from policy_compare.corpus.tables.table_forms import forms_of_table

    try:
        form, *further_forms = forms_of_table(sheet, options)
    except CallError:
        probable_kind = options.kind or "positions"
        places = match_columns(sheet.header, probable_kind, options.columns)
        untold = dict.fromkeys(missing_columns(places, probable_kind), UNTOLD)
        if not untold:
            raise
        kind: TableKind | None = probable_kind
    else:
        kind = options.kind if further_forms else form.kind
        places = {} if form.shape else match_columns(sheet.header, form.kind, options.columns)
        untold = {}
    columns = {field: sheet.header[place] for field, place in places.items()}
    return options._replace(kind=kind, columns={**columns, **untold, **options.columns})


def _write_plan(
    call: ImportCall, file: Path, plan: "ImportPlan", counts: Mapping[str, int]
) -> None:
    """Write the plan to the file for a person to change, and say so."""
    from policy_compare.cli.messages import say
    from policy_compare.exchange.plan import plan_text
    from policy_compare.files.writing import write_file

    write_file(file, plan_text(plan, call.file.name, counts))
    say(
        f"wrote {file}: what {call.file} is taken for; nothing was imported yet\n"
        f"next: change in it what is wrong, then {command_with()}"
    )


def _read_plan(file: Path, project: "Project | None") -> "ImportPlan":
    from policy_compare.cli.new_errors import stop_at_errors
    from policy_compare.corpus.yaml.report import Report
    from policy_compare.exchange.plan import read_plan
    from policy_compare.files.reading import YAML
    from policy_compare.files.reading_errors import read_file

    report = Report(str(file))
    plan = read_plan(read_file(file, YAML), report, project)
    stop_at_errors(report.problems, f"{file} could not be read")
    assert plan is not None  # noqa: S101
    return plan

"""Reads the plan of an import, or writes the one that would be followed, for a person to change."""

import os
from typing import TYPE_CHECKING

from policy_compare.cli.import_call import ImportCall, command_with, read_imported_file

if TYPE_CHECKING:
    from policy_compare.exchange.plan import ImportPlan
    from policy_compare.model import Codebook
    from policy_compare.project import Project


def plan_of_project(project: "Project", call: ImportCall, book: "Codebook") -> "ImportPlan | None":
    """What the project's codes mean: as the plan's file says, or as they are taken for.

    None where the file was not there, and was written for the person to change.

    Raises:
        CallError: the file has errors.
        SourceError: it cannot be read.
        OutputError: it cannot be written.
    """
    from policy_compare.cli.messages import say
    from policy_compare.cli.new_errors import stop_at_errors
    from policy_compare.corpus.yaml.report import Report
    from policy_compare.exchange.plan import plan_text, read_plan
    from policy_compare.exchange.plan_proposal import complete_plan, propose_plan
    from policy_compare.files.reading import YAML
    from policy_compare.files.writing import write_file

    if call.plan is None:
        return propose_plan(project, book)
    if not os.path.lexists(call.plan):
        write_file(call.plan, plan_text(propose_plan(project, book), call.file.name))
        say(
            f"wrote {call.plan}: what {call.file} is taken for; nothing was imported yet\n"
            f"next: change in it what is wrong, then {command_with()}"
        )
        return None
    report = Report(str(call.plan))
    plan = read_plan(read_imported_file(call.plan, YAML), report, project)
    stop_at_errors(report.problems, f"{call.plan} could not be read")
    assert plan is not None  # noqa: S101
    completed = complete_plan(plan, project, book)
    if completed.proposed_keys:
        keys = ", ".join(completed.proposed_keys)
        say(f"not in {call.plan}, and taken for what they seem to be: {keys}")
    return completed.plan

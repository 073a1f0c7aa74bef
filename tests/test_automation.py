"""What other programs run of ours: the hook for pre-commit, and the guide's workflow."""

import re
import shlex
from pathlib import Path
from typing import Any

import yaml

from policy_compare.guide import read_page
from tests.support.corpora import CHECKOUT, Run

(HOOK,) = yaml.safe_load((CHECKOUT / ".pre-commit-hooks.yaml").read_text("utf-8"))
SHOWN = re.findall(r"^```yaml\n(.*?)^```$", read_page("changing"), re.MULTILINE | re.DOTALL)
CONFIGURATION, WORKFLOW = (
    next(yaml.safe_load(text) for text in SHOWN if text.startswith(begin))
    for begin in ("repos:", "name: Coding")
)


def test_the_hook_runs_for_every_commit() -> None:
    # A text that has changed, or a paper that is gone, concerns the whole corpus too.
    assert HOOK["always_run"] is True
    assert HOOK.keys().isdisjoint({"files", "types", "exclude"})


def test_the_hook_checks_a_corpus(run: Run, housing: Path) -> None:
    program, *words = shlex.split(HOOK["entry"])
    assert program == "policy-compare"
    assert HOOK["language"] == "python"
    # Names of files would be taken for arguments.
    assert HOOK["pass_filenames"] is False
    assert run(*words, "--corpus", "housing").code == 0
    (housing / "codebook.yaml").write_text("[")
    assert run(*words, "--corpus", "housing").code == 1


def test_the_guide_names_the_hook_that_is_there(run: Run) -> None:
    run("init", "recommendations")
    ((hook,),) = (repository["hooks"] for repository in CONFIGURATION["repos"])
    assert hook["id"] == HOOK["id"]
    assert run(*shlex.split(HOOK["entry"])[1:], *hook["args"]).code == 0


def steps() -> list[dict[str, Any]]:
    """The steps of the workflow's one job."""
    (job,) = WORKFLOW["jobs"].values()
    return list(job["steps"])


def test_the_workflow_fetches_all_commits_and_may_comment() -> None:
    assert steps()[0]["with"] == {"fetch-depth": 0}
    assert WORKFLOW["permissions"] == {"contents": "read", "pull-requests": "write"}
    # Without it, a corpus elsewhere would go unchecked, and the check of the program's own pass.
    assert WORKFLOW["env"]["POLICY_COMPARE_CORPUS"] == "recommendations"
    # What others can word goes into no command but by a variable; a number is none.
    runs = "".join(step.get("run", "") for step in steps())
    assert set(re.findall(r"\$\{\{ *(.+?) *\}\}", runs)) == {"github.event.number"}


def test_the_workflow_calls_what_there_is(run: Run) -> None:
    lines = [line for step in steps() for line in step.get("run", "").splitlines()]
    calls = [shlex.split(line) for line in lines if line.startswith("policy-compare ")]
    assert [call[1] for call in calls] == ["check", "diff"]
    for _, command, *words in calls:
        help = run(command, "--help").out
        assert [word for word in words if word.startswith("--") and word not in help] == []

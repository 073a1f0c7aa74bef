"""What a project's codes mean is written down once, and followed then."""

from pathlib import Path

import pytest

from policy_compare.cli.import_call import ImportCall
from policy_compare.cli.plan_file import plan_of_project
from policy_compare.errors import CallError, SourceError
from policy_compare.exchange.plan_proposal import propose_plan
from policy_compare.model import Codebook
from policy_compare.project import OURS, Code, Coding, Project, ProjectText
from tests.support.corpora import Run

PROJECT = Project(
    "a program",
    texts={"t": ProjectText("t", "Homes", "Rents should be capped by law.")},
    codes={"c": Code("c", ("Cap rents",)), "d": Code("d", ("Tax land",))},
    codings=(Coding("t", 0, 30, ("c",)),),
)
PLAN = Path("plan.yaml")
CALL = ImportCall(Path("homes.qdpx"), Path("made"), plan=PLAN)


def test_without_a_plan_the_proposal_is_followed(
    run: Run, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", ["p", "import", "homes.qdpx"])
    call = CALL._replace(plan=None)
    for project in (PROJECT, PROJECT._replace(program=OURS)):
        assert plan_of_project(project, call, Codebook()) == propose_plan(project, Codebook())
    assert capsys.readouterr().err == (
        "what its codes mean was guessed; this writes it to a file to change: "
        "policy-compare import homes.qdpx --plan homes-plan.yaml\n"
    )


def test_of_many_codes_that_a_plan_lacks_a_few_are_told(
    run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    PLAN.write_text("codes: {}\n")
    codes = {str(number): Code(str(number), (f"Code {number}",)) for number in range(10)}
    plan_of_project(PROJECT._replace(codes=codes, codings=()), CALL, Codebook())
    assert capsys.readouterr().err.endswith("Code 6, Code 7 and 2 others\n")


def test_a_plan_is_written_and_then_followed(
    run: Run, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", ["p", "import", "homes.qdpx", "--plan", "plan.yaml"])
    assert plan_of_project(PROJECT, CALL, Codebook()) is None
    assert capsys.readouterr().err == (
        "wrote plan.yaml: what homes.qdpx is taken for; nothing was imported yet\n"
        "next: change in it what is wrong, then policy-compare import homes.qdpx --plan plan.yaml\n"
    )
    assert plan_of_project(PROJECT, CALL, Codebook()) == propose_plan(PROJECT, Codebook())
    text = PLAN.read_text("utf-8")
    lines = [line for line in text.splitlines(keepends=True) if "Tax land" not in line]
    PLAN.write_text("".join(lines), "utf-8")
    assert plan_of_project(PROJECT, CALL, Codebook()) == propose_plan(PROJECT, Codebook())
    assert capsys.readouterr().err == (
        "not in plan.yaml, and taken for what they seem to be: Tax land\n"
    )


def test_a_plan_with_errors_is_told(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    PLAN.write_text("codes: {Cap rents: propositon}\n")
    with pytest.raises(CallError, match=r"plan\.yaml could not be read, for the reasons above"):
        plan_of_project(PROJECT, CALL, Codebook())
    assert "plan.yaml:1:20: error[unknown-name]" in capsys.readouterr().err


def test_a_plan_that_is_a_folder_is_told(run: Run) -> None:
    PLAN.mkdir()
    with pytest.raises(SourceError, match=r"plan\.yaml is a folder"):
        plan_of_project(PROJECT, CALL, Codebook())


VOTES = "who,proposition,stance,strength\nAli,rent-cap,partly,must\n"


def test_a_table_is_read_by_a_plan(run: Run) -> None:
    Path("votes.csv").write_text(VOTES)
    call = ("import", "votes.csv", "--into", "made", "--plan", "plan.yaml", "--map", "author=who")
    done = run(*call)
    assert (done.code, done.err.splitlines()[0]) == (
        0, "wrote plan.yaml: what votes.csv is taken for; nothing was imported yet",
    )  # fmt: skip
    assert not Path("made").exists()
    assert "columns:\n  author: who\n" in PLAN.read_text("utf-8")
    # What the plan says need not be said again, and may be changed there.
    done = run(*call[:-2])
    assert done.code == 2
    assert "'partly' is no word for a stance" in done.err
    PLAN.write_text(f"{PLAN.read_text('utf-8')}stances: {{partly: support}}\n", "utf-8")
    assert run(*call[:-2]).code == 0
    assert "rent-cap,rent-cap" in Path("made/papers.csv").read_text("utf-8")


def test_what_is_said_in_the_call_goes_before_the_plan(run: Run) -> None:
    Path("votes.csv").write_text(VOTES)
    PLAN.write_text("columns: {author: absent}\nstances: {partly: oppose}\n")
    call = ("import", "votes.csv", "--into", "made", "--plan", "plan.yaml")
    assert "the table has no column 'absent'" in run(*call).err
    assert run(*call, "--map", "author=who", "--stance-map", "partly=neutral").code == 0
    assert ",neutral," in Path("made/papers.csv").read_text("utf-8")


def test_a_plan_of_another_program_is_told(run: Run) -> None:
    PLAN.write_text("kinds: {concept: proposition}\n")
    with pytest.raises(CallError, match=r"plan\.yaml could not be read, for the reasons above"):
        plan_of_project(PROJECT, CALL, Codebook())
    PLAN.write_text("strength: could\n")
    plan = plan_of_project(PROJECT, CALL, Codebook())
    assert plan is not None
    assert plan.strength == "could"


def test_columns_that_do_not_tell_are_asked_for_in_the_plan(run: Run) -> None:
    Path("votes.csv").write_text("country,motion,vote\nMali,rent-cap,yes\n")
    call = ("import", "votes.csv", "--into", "made", "--plan", "plan.yaml")
    assert run(*call).code == 0
    text = PLAN.read_text("utf-8")
    assert text.count("?") == 3
    done = run(*call)
    assert done.code == 2
    assert "the table has no column '?'" in done.err
    for column in ("country", "motion", "vote"):
        text = text.replace('"?"', column, 1)
    PLAN.write_text(text, "utf-8")
    assert run(*call).code == 0
    assert "rent-cap" in Path("made/papers.csv").read_text("utf-8")

"""policy-compare reliability, from the files to what is printed."""

import csv
import json
import shutil
from pathlib import Path

import pytest

from policy_compare.render import FORMATS
from tests.support.corpora import READ_FORMATS, SHIPPED, Golden, Run

_MORE = """
  - id: tell-the-public
    statement: The government should tell its people why it helps.
    actors: [south-korea]
    strength: should
    topics: [ukraine-aid]
    evidence: {quote: "tell the public", section: Summary, paragraph: 9}
"""


@pytest.fixture
def coders(run: Run) -> Path:
    """The shipped corpus, and a second coding of it in which some things are otherwise."""
    shutil.copytree(SHIPPED, "coder-a")
    folder = shutil.copytree(SHIPPED, Path("coder-b"))
    (folder / "state-of-uncertainty-2025.yaml").unlink()
    changes = {
        "howell-2024.yaml": (
            # Other ids, a part of a quote, no quote, another quote.
            ("id: korean-support", "id: more-from-seoul"),
            ("must therefore seriously consider the provision of", "consider the provision of"),
            ("raise-support: support", "raise-support: oppose"),
            ("military-aid: {stance: support,", "military-aid: {stance: neutral,"),
            ("actors: [south-korea]\n", "actors: [south-korea, japan]\n"),
            # One that the first coder does not have.
            ("\n  - id: deter-provocations", f"{_MORE}\n  - id: deter-provocations"),
        ),
        "vynnytskyi-2024.yaml": (
            ("id: isolate", "id: cut-off"),
            ("strength: could", "strength: must"),
            ("strength: should", "strength: must"),
            ("Sanctions on key sectors should", "Sanctions on key industries should"),
            ("Implementing sanctions targeting important economic sectors", "industries at home"),
            ("      emergency-meetings: support\n", "      tighten-sanctions: neutral\n"),
        ),
    }
    for name, pairs in changes.items():
        text = (folder / name).read_text("utf-8")
        for before, after in pairs:
            assert before in text
            text = text.replace(before, after, 1)
        (folder / name).write_text(text, "utf-8")
    for file in folder.glob("*.yaml"):
        text = file.read_text("utf-8").replace("south-korea", "rok")
        file.write_text(text.replace("Seoul, ROK, ", "Seoul, "), "utf-8")
    return folder


@pytest.mark.parametrize("format", READ_FORMATS)
def test_view(format: str, coders: Path, golden: Golden, run: Run) -> None:
    result = run("reliability", "coder-a", "coder-b", "--format", format)
    assert result.code == 0, result.err
    assert result.err == ""
    golden(f"reliability{FORMATS[format].endings[0]}", result.out)


@pytest.mark.parametrize("rows", ["differences", "matches"])
def test_the_other_rows(rows: str, coders: Path, golden: Golden, run: Run) -> None:
    result = run("reliability", "coder-a", "coder-b", "--rows", rows, "--format", "csv")
    assert result.code == 0, result.err
    golden(f"reliability-{rows}.csv", result.out)


def test_each_difference_can_be_shown(coders: Path, run: Run) -> None:
    out = run("reliability", "coder-a", "coder-b", "--rows", "differences", "--format", "csv").out
    found = list(csv.DictReader(out.splitlines()))
    assert found
    for row in found:
        for corpus, column in (("coder-a", "recommendation_a"), ("coder-b", "recommendation_b")):
            if row[column]:
                assert run("show", row[column], "--corpus", corpus).code == 0


def test_a_coding_agrees_with_itself(coders: Path, run: Run) -> None:
    found = json.loads(run("reliability", "coder-a", "coder-a", "--format", "json").out)
    for row in found["rows"]:
        figures = {row[name] for name in ("agreement", "alpha_nominal", "alpha_ordinal", "kappa")}
        assert figures <= {1, None}
    result = run("reliability", "coder-a", "coder-a", "--rows", "differences", "--format", "csv")
    assert result.out.count("\n") == 1


def test_only_one_paper(coders: Path, run: Run) -> None:
    out = run("reliability", "coder-a", "coder-b", "--paper", "Howell").out
    assert "1 in both" in out
    assert "vynnytskyi" not in out


def test_into_a_file(coders: Path, run: Run) -> None:
    call = ("reliability", "coder-a", "coder-b", "--output", "found.json")
    assert run(*call, "--rows", "matches").code == 0
    assert json.loads(Path("found.json").read_text("utf-8"))["view"] == "reliability matches"
    assert run(*call).code == 2
    assert run(*call, "--force").code == 0
    assert json.loads(Path("found.json").read_text("utf-8"))["view"] == "reliability"


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["coder-a", "nowhere"], "there is no folder nowhere"),
        (["coder-a", "housing"], "error: the two codings have no paper in common\n    hint: "),
        (["coder-a", "coder-b", "--paper", "uncertainty"], "no paper is called 'uncertainty'"),
        (["coder-a", "coder-b", "--rows", "all"], "--rows cannot be 'all'\n    hint: one of: coef"),
        (["coder-a", "coder-b", "--format", "pdf"], "--format cannot be 'pdf'"),
    ],
)
def test_mistakes_are_told(arguments: list[str], expected: str, coders: Path, run: Run) -> None:
    run("init", "housing")
    result = run("reliability", *arguments)
    assert result.code == 2
    assert result.out == ""
    assert expected in result.err


def test_two_coders_within_one_corpus(run: Run) -> None:
    run("init", "one")
    file = Path("one/okafor-2024.yaml")
    text = file.read_text("utf-8")
    entries = text.partition("recommendations:\n")[2].partition("dismissed:")[0]
    person = entries.replace("\n    statement:", "\n    coder: Noor Ali\n    statement:")
    model = entries.replace("\n    statement:", "\n    proposed_by: gpt-5\n    statement:")
    model = model.replace("- id: ", "- id: machine-").replace("strength: could", "strength: must")
    file.write_text(text.replace(entries, person + "\n" + model), "utf-8")
    for folders in (["one"], ["one", "one"]):
        result = run("reliability", *folders, "--coder", "noor ali", "--coder", "GPT-5")
        assert result.code == 0, result.err
        assert "noor ali in one" in result.out
        assert "papers      1 in both" in result.out
        assert "of A's recommendations have a match in B" in result.out
        assert "machine-" in result.out
    here = run("reliability", "--coder", "noor ali", "--coder", "gpt-5", "--format", "csv")
    assert here.code == 2
    assert "no recommendation of the corpus says who coded it" in here.err


@pytest.mark.parametrize(
    "arguments", [[], ["one"], ["--coder", "Ali"], ["one", "one", "--coder", "Ali"]]
)
def test_what_are_not_two_codings_is_told(arguments: list[str], run: Run) -> None:
    run("init", "one")
    result = run("reliability", *arguments)
    assert result.code == 2
    assert "two codings are compared\n    hint: name two folders; or one, or none" in result.err

"""policy-compare reconcile, from two codings to one."""

import csv
import json
import shutil
from pathlib import Path

import pytest

from policy_compare.corpus.reader import load_corpus
from policy_compare.render import FORMATS
from tests.support.corpora import READ_FORMATS, SHIPPED, Golden, Run

_MORE = """
  # Heard at the launch.
  - id: tell-the-public
    statement: The government should tell its people why it helps.
    actors: [south-korea]
    strength: should
    positions: {}
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
            ("id: korean-support", "id: more-from-seoul"),
            ("raise-support: support", "raise-support: oppose"),
            ("actors: [south-korea]\n", "actors: [south-korea, japan]\n"),
            ("\n  - id: deter-provocations", f"{_MORE}\n  - id: deter-provocations"),
        ),
        "vynnytskyi-2024.yaml": (
            ("strength: should", "strength: must"),
            ("      emergency-meetings: support\n", "      tighten-sanctions: neutral\n"),
        ),
    }
    for name, pairs in changes.items():
        text = (folder / name).read_text("utf-8")
        for before, after in pairs:
            assert before in text
            text = text.replace(before, after, 1)
        (folder / name).write_text(text, "utf-8")
    # The second coder calls a country otherwise.
    for file in folder.glob("*.yaml"):
        text = file.read_text("utf-8").replace("south-korea", "rok")
        file.write_text(text.replace("Seoul, ROK, ", "Seoul, "), "utf-8")
    return folder


@pytest.mark.parametrize("format", READ_FORMATS)
def test_view(format: str, coders: Path, golden: Golden, run: Run) -> None:
    result = run("reconcile", "coder-a", "coder-b", "--rule", "strength=firmer", "--format", format)
    assert (result.code, result.err) == (0, "")
    golden(f"reconcile{FORMATS[format].endings[0]}", result.out)


def test_a_rule_for_one_field_goes_before_one_for_all(coders: Path, run: Run) -> None:
    rules = ("--rule", "a", "--rule", "strength=b", "--rule", "both")
    result = run("reconcile", "coder-a", "coder-b", *rules, "--format", "json")
    rows = json.loads(result.out)["rows"]
    assert {(row["field"] == "strength", row["decision"]) for row in rows} == {
        (True, "b"),
        (False, "a"),
    }


def test_one_coding_reconciled_with_itself_is_that_coding(coders: Path, run: Run) -> None:
    result = run("reconcile", "coder-a", "coder-a", "--into", "new")
    assert result.code == 0, result.err
    for file in Path("coder-a").glob("*.yaml"):
        assert (Path("new") / file.name).read_bytes() == file.read_bytes()


def decide(name: str, **choices: str) -> None:
    """Fill in a table of decisions as a spreadsheet of another country saves it."""
    path = Path(name)
    rows = list(csv.DictReader(path.read_text("utf-8").splitlines()))
    for row in rows:
        row["decision"] = choices.get(row["field"], "")
        row["decided_by"] = "Kaja" if row["decision"] else ""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, rows[0], delimiter=";")
        writer.writeheader()
        writer.writerows(rows)


def test_a_table_and_rules_decide_together(coders: Path, run: Run) -> None:
    assert run("reconcile", "coder-a", "coder-b", "--output", "d.csv").code == 0
    decide("d.csv", stance="b", recommendation="both", actor="common")
    call = ("reconcile", "coder-a", "coder-b", "--table", "d.csv", "--into", "new")
    refused = run(*call)
    assert refused.code == 2
    assert (
        "missing or wrong decisions, so nothing was written: 1\n  line 5: strength" in refused.err
    )
    assert not Path("new").exists()
    written = run(*call, "--rule", "strength=could", "--decided-by", "Noor")
    assert (written.code, written.out) == (0, "")
    assert "of stances A and B agreed on 36 of 37 (" in written.err
    assert "B on 38 of 38 (" in written.err
    new = load_corpus(Path("new"))
    assert not new.left_out
    assert list(new.papers) == ["howell-2024", "state-of-uncertainty-2025", "vynnytskyi-2024"]
    said = {one.ref: one for one in new.recommendations()}
    support = said["howell-2024/korean-support"]
    assert support.actors == ("south-korea",)
    assert next(one.stance for one in support.positions) == "oppose"
    assert support.note.endswith("Reconciled by Kaja: actor, stance on raise-support.")
    assert said["howell-2024/tell-the-public"].actors == ("south-korea",)
    meetings = said["vynnytskyi-2024/emergency-meetings"]
    assert meetings.strength == "could"
    assert [one.proposition for one in meetings.positions] == ["tighten-sanctions"]
    assert "Reconciled by Noor: strength." in meetings.note
    # What A's coder noted stays.
    comments = [
        line for line in Path("coder-a/howell-2024.yaml").read_text("utf-8").splitlines()
        if line.lstrip().startswith("#")
    ]  # fmt: skip
    assert set(comments) <= set(Path("new/howell-2024.yaml").read_text("utf-8").splitlines())
    assert run("check", "--corpus", "new").code == 0


def test_a_table_has_what_one_decides_from(coders: Path, run: Run) -> None:
    assert run("reconcile", "coder-a", "coder-b", "--output", "d.csv").code == 0
    rows = list(csv.DictReader(Path("d.csv").read_text("utf-8").splitlines()))
    assert [*rows[0]][-3:] == ["statement", "quote", "proposition_statement"]
    assert all(row["statement"] and "paragraph" in row["quote"] for row in rows)
    assert [bool(row["proposition_statement"]) for row in rows] == [
        bool(row["about"]) for row in rows
    ]


def test_a_paper_with_errors_is_not_lost(coders: Path, run: Run) -> None:
    file = coders / "howell-2024.yaml"
    file.write_text(file.read_text("utf-8").replace("strength: ", "strenght: "), "utf-8")
    call = ("reconcile", "coder-a", "coder-b", "--rule", "a")
    assert run(*call).code == 0
    result = run(*call, "--into", "new")
    assert (result.code, result.out) == (2, "")
    assert "left out because of errors: howell-2024" in result.err
    assert (
        "papers with errors would be lost, so nothing was written\n    hint: mend them"
        in result.err
    )
    assert not Path("new").exists()


@pytest.mark.parametrize("ending", ["json", "xlsx"])
def test_a_table_may_be_in_any_form_that_is_read(ending: str, coders: Path, run: Run) -> None:
    call = ("reconcile", "coder-a", "coder-b")
    assert run(*call, "--output", f"d.{ending}").code == 0
    result = run(*call, "--table", f"d.{ending}", "--format", "json")
    assert result.code == 0, result.err
    assert {row["decision"] for row in json.loads(result.out)["rows"]} == {None}


def test_what_one_coder_alone_has_may_go(coders: Path, run: Run) -> None:
    result = run(
        "reconcile", "coder-b", "coder-a", "--rule", "common", "--rule", "b", "--into", "n"
    )
    assert result.code == 0, result.err
    text = Path("n/howell-2024.yaml").read_text("utf-8")
    assert "tell-the-public" not in text
    assert "deter-provocations" in text
    assert "rok" in text


def test_two_coders_in_one_folder(run: Run) -> None:
    run("init", "one")
    file = Path("one/okafor-2024.yaml")
    text = file.read_text("utf-8")
    entries = text.partition("recommendations:\n")[2].partition("dismissed:")[0]
    person = entries.replace("\n    statement:", "\n    coder: Noor Ali\n    statement:")
    model = entries.replace("\n    statement:", "\n    proposed_by: gpt-5\n    statement:")
    model = model.replace("- id: ", "- id: machine-").replace("strength: could", "strength: must")
    # A third person coded one beside them, and nobody's name stands in the other paper.
    other = entries.partition("\n\n")[0].replace("- id: ", "- id: other-")
    other = other.replace("\n    statement:", "\n    coder: Kaja\n    statement:")
    file.write_text(text.replace(entries, f"{person}\n{other}\n\n{model}"), "utf-8")
    coders = ("--coder", "noor ali", "--coder", "gpt-5")
    result = run("reconcile", "one", *coders, "--rule", "firmer", "--into", "new")
    assert result.code == 0, result.err
    new = load_corpus(Path("new"))
    assert "what neither coder coded stays: 3\n" in result.err
    assert list(new.papers) == ["ali-2023", "okafor-2024"]
    assert Path("new/ali-2023.yaml").read_bytes() == Path("one/ali-2023.yaml").read_bytes()
    recommendations = new.papers["okafor-2024"].recommendations
    assert [one.coder for one in recommendations].count("Noor Ali") == 2
    assert [one.coder for one in recommendations].count("Kaja") == 1
    assert not any(one.proposed_by or one.id.startswith("machine-") for one in recommendations)


def test_what_would_bring_errors_is_not_written(coders: Path, run: Run) -> None:
    book, howell = coders / "codebook.yaml", coders / "howell-2024.yaml"
    book.write_text(book.read_text("utf-8").replace("quote_words: 12", "quote_words: 30"), "utf-8")
    text = howell.read_text("utf-8").replace("tell the public", "tell the public " * 5)
    howell.write_text(text, "utf-8")
    result = run("reconcile", "coder-a", "coder-b", "--rule", "b", "--into", "new")
    assert (result.code, result.out) == (2, "")
    assert "error[long-quote]" in result.err
    assert "what was decided would bring errors into new, for the reasons above" in result.err
    assert not Path("new").exists()

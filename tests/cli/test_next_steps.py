"""What to do next, as it is said after a command."""

import shlex
from pathlib import Path

import pytest

from tests.support.corpora import Run
from tests.support.drafts import follow, text
from tests.support.housing import BERG, answered, call


def test_texts_are_looked_for_where_they_are(housing: Path, tmp_path: Path) -> None:
    def check(*texts: str) -> str:
        out = str(call("draft", *texts, "--force").out)
        return out.partition("and give its positions\n")[2]

    one = text(tmp_path / "a b" / "x y.txt")
    renamed = text(housing / "sources" / "Rooms.txt", Path(BERG).read_text())
    # Under whatever name: by its digest.
    Path(renamed).rename(housing / "sources" / "Zimmer.txt")
    assert check(BERG) == "3. policy-compare check --corpus housing\n"
    quoted = shlex.quote(str(tmp_path / "a b"))
    assert check(one) == f"3. policy-compare check --corpus housing --sources {quoted}\n"
    assert check(one, text(tmp_path / "c" / "z.txt", "Ministers must act.\n")) == (
        "3. put the texts into housing/sources, where check looks for them\n"
        "4. policy-compare check --corpus housing\n"
    )


def test_a_draft_finds_its_text_whatever_that_is_called(housing: Path) -> None:
    call("draft", BERG)
    # The name that the file had tells its form, where the new one does not.
    (housing / "sources" / "berg-2025.txt").rename(housing / "sources" / "Rooms (final).bin")
    found = call("check")
    assert "Found in 3 texts: 8 of 8 quotes." in found.out
    assert "no-source" not in found.out
    assert "4 of 4 passages drafted or coded" in call("coverage", "--paper", "berg-2025").out
    shown = answered("show", "berg-2025/pay-half-repair")
    assert "in the text" in {row["field"] for row in shown["rows"]}


@pytest.mark.parametrize("output", ["all.csv", "housing/all.csv"])
def test_a_table_goes_into_a_corpus_wherever_it_lies(housing: Path, run: Run, output: str) -> None:
    found = call("draft", BERG, "--output", output)
    into = output.removesuffix(".csv")
    sources = "" if "/" in output else " --sources housing/sources"
    assert found.out.partition("What to do next\n\n")[2] == (
        f"1. code {output} in a spreadsheet, under proposition and stance, as the guide says on "
        "its page excel\n"
        f"2. policy-compare import {output} --into {into} --codebook housing/codebook.yaml\n"
        f"3. policy-compare check --corpus {into}{sources}\n"
    )
    assert follow(found.out) == [0, 0]
    check = found.out.splitlines()[-1].partition("policy-compare ")[2]
    assert "Found in 1 text: 4 of 4 quotes." in run(*shlex.split(check)).out


def test_a_table_that_is_none_of_the_corpus_starts_none(tmp_path: Path, run: Run) -> None:
    found = run("draft", text(tmp_path / "a.txt"), "--corpus", ".", "--output", "all.csv")
    assert (found.code, found.err) == (0, "wrote all.csv\n")
    assert follow(found.out) == [0, 0]


def test_a_variable_that_names_no_folder_stops_no_draft(
    housing: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POLICY_COMPARE_SOURCES", "nowhere")
    found = call("draft", BERG)
    assert found.code == 0
    assert found.out.endswith("3. policy-compare check --corpus housing\n")


def test_a_corpus_that_is_found_need_not_be_named(
    housing: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(housing)
    found = run("draft", "sources/berg-2025.txt")
    assert found.out.endswith("3. policy-compare check\n")


def test_the_commands_after_init_work(run: Run, tmp_path: Path) -> None:
    found = run("init", "housing")
    lines = [line.partition("policy-compare ")[2] for line in found.err.splitlines()]
    commands = [line.partition("    ")[0] for line in lines if line]
    assert commands == [
        "summary --corpus housing",
        f"draft {BERG} --corpus housing",
        "check --corpus housing",
    ]
    assert [run(*shlex.split(one)).code for one in commands] == [0, 0, 0]

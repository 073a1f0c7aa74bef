"""The command draft: what it writes, what it says, and what it leaves alone."""

import json
from pathlib import Path

from policy_compare.corpus.reader import load_corpus
from tests.support.drafts import ALI, OKAFOR, follow, text
from tests.support.housing import BERG, answered, call, joined
from tests.texts.test_language import GERMAN


def test_a_draft_goes_into_the_corpus(housing: Path) -> None:
    found = call("draft", BERG)
    assert (found.code, found.err) == (0, "wrote housing/berg-2025.yaml\n")
    assert found.out == BERG_DRAFTED
    assert (housing / "berg-2025.yaml").read_text("utf-8").startswith("# yaml-language-server")


BERG_DRAFTED = """\
4 passages drafted in berg-2025.txt
───────────────────────────────────
order      4 official
strength   1 must, 2 should, 1 could
sections   Recommendations (4)
certainty  100 of 100
title      Rooms without a door: what tenants of small towns need (from the
           text)
authors    Jo Berg, Mina Sand (from the text)
issued     2025-03-03 (from the text)
not found  publisher

What to do next

1. policy-compare code --corpus housing    decides on them on a screen
2. or by hand: word each statement anew in housing/berg-2025.yaml, and give its positions
3. policy-compare check --corpus housing
"""


def test_the_passages_are_shown_where_asked_for(housing: Path) -> None:
    assert "pay-half-repair" not in call("draft", BERG, "--output", "few.yaml").out
    found = call("draft", BERG, "--show")
    assert "pay-half-repair" in found.out
    assert "│ 100       │ set-public-register" in found.out
    assert found.out.index("set-public-register") < found.out.index("What to do next")


def test_a_draft_goes_where_it_is_told(housing: Path, tmp_path: Path) -> None:
    found = call("draft", BERG, "--output", "other.yaml")
    assert (found.code, found.err) == (0, "wrote other.yaml\n")
    assert "2. put other.yaml into a corpus's folder, then policy-compare check\n" in found.out
    assert (tmp_path / "other.yaml").is_file()
    assert not (housing / "berg-2025.yaml").exists()


def test_another_paper_that_is_broken_is_no_matter_to_a_draft(housing: Path) -> None:
    (housing / "ali-2023.yaml").write_text("paper: [")
    assert call("draft", BERG).code == 0
    assert (housing / "berg-2025.yaml").is_file()


def test_less_certain_passages_are_drafted_where_asked_for(housing: Path) -> None:
    few = call("draft", OKAFOR, "--output", "few.yaml")
    more = call("draft", OKAFOR, "--output", "more.yaml", "--all")
    assert "2 passages drafted" in few.out
    assert "Less certain passages left out: 1; --all --force drafts them too." in joined(few.out)
    assert "3 passages drafted" in more.out
    assert "left out" not in more.out
    assert call("draft", OKAFOR, "--output", "few.yaml", "--all", "--force").out == (
        more.out.replace("more.yaml", "few.yaml")
    )


def test_many_texts_are_drafted_in_one_call(housing: Path, tmp_path: Path) -> None:
    texts = [text(tmp_path / "texts" / f"{name}.txt") for name in ("a", "b", "c")]
    found = call("draft", *texts, texts[0])
    assert found.code == 0
    assert found.err == "".join(f"wrote housing/{name}.yaml\n" for name in "abc")
    assert found.out.startswith("3 passages drafted in 3 texts\n")
    assert "2. or by hand: word each statement anew in the files in housing" in found.out
    assert f"policy-compare check --corpus housing --sources {tmp_path / 'texts'}\n" in found.out
    assert follow(found.out) == [0]
    assert {"a", "b", "c"} < set(load_corpus(housing).papers)


def test_what_stands_in_the_way_of_one_is_no_matter_to_the_others(
    housing: Path, tmp_path: Path
) -> None:
    (tmp_path / "bad.pdf").write_bytes(b"no PDF")
    good = text(tmp_path / "good.txt")
    found = call("draft", ALI, "bad.pdf", good, OKAFOR, "absent.txt", text(tmp_path / "x/good.md"))
    assert found.code == 1
    assert found.out.startswith("1 passage drafted in good.txt\n")
    assert (housing / "good.yaml").is_file()
    assert [line for line in found.err.splitlines() if not line.startswith("    hint")] == [
        "wrote housing/good.yaml",
        f"error: {tmp_path / 'x/good.md'} would be called good, as {good} is",
        "error: 2 drafts exist and were kept: housing/ali-2023.yaml, housing/okafor-2024.yaml",
        "error: bad.pdf is no PDF, whatever its name says",
        "error: there is no file absent.txt",
    ]
    assert "hint: --force drafts them anew, and keeps the old ones beside them" in found.err


def test_where_nothing_is_drafted_the_call_has_failed(housing: Path) -> None:
    found = call("draft", "absent.txt", "nowhere.txt", ALI)
    assert (found.code, found.out) == (2, "")
    assert found.err.count("error: ") == 3


def test_a_draft_is_uncoded_and_stops_no_command(housing: Path) -> None:
    call("draft", BERG)
    found = call("check", "--format", "json")
    assert found.code == 0
    rows = json.loads(found.out)["rows"]
    assert {row["severity"] for row in rows} == {"warning"}
    assert [row["file"] for row in rows if row["code"] == "uncoded"] == [
        "housing/berg-2025.yaml"
    ] * 4
    assert call("overlap").code == 0
    assert {row["paper"] for row in answered("list")["rows"]} == {
        "ali-2023", "berg-2025", "okafor-2024"
    }  # fmt: skip


OPEN = "    positions:\n"


def test_a_draft_with_its_stances_is_coded(housing: Path) -> None:
    call("draft", BERG)
    path = housing / "berg-2025.yaml"
    content = path.read_text("utf-8")
    assert content.count(OPEN) == 4
    path.write_text(content.replace(OPEN, f"{OPEN}      build-more: neutral\n"), "utf-8")
    answer = answered("check")
    # That its statements are still the paper's own words.
    assert {row["code"] for row in answer["rows"]} == {"verbatim-statement"}
    assert "Found in 3 texts: 8 of 8 quotes." in answer["notes"]
    found = call("coverage", "--paper", "berg-2025")
    assert "4 of 4 passages coded (100 %)." in found.out


def test_a_draft_without_passages_stops_no_command(housing: Path, tmp_path: Path) -> None:
    assert call("draft", text(tmp_path / "rain.txt", "A note on rain\n\nIt rained.\n")).code == 0
    assert call("overlap").code == 0
    found = call("check")
    assert found.code == 0
    assert "no-recommendations" in found.out
    assert "Found in 2 texts: 4 of 4 quotes." in found.out


def test_nothing_is_drafted_from_a_text_that_urges_nothing(housing: Path, tmp_path: Path) -> None:
    calm = text(tmp_path / "calm.txt", "Rents rose last year. Nobody knew the reason.\n")
    found = call("draft", calm)
    assert found.code == 0
    assert found.out.startswith("Nothing drafted in calm.txt\n")
    assert "No passage was taken for a recommendation; passages are found in English" in found.out
    assert "1. code by hand in housing/calm.yaml what the text urges\n" in found.out
    assert "recommendations: []" in (housing / "calm.yaml").read_text("utf-8")


def test_another_language_is_said(housing: Path, tmp_path: Path) -> None:
    german = text(tmp_path / "berg.txt", f"{GERMAN}\n\n{GERMAN}\n")
    found = call("draft", german)
    assert found.code == 0
    assert found.out.startswith("Nothing drafted in berg.txt\n")
    assert "berg.txt seems to be in German; passages are found in English only.\n" in found.out
    assert "language   de (from its words)" in found.out
    assert load_corpus(housing).papers["berg"].details == {"language": "de"}
    (note,) = answered("coverage", "--paper", "berg", "--sources", str(tmp_path))["notes"]
    assert note == "berg: the text seems to be in German; passages are found in English only"

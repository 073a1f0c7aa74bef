"""The commands that go from a paper's text to its coding: draft, coverage, and show."""

import io
import json
import sys
import threading
from pathlib import Path

import pytest

from policy_compare.cli import texts
from policy_compare.corpus.reader import load
from tests.housing import BERG, answered, broken, call, changed, joined, types
from tests.support import Run

# draft


def test_a_draft_goes_into_the_corpus(housing: Path) -> None:
    found = call("draft", *BERG)
    assert found.code == 0
    assert "4 passages drafted in berg-2025.txt" in found.out
    assert (
        "»should pay half of a repair where the owner lets the home«"
        in joined(found.out.replace("│", " ").replace("lets the home« for ten", "lets the home«"))
        or "pay-half-repair" in found.out
    )
    assert found.err == (
        "wrote housing/berg-2025.yaml: word each statement anew, give each stance, "
        "then policy-compare check\n"
    )
    assert (housing / "berg-2025.yaml").read_text("utf-8").startswith("# yaml-language-server")


def test_a_draft_goes_where_it_is_told(housing: Path, tmp_path: Path) -> None:
    found = call("draft", *BERG, "--output", "other.yaml")
    assert (found.code, "wrote other.yaml: " in found.err) == (0, True)
    assert (tmp_path / "other.yaml").is_file()
    assert not (housing / "berg-2025.yaml").exists()


def test_what_a_draft_still_wants_is_said(housing: Path, tmp_path: Path) -> None:
    (tmp_path / "berg.txt").write_text("Homes\n\nThe council should build homes at once.\n")
    said = joined(call("draft", "berg.txt", "--id", "berg", "--output", "other.yaml").err)
    assert "in a corpus the paper is called other, after its file" in said
    assert "check looks for berg.txt in the corpus's sources/, or where --sources says" in said
    said = call("draft", *BERG).err
    assert "is called" not in said
    assert "looks for" not in said


@pytest.mark.parametrize("where", ["housing/ali-2023.yaml", "mine.txt"])
def test_a_draft_is_written_over_nothing(where: str, housing: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    before = (tmp_path / where).read_bytes()
    output = ["--output", where] if where == "mine.txt" else []
    found = call("draft", BERG[0], "--id", "ali-2023", *output)
    assert (found.code, found.out) == (2, "")
    assert f"{where} exists and was kept" in found.err
    assert "name another with --output" in found.err
    assert "--force" not in found.err
    assert (tmp_path / where).read_bytes() == before


def test_a_draft_does_not_go_into_the_corpus_of_the_program(
    housing: Path, run: Run, tmp_path: Path
) -> None:
    found = run("draft", *BERG)
    assert (found.code, found.out) == (2, "")
    assert found.err == (
        "error: there is no corpus of your own here to put a draft in\n"
        "    hint: policy-compare init makes one; or name a file with --output\n"
    )
    assert run("draft", *BERG, "--output", "berg-2025.yaml").code == 0
    assert (tmp_path / "berg-2025.yaml").is_file()


@pytest.mark.parametrize("output", [[], ["--output", "a.yaml"]])
@pytest.mark.parametrize("id", ["../berg", "berg 2025", "", "_berg"])
def test_an_id_that_is_none_is_refused(
    id: str, output: list[str], housing: Path, tmp_path: Path
) -> None:
    before = sorted(tmp_path.rglob("*"))
    found = call("draft", BERG[0], "--id", id, *output)
    assert (found.code, found.out) == (2, "")
    assert f"error: '{id}' cannot be an id" in found.err
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("absent.txt", None, "absent.txt"),
        ("homes.doc", b"\xd0\xcf\x11\xe0", "homes.doc"),
        ("homes.pdf", b"no PDF", "homes.pdf"),
    ],
)
def test_a_text_that_cannot_be_read_leaves_no_draft(
    name: str, content: bytes | None, said: str, housing: Path, tmp_path: Path
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    found = call("draft", name, "--id", "homes")
    assert (found.code, found.out) == (2, "")
    assert found.err.startswith("error: ")
    assert said in found.err
    assert not (housing / "homes.yaml").exists()


def test_another_paper_that_is_broken_is_no_matter_to_a_draft(housing: Path) -> None:
    (housing / "ali-2023.yaml").write_text("paper: [")
    assert call("draft", *BERG).code == 0
    assert (housing / "berg-2025.yaml").is_file()


@pytest.mark.parametrize("content", [None, "topics: ["])
def test_without_a_codebook_nothing_is_drafted(content: str | None, housing: Path) -> None:
    (housing / "codebook.yaml").unlink()
    if content:
        (housing / "codebook.yaml").write_text(content)
    found = call("draft", *BERG)
    assert (found.code, found.out) == (2, "")
    assert "codebook.yaml" in found.err
    assert not (housing / "berg-2025.yaml").exists()


def test_less_certain_passages_are_drafted_where_asked_for(housing: Path) -> None:
    text = ("housing/sources/okafor-2024.txt", "--id", "again")
    few = call("draft", *text, "--output", "few.yaml")
    more = call("draft", *text, "--output", "more.yaml", "--all")
    assert "2 passages drafted" in few.out
    assert "Less certain passages left out: 1; --all drafts them too." in joined(few.out)
    assert "3 passages drafted" in more.out
    assert "left out" not in more.out


OPEN = "    positions:\n"


def test_a_draft_is_only_still_to_be_coded(housing: Path) -> None:
    call("draft", *BERG)
    found = call("check", "--format", "json")
    assert found.code == 0
    rows = json.loads(found.out)["rows"]
    assert [row["code"] for row in rows].count("uncoded") == 4
    assert {row["code"] for row in rows} == {"uncoded", "verbatim-statement"}


def test_a_draft_with_its_stances_is_without_errors(housing: Path) -> None:
    call("draft", *BERG)
    path = housing / "berg-2025.yaml"
    text = path.read_text("utf-8")
    assert text.count(OPEN) == 4
    path.write_text(text.replace(OPEN, f"{OPEN}      build-more: neutral\n"), "utf-8")
    answer = answered("check")
    # That its statements are still the paper's own words.
    assert {row["code"] for row in answer["rows"]} == {"verbatim-statement"}
    assert "Found in 3 texts: 8 of 8 quotes." in answer["notes"]
    found = call("coverage", "--paper", "berg-2025")
    assert "4 of 4 passages coded (100 %)." in found.out


def test_a_draft_without_passages_stops_no_command(housing: Path, tmp_path: Path) -> None:
    (tmp_path / "rain.txt").write_text("A note on rain\n\nIt rained all day.\n")
    assert call("draft", "rain.txt", "--id", "rain").code == 0
    found = call("overlap")
    assert found.code == 0
    assert "rain" in found.out
    found = call("check")
    assert found.code == 0
    assert "no-recommendations" in found.out
    assert "Found in 2 texts: 4 of 4 quotes." in found.out


def test_nothing_is_drafted_from_a_text_that_urges_nothing(housing: Path, tmp_path: Path) -> None:
    (tmp_path / "calm.txt").write_text("Rents rose last year. Nobody knew the reason.\n")
    found = call("draft", "calm.txt", "--id", "calm")
    assert found.code == 0
    assert "0 passages drafted in calm.txt" in found.out
    assert "recommendations: []" in (housing / "calm.yaml").read_text("utf-8")
    assert "wrote housing/calm.yaml: no passage was taken for a recommendation" in found.err


# coverage

#: The one passage of the example's texts that is not coded.
LEFT = "should ask them what it would take"


def test_what_is_not_coded_is_listed(housing: Path) -> None:
    found = call("coverage")
    assert (found.code, found.err) == (0, "")
    assert "2 of 3 passages coded (66 %)." in found.out
    assert "2 of 2 passages coded (100 %)." in found.out
    assert "»should ask them" in found.out
    assert "should cap yearly" not in found.out


def test_what_is_not_coded_in_csv_and_json(housing: Path) -> None:
    found = call("coverage", "--format", "csv")
    assert found.out.splitlines() == [
        "paper,certainty,strength,quote,section,paragraph,page,text,reasons",
        f"ali-2023,90,should,{LEFT},Proposals,6,,The council {LEFT}.,"
        "modal “should”; under the heading “Proposals”",
    ]
    answer = answered("coverage")
    assert [row["quote"] for row in answer["rows"]] == [LEFT]
    assert answer["notes"] == [
        "ali-2023: 2 of 3 passages coded (66 %)",
        "okafor-2024: 2 of 2 passages coded (100 %)",
    ]


def test_coverage_in_a_file(housing: Path, tmp_path: Path) -> None:
    found = call("coverage", "--output", "left.md")
    assert (found.code, found.out, found.err) == (0, "", "wrote left.md\n")
    assert "| 90<br>should |" in (tmp_path / "left.md").read_text("utf-8")


def test_coverage_of_some_papers(housing: Path) -> None:
    (note,) = answered("coverage", "--paper", "Okafor 2024")["notes"]
    assert note.startswith("okafor-2024: ")
    both = answered("coverage", "--paper", "okafor-2024", "--paper", "ali-2023")["notes"]
    assert [one.partition(":")[0] for one in both] == ["ali-2023", "okafor-2024"]
    found = call("coverage", "--paper", "ali-2024")
    assert (found.code, found.out) == (2, "")
    assert "no paper is called 'ali-2024'" in found.err
    assert "ali-2023" in found.err


def test_coverage_of_less_certain_passages(housing: Path) -> None:
    answer = answered("coverage", "--all")
    assert [row["paper"] for row in answer["rows"]] == ["ali-2023", "okafor-2024"]
    assert answer["notes"][1] == "okafor-2024: 2 of 2 passages coded (100 %), 1 more less certain"


def test_coverage_without_texts(housing: Path, tmp_path: Path) -> None:
    (housing / "sources").rename(tmp_path / "elsewhere")
    found = call("coverage")
    assert (found.code, found.out) == (2, "")
    assert found.err == (
        "error: the papers' texts are not here\n"
        "    hint: --sources DIR names the folder that holds them\n"
    )
    assert len(answered("coverage", "--sources", "elsewhere")["rows"]) == 1


def test_a_text_that_is_not_there_is_noted(housing: Path) -> None:
    (housing / "sources" / "okafor-2024.txt").unlink()
    answer = answered("coverage")
    assert [row["paper"] for row in answer["rows"]] == ["ali-2023"]
    share, note = answer["notes"]
    assert share == "ali-2023: 2 of 3 passages coded (66 %)"
    assert note.startswith("Not looked at: okafor-2024, whose text is not in ")
    assert note.endswith("housing/sources.")


def test_a_text_that_cannot_be_read_is_noted(housing: Path) -> None:
    broken(housing, "ali-2023")
    answer = answered("coverage")
    assert answer["rows"] == []
    share, note = answer["notes"]
    assert share == "okafor-2024: 2 of 2 passages coded (100 %)"
    assert note.startswith("Not looked at: ali-2023, since ")
    assert "ali-2023.pdf" in note


def test_a_paper_with_errors_has_no_coverage(housing: Path) -> None:
    changed(housing / "okafor-2024.yaml", "strength: must", "strength: mist")
    found = call("coverage")
    assert found.code == 0
    assert "Okafor" not in found.out
    assert found.err == (
        "left out, since it has errors: okafor-2024; policy-compare check lists them\n"
    )


def test_coverage_has_the_papers_that_wait_for_their_stances(housing: Path) -> None:
    call("draft", *BERG)
    quote = 'quote: "should pay half of a repair'
    changed(housing / "berg-2025.yaml", quote, 'quote: "should pay all of a repair')
    found = call("coverage", "--paper", "berg-2025")
    assert found.code == 0
    assert "3 of 4 passages coded (75 %)" in found.out
    assert "left out" not in found.err


# coverage --dismiss

REASON = "a question for later"


@pytest.mark.parametrize(
    "given",
    [
        ["--dismiss", LEFT],
        ["--why", REASON],
        ["--dismiss", " ", "--why", REASON],
        ["--dismiss", LEFT, "--why", ""],
    ],
)
def test_a_dismissal_has_words_and_a_reason(given: list[str], housing: Path) -> None:
    before = (housing / "ali-2023.yaml").read_bytes()
    found = call("coverage", *given, "--yes")
    assert (found.code, found.out) == (2, "")
    assert "error: a dismissal has words of the passage and a reason" in found.err
    assert (housing / "ali-2023.yaml").read_bytes() == before


@pytest.mark.parametrize(
    ("quote", "said", "hint"),
    [
        ("should ask nobody", "is in no text", "quote the passage to the letter"),
        ("council should", "stands 3 times in the texts", "name the paper with --paper"),
        ("a new home", "stands 2 times in the texts", "quote more of the passage"),
    ],
)
def test_a_dismissal_is_of_one_passage(quote: str, said: str, hint: str, housing: Path) -> None:
    changed(housing / "sources" / "ali-2023.txt", "Three things", "Not a new home. Three things")
    files = {one: one.read_bytes() for one in housing.glob("*.yaml")}
    found = call("coverage", "--dismiss", quote, "--why", REASON, "--yes")
    assert (found.code, found.out) == (2, "")
    assert f"error: “{quote}” {said}" in found.err
    assert hint in found.err
    assert {one: one.read_bytes() for one in housing.glob("*.yaml")} == files


@pytest.mark.parametrize(
    ("quote", "said", "hint"),
    [
        ("a ceiling on annual increases", "is behind a recommendation of ali-2023", "take the"),
        ("should ask them", "is dismissed already", "the reason stands in ali-2023.yaml"),
    ],
)
def test_a_passage_is_dismissed_once_and_not_where_it_is_coded(
    quote: str, said: str, hint: str, housing: Path
) -> None:
    call(*DISMISS, "--yes")
    before = (housing / "ali-2023.yaml").read_bytes()
    found = call("coverage", "--dismiss", quote, "--why", REASON, "--yes")
    assert found.code == 2
    assert f"the passage with “{quote}” {said}" in joined(found.err)
    assert hint in found.err
    assert (housing / "ali-2023.yaml").read_bytes() == before


def test_that_nothing_was_found_to_dismiss_is_said(housing: Path) -> None:
    found = call("coverage", "--dismiss", "empty plots  ARE", "--why", REASON, "--yes")
    assert found.code == 0
    assert "no passage that urges an action has" in joined(found.err)
    assert '- quote: "Empty plots are"' in (housing / "ali-2023.yaml").read_text()


def test_the_paper_says_which_passage_is_dismissed(housing: Path) -> None:
    changed(housing / "sources" / "ali-2023.txt", "Three things", "Not a new home. Three things")
    more = ("--why", REASON, "--yes", "--paper", "ali-2023")
    assert call("coverage", "--dismiss", "a new home", *more).code == 0
    papers = load(housing).papers
    assert [one.quote for one in papers["ali-2023"].dismissed] == ["a new home"]
    assert papers["okafor-2024"].dismissed == ()


ADDED = f"""
dismissed:
  - quote: "{LEFT}"
    section: Proposals
    paragraph: 6
    why: {REASON}
"""
DISMISS = ("coverage", "--dismiss", LEFT, "--why", REASON)


def test_a_dismissal_is_shown_and_written(housing: Path) -> None:
    path = housing / "ali-2023.yaml"
    before = path.read_bytes()
    found = call(*DISMISS, "--yes")
    assert (found.code, found.out) == (0, "")
    assert path.read_bytes() == before + ADDED.encode()
    assert "".join(f"+{line}\n" for line in ADDED.splitlines()) in found.err
    assert found.err.endswith("\nwrote housing/ali-2023.yaml\n")
    (one,) = load(housing).papers["ali-2023"].dismissed
    assert (one.quote, one.why, one.section, one.paragraph) == (LEFT, REASON, "Proposals", 6)


def test_what_is_dismissed_is_not_shown_again(housing: Path) -> None:
    call(*DISMISS, "--yes")
    answer = answered("coverage")
    assert answer["rows"] == []
    assert answer["notes"][0] == "ali-2023: 2 of 2 passages coded (100 %), 1 dismissed"
    assert call("check").code == 0


def test_a_dismissal_on_a_page_has_no_paragraph(housing: Path) -> None:
    quote = "Tenants need homes more than rules"
    assert call("coverage", "--dismiss", quote, "--why", REASON, "--yes").code == 0
    (one,) = load(housing).papers["okafor-2024"].dismissed
    assert (one.quote, one.paragraph, one.page) == (quote, None, "13")


def test_a_dismissal_leaves_every_other_byte(housing: Path) -> None:
    path = housing / "ali-2023.yaml"
    before = b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n")
    path.write_bytes(before)
    assert call(*DISMISS, "--yes").code == 0
    assert path.read_bytes() == before + ADDED.replace("\n", "\r\n").encode()


def test_where_nobody_can_be_asked_nothing_is_dismissed(housing: Path) -> None:
    before = (housing / "ali-2023.yaml").read_bytes()
    found = call(*DISMISS)
    assert (found.code, found.out) == (2, "")
    assert found.err.endswith(
        "error: nothing was written: nobody is there to be asked\n    hint: --yes writes it\n"
    )
    assert (housing / "ali-2023.yaml").read_bytes() == before


def test_without_a_standard_input_nobody_can_be_asked(
    housing: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    found = call(*DISMISS)
    assert (found.code, found.out) == (2, "")
    assert "nobody is there to be asked" in found.err


@pytest.mark.parametrize("answer", ["n\n", "\n", "", "what?\n"])
def test_a_dismissal_that_is_declined(
    answer: str, housing: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (housing / "ali-2023.yaml").read_bytes()
    types(monkeypatch, answer)
    found = call(*DISMISS)
    assert (found.code, found.out) == (0, "")
    assert found.err.endswith("Write this? [y/N]: nothing was written\n")
    assert (housing / "ali-2023.yaml").read_bytes() == before


@pytest.mark.parametrize("answer", ["y\n", "Yes\n"])
def test_a_dismissal_that_is_agreed_to(
    answer: str, housing: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    types(monkeypatch, answer)
    found = call(*DISMISS)
    assert (found.code, found.out) == (0, "")
    assert found.err.endswith("Write this? [y/N]: wrote housing/ali-2023.yaml\n")
    assert (housing / "ali-2023.yaml").read_text("utf-8").endswith(ADDED)


# show


def test_a_quote_is_shown_in_its_text(housing: Path) -> None:
    (fact,) = [
        row["value"]
        for row in answered("show", "ali-2023/cap-rents")["rows"]
        if row["field"] == "in the text"
    ]
    assert fact == (
        "The council should cap how fast rents rise in the old town. We have in mind »a ceiling on "
        "annual increases«, set each spring and tied to wages. (section Proposals, paragraph 3)"
    )
    assert "»a ceiling on annual increases«" in joined(call("show", "cap-rents").out)


def test_without_texts_a_recommendation_is_shown_as_before(housing: Path, tmp_path: Path) -> None:
    with_text = answered("show", "ali-2023/cap-rents")
    (housing / "sources").rename(tmp_path / "elsewhere")
    answer = answered("show", "ali-2023/cap-rents")
    assert answer["rows"] == [row for row in with_text["rows"] if row["field"] != "in the text"]
    assert answer["notes"] == with_text["notes"]


def test_a_text_that_is_not_there_is_noted_by_show(housing: Path) -> None:
    (housing / "sources" / "ali-2023.txt").unlink()
    answer = answered("show", "ali-2023/cap-rents")
    assert "in the text" not in {row["field"] for row in answer["rows"]}
    (note,) = [one for one in answer["notes"] if "ali-2023" in one]
    assert note.startswith("The text of ali-2023 is not in ")


def test_a_text_that_cannot_be_read_is_noted_by_show(housing: Path) -> None:
    broken(housing, "ali-2023")
    found = call("show", "ali-2023/cap-rents")
    assert (found.code, found.err) == (0, "")
    assert "The text of ali-2023 was not read: " in joined(found.out)
    assert "in the text " not in found.out


def test_a_quote_that_is_not_in_its_text_is_noted_by_show(housing: Path) -> None:
    changed(housing / "ali-2023.yaml", "on annual increases", "of annual increases")
    answer = answered("show", "ali-2023/cap-rents")
    assert "The quote of ali-2023/cap-rents is not in the text of ali-2023." in answer["notes"]
    assert "in the text" not in {row["field"] for row in answer["rows"]}


def test_what_is_no_recommendation_asks_for_no_text(housing: Path) -> None:
    broken(housing, "ali-2023")
    assert answered("show", "ali-2023")["notes"] == []


# working


class Stream(io.StringIO):
    def __init__(self, terminal: bool) -> None:
        super().__init__()
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal


@pytest.mark.parametrize("terminal", [True, False])
def test_long_work_is_told_on_a_terminal(terminal: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """The timer is let run out before the work ends, so that no clock decides."""
    stream = Stream(terminal)
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(texts, "_PATIENCE", 0)
    before = set(threading.enumerate())
    with texts.working("reading homes.pdf"):
        for timer in set(threading.enumerate()) - before:
            timer.join()
    assert stream.getvalue() == ("reading homes.pdf …\n" if terminal else "")


def test_nothing_is_told_of_quick_work(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Stream(terminal=True)
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(texts, "_PATIENCE", 600)
    before = set(threading.enumerate())
    with texts.working("reading homes.pdf"):
        (timer,) = set(threading.enumerate()) - before
    # It was called off, or this would wait for as long.
    timer.join()
    assert stream.getvalue() == ""


def test_work_that_fails_is_not_told_of_later(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", Stream(terminal=True))
    monkeypatch.setattr(texts, "_PATIENCE", 600)
    before = set(threading.enumerate())
    with pytest.raises(ValueError, match="homes"), texts.working("reading"):
        raise ValueError("homes")
    for timer in set(threading.enumerate()) - before:
        timer.join()
    assert set(threading.enumerate()) <= before

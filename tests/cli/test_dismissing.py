"""The command coverage: what of the papers' texts is not coded, and what urges nothing."""

import sys
from pathlib import Path

import pytest

from policy_compare.corpus.reader import load_corpus
from tests.support.housing import answered, broken, call, changed, joined, types

#: The one passage of the example's texts that is not coded.
LEFT = "should ask them what it would take"


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
        (
            "council shoul",
            "stops inside a word or a number: ali-2023.txt has “council should”",
            "quote the passage to",
        ),
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
    papers = load_corpus(housing).papers
    assert [one.quote for one in papers["ali-2023"].dismissed] == ["a new home"]
    assert papers["okafor-2024"].dismissed == ()


UNREAD = "Not looked at: okafor-2024, since "


def test_texts_that_are_not_read_are_told_of(housing: Path) -> None:
    broken(housing, "okafor-2024")
    found = call(*DISMISS, "--yes")
    assert (found.code, found.out) == (0, "")
    assert found.err.startswith(UNREAD)
    assert (housing / "ali-2023.yaml").read_text("utf-8").endswith(ADDED)


def test_a_text_that_is_not_there_is_told_of(housing: Path) -> None:
    (housing / "sources" / "okafor-2024.txt").unlink()
    found = call(*DISMISS, "--yes")
    assert found.code == 0
    assert found.err.startswith("Not looked at: okafor-2024, whose text is not in ")


def test_words_in_no_text_that_was_read(housing: Path) -> None:
    broken(housing, "okafor-2024")
    found = call("coverage", "--dismiss", "should ask nobody", "--why", REASON, "--yes")
    assert (found.code, found.out) == (2, "")
    assert found.err.startswith(UNREAD)
    assert "\nerror: “should ask nobody” is in no text that was read\n" in found.err


def test_the_text_of_the_only_paper_must_be_readable(housing: Path) -> None:
    broken(housing, "ali-2023")
    found = call(*DISMISS, "--yes", "--paper", "ali-2023")
    assert (found.code, found.out) == (2, "")
    assert found.err.startswith("error: ")
    assert "ali-2023.pdf is no PDF" in found.err


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
    (one,) = load_corpus(housing).papers["ali-2023"].dismissed
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
    (one,) = load_corpus(housing).papers["okafor-2024"].dismissed
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

"""Each problem of a coding that its paper's text shows, and nothing that is none."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from types import ModuleType

import pytest

from policy_compare.cli.corpus_check import problem_kinds
from policy_compare.corpus.reader import load_corpus
from policy_compare.evidence import misleading_quotes, text_checks
from policy_compare.evidence.misleading_quotes import QUOTE_CHECKS
from policy_compare.evidence.quotes import QuoteIndex
from policy_compare.evidence.text_checks import (
    STRENGTH_WORDING,
    TEXT_CHECKS,
    sentence_at,
)
from policy_compare.evidence.verification import Verification
from policy_compare.model import Corpus, Dismissal, Source, Strength
from policy_compare.passage import QuoteCounts, add_quote_counts
from policy_compare.problems import Problem
from policy_compare.texts.document import Block, Document
from tests.support.corpora import SHIPPED
from tests.support.records import corpus, paper, urges
from tests.support.verifying import DIGEST, looked_up, quoted, verify

KINDS = problem_kinds()


def only(found: Verification, code: str) -> Problem:
    """The one problem there is, at the recommendation or the paper."""
    (one,) = found.problems
    assert one.code == code
    assert (one.severity, one.file) == (KINDS[code].severity, "c/ali.yaml")
    return one


def without_problems(found: Verification) -> Verification:
    """The rest of it, with the quotes of all papers together."""
    assert add_quote_counts(found.quotes_by_paper.values()) == found.quotes
    return found._replace(problems=(), quotes_by_paper={})


def test_a_quote_that_is_not_there_is_shown_beside_the_nearest(tmp_path: Path) -> None:
    found = looked_up(tmp_path, quoted("must cap “yearly” rent rises", "Findings", 9))
    one = only(found, "quote-not-found")
    assert one.line == 7
    assert one.message == "the quote of 'cap-rents' is not in ali.md"
    assert one.hint == (
        "nearest, 86 % alike (Proposals, paragraph 1): [-must-] {+should+} cap “yearly” rent rises"
    )
    assert without_problems(found) == Verification(quotes=QuoteCounts(absent=1), texts=1)


@pytest.mark.parametrize(
    "quote, how",
    [
        ("rent rise", "stops inside a word or a number: ali.md has “rent rises”"),
        ("owns … cap", "leaps over the end of a paragraph in ali.md: “owns … cap”"),
    ],
)
def test_a_quote_that_is_cut_or_parted_is_said_to_be_so(
    tmp_path: Path, quote: str, how: str
) -> None:
    found = looked_up(tmp_path, quoted(quote))
    code = "cut-quote" if "stops" in how else "parted-quote"
    assert only(found, code).message == f"the quote of 'cap-rents' {how}"
    assert without_problems(found) == Verification(quotes=QuoteCounts(absent=1), texts=1)
    gone = looked_up(tmp_path, dismissed=(Dismissal(quote, "It asks nothing."),))
    assert only(gone, "stale-dismissal").message == f"the dismissed passage “{quote}” {how}"


def test_a_doubt_is_told_where_every_place_of_the_quote_has_one(tmp_path: Path) -> None:
    text = "# Homes\n\nDo not cap rents.\n\n# Acts\n\nDo cap rents.\n"
    fine = looked_up(tmp_path, quoted("cap rents", "Acts", 1), text=text, source=None)
    assert fine.problems == ()
    only(
        looked_up(tmp_path, quoted("cap rents", "Homes", 1), text=text, source=None), "denied-quote"
    )


@pytest.mark.parametrize("suffix", ["txt", "md"])
def test_a_number_in_brackets_is_a_note_s_where_the_text_has_such_a_note(
    tmp_path: Path, suffix: str
) -> None:
    text = "# Homes\n\n# Acts\n\nThe council has to cap [10] rents now."
    item = quoted("has to cap rents now", "Acts", 1)
    (one,) = looked_up(tmp_path, item, text=text, name=f"ali.{suffix}", source=None).problems
    assert one.code == "bracketed-number"
    assert "leaves out “[10]”" in one.message
    noted = f"{text}\n\n# Notes\n\n10. See the council.\n"
    found = looked_up(tmp_path, item, text=noted, name=f"ali.{suffix}", source=None)
    assert found.problems == ()


def test_braces_of_a_quote_are_shown_as_they_are(tmp_path: Path) -> None:
    found = looked_up(tmp_path, quoted("cap {0} rent rises"))
    assert "[-{0}-]" in only(found, "quote-not-found").hint


def test_nearly_alike_is_not_called_wholly_alike(tmp_path: Path) -> None:
    words = " ".join(f"home{number}" for number in range(60))
    item = quoted(words.replace("home33", "homo33"))
    found = looked_up(tmp_path, item, text=f"{words}.\n", source=None)
    assert only(found, "quote-not-found").hint.startswith("nearest, 99 % alike")


def test_a_quote_that_is_like_nothing_is_shown_beside_nothing(tmp_path: Path) -> None:
    found = looked_up(tmp_path, quoted("zzz"))
    assert only(found, "quote-not-found").hint.startswith("nothing in ali.md is much like it")


def test_a_quote_without_words_is_said_to_have_none(tmp_path: Path) -> None:
    found = looked_up(tmp_path, quoted("—"))
    assert only(found, "quote-not-found").hint == "the quote has no words"


def test_a_text_without_words_is_said_to_have_none(tmp_path: Path) -> None:
    found = looked_up(tmp_path, quoted("cap rents"), text="—\n", source=None)
    assert only(found, "quote-not-found").hint == "ali.md has no words"


def test_a_minus_that_the_text_has_not_is_shown(tmp_path: Path) -> None:
    found = looked_up(
        tmp_path, quoted("Rents rose -2 percent"), text="Rents rose 2 percent.\n", source=None
    )
    assert only(found, "quote-not-found").hint.endswith("Rents rose [--2-] {+2+} percent")


@pytest.mark.parametrize(
    "section, paragraph, coded",
    [
        ("Findings", None, "Findings"),
        ("Findings", 1, "Findings, paragraph 1"),
        ("Proposals", 3, "Proposals, paragraph 3"),
        ("", 7, "paragraph 7"),
    ],
)
def test_a_quote_elsewhere_is_at_the_wrong_place(
    tmp_path: Path, section: str, paragraph: int | None, coded: str
) -> None:
    found = looked_up(tmp_path, quoted("register every empty home", section, paragraph))
    one = only(found, "wrong-place")
    assert one.line == 7
    assert one.message == f"the quote of 'cap-rents' is not where it is coded: {coded}"
    assert one.hint == "its place is: Proposals, paragraph 2"
    assert without_problems(found) == Verification(quotes=QuoteCounts(found=1), texts=1)


def test_each_place_where_a_quote_could_be_meant_is_listed(tmp_path: Path) -> None:
    found = looked_up(tmp_path, quoted("the council owns little land", "Proposals"))
    assert only(found, "wrong-place").hint == (
        "its place is: Findings, paragraph 1; or Annexes, paragraph 1"
    )


def test_a_quote_that_stands_twice_needs_a_place(tmp_path: Path) -> None:
    found = looked_up(tmp_path, quoted("the council owns little land"))
    one = only(found, "ambiguous-quote")
    assert one.line == 7
    assert one.message == "the quote of 'cap-rents' stands 2 times in ali.md"
    assert one.hint == "say which is meant: Findings, paragraph 1; or Annexes, paragraph 1"
    assert without_problems(found) == Verification(quotes=QuoteCounts(found=1), texts=1)


@pytest.mark.parametrize("section, paragraph", [("Annexes", None), ("Annexes", 1), ("", 7)])
def test_the_place_says_which_quote_is_meant(
    tmp_path: Path, section: str, paragraph: int | None
) -> None:
    found = looked_up(tmp_path, quoted("the council owns little land", section, paragraph))
    assert found.problems == ()


def test_only_some_of_many_places_are_listed(tmp_path: Path) -> None:
    text = "".join(f"# Part {name}\n\nCap rents. Do cap rents.\n\n" for name in "ABCDEF")
    found = looked_up(tmp_path, quoted("cap rents"), text=text, source=None)
    one = only(found, "ambiguous-quote")
    assert "stands 12 times" in one.message
    places = "; or ".join(f"Part {name}, paragraph 1" for name in "ABCD")
    assert one.hint == f"say which is meant: {places}; or …"


def test_another_edition_is_noticed(tmp_path: Path) -> None:
    found = looked_up(
        tmp_path, quoted("rent rises", "Proposals", 1), source=Source("ali.md", "0" * 64)
    )
    one = only(found, "other-edition")
    assert one.line == 0
    assert one.message == f"ali.md is not the edition that was coded: its SHA-256 is {DIGEST}"
    assert found.quotes.found == 1


def test_the_letter_case_of_a_digest_does_not_matter(tmp_path: Path) -> None:
    assert looked_up(tmp_path, source=Source("ali.md", DIGEST.upper())).problems == ()


@pytest.mark.parametrize(
    "source, name",
    [(Source("2023/ali.md"), "2023/ali.md"), (Source("../x"), "../x"), (None, "ali.*")],
)
@pytest.mark.parametrize("count, counted", [(0, "0 quotes"), (1, "1 quote"), (2, "2 quotes")])
def test_a_text_that_is_not_there_is_named(
    tmp_path: Path, source: Source | None, name: str, count: int, counted: str
) -> None:
    items = [quoted("rent rises", id=f"r{number}") for number in range(count)]
    made = corpus(paper("ali", *items, source=source, file="c/ali.yaml"))
    found = verify(made, tmp_path)
    if not count and not source:
        # Of a reference alone nothing is coded.
        assert found.problems == ()
        return
    one = only(found, "no-source")
    assert one.message == f"the text {name} is not in {tmp_path}: {counted} not verified"
    assert "source.file" in one.hint
    assert ("leads out" in one.hint) == (name == "../x")
    assert without_problems(found) == Verification(quotes=QuoteCounts(unread=count))


def test_a_text_that_cannot_be_read_is_named_with_the_reason(tmp_path: Path) -> None:
    found = looked_up(tmp_path, quoted("rent rises"), text=b"\x89PNG\r\n\x1a\n")
    one = only(found, "unreadable-source")
    assert one.message == f"the paper's text was not read: {tmp_path / 'ali.md'} is an image"
    assert "OCR" in one.hint
    assert without_problems(found) == Verification(quotes=QuoteCounts(unread=1))


def test_a_folder_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "ali").mkdir()
    made = corpus(paper("ali", quoted("rent rises"), source=Source("ali"), file="c/ali.yaml"))
    assert "is a folder" in only(verify(made, tmp_path), "unreadable-source").message


def test_a_dismissal_of_what_is_not_there_is_stale(tmp_path: Path) -> None:
    dismissed = (
        Dismissal("a fund pays for “the” homes", "It reports."),
        Dismissal("A FUND pays for the homes", "It reports."),
    )
    found = looked_up(tmp_path, dismissed=dismissed)
    one = only(found, "stale-dismissal")
    assert one.message == "the dismissed passage “a fund pays for “the” homes” is not in ali.md"
    assert without_problems(found) == Verification(texts=1)


WORDINGS: dict[Strength, tuple[str, ...]] = {
    "must": ("must cap", "need to cap", "needs to cap", "Needs urgently to cap", "has to cap",
             "have to cap", "shall cap", "it is essential", "this step is vital", "are crucial"),
    "should": ("should cap", "SHOULD cap", "ought to cap", "is recommended", "we recommend",
               "urges them", "recommends that"),
    "could": ("could cap", "may cap", "might cap"),
}  # fmt: skip


SAID = [(said_, words) for said_, several in WORDINGS.items() for words in several]


def strength_problems(made: Corpus) -> tuple[Problem, ...]:
    """What is said of the strengths where no text is at hand."""
    return verify(made, None).problems


@pytest.mark.parametrize("coded", WORDINGS)
@pytest.mark.parametrize("meant, words", SAID)
def test_a_strength_follows_its_wording(coded: Strength, meant: Strength, words: str) -> None:
    quote = f"the council {words} “{{rents}}”"
    made = corpus(paper("ali", quoted(quote, strength=coded), file="c/ali.yaml"))
    found = strength_problems(made)
    if coded == meant:
        assert found == ()
        return
    (one,) = found
    assert one[:5] == ("warning", STRENGTH_WORDING, "c/ali.yaml", 7, 0)
    assert one.message == f"'cap-rents' is coded {coded}, and its wording says {meant}: “{quote}”"
    assert one.hint == f"code {meant}, or say in its note why not"


@pytest.mark.parametrize(
    "quote, strength",
    [
        ("must act, or they could fail", "must"),
        ("must act, or they could fail", "could"),
        ("a ceiling on rents", "must"),
        ("the mustard, shoulder and mighty homes", "could"),
        ("the council has the homes", "could"),
        ("needs homes", "could"),
        ("it has to do with rents", "could"),
        ("it should act", None),
        ("", "must"),
    ],
)
def test_no_wording_is_contradicted_without_need(quote: str, strength: Strength | None) -> None:
    assert (
        strength_problems(corpus(paper("ali", quoted(quote, strength=strength), urges(id="b"))))
        == ()
    )


def test_every_strength_that_a_quote_says_is_named() -> None:
    quote = "should act, or they could fail"
    (one,) = strength_problems(corpus(paper("ali", quoted(quote, strength="must"))))
    assert "says could or should:" in one.message


@pytest.mark.parametrize(
    "quote, strength, said_",
    [
        ("rent rises", "must", "should"),
        ("rent rises", "should", ""),
        ("sell land", "must", "could"),
        ("every empty home", "could", "must"),
        ("every empty home", "must", ""),
        ("a fund pays", "must", ""),
        ("should cap", "must", "should"),  # the quote itself says it, and once is enough
        ("little land", "must", ""),  # stands twice
    ],
)
def test_a_quote_without_strength_has_that_of_its_sentence(
    tmp_path: Path, quote: str, strength: Strength, said_: str
) -> None:
    found = looked_up(tmp_path, quoted(quote, "", None, "1", strength))
    about = [one for one in found.problems if one.code == "strength-wording"]
    assert [f"says {said_}: “" in one.message for one in about] == ([True] if said_ else [])


def test_the_sentence_is_that_in_which_the_quote_begins() -> None:
    block = Block("paragraph", "Rents rise. The council should act. It may wait.")
    at = QuoteIndex(Document("ali.md", "markdown", "", (block,)))
    for quote, sentence in (
        ("rents", "Rents rise."),
        ("council", "The council should act."),
        ("act. It may", "The council should act."),
        ("wait", "It may wait."),
    ):
        (match,) = at.find_quote(quote)
        assert sentence_at(match) == sentence


def test_the_shipped_coding_follows_its_wording() -> None:
    assert strength_problems(load_corpus(SHIPPED)) == ()


@pytest.mark.parametrize(
    "module, checks", [(text_checks, TEXT_CHECKS), (misleading_quotes, QUOTE_CHECKS)]
)
def test_every_check_is_listed_once(
    module: ModuleType, checks: Sequence[Callable[..., Iterable[Problem]]]
) -> None:
    named = [name for name in vars(module) if name.startswith("check_")]
    assert sorted(check.__name__ for check in checks) == sorted(named)

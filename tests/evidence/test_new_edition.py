"""Quotes of another edition are found where they stand now, and nothing else is called found."""

import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_compare.evidence.coded_quotes import PaperText, look_up_quotes
from policy_compare.evidence.text_checks import check_dismissals
from policy_compare.evidence.verification import Verification
from policy_compare.model import Dismissal, Evidence, Paper, Recommendation, Source
from policy_compare.texts.document import Block, Document
from policy_compare.texts.opening import read_document
from tests.support.quoting import document
from tests.support.records import corpus, paper, urges
from tests.support.verifying import verify

OLD = Source("ali.md", "0" * 64)


def quoted(id: str, quote: str, *place: Any) -> Recommendation:
    return urges(id=id, evidence=Evidence(quote, *place))


def verified(folder: Path, text: str, coded: Paper) -> Verification:
    (folder / "ali.md").write_text(text)
    return verify(corpus(coded), folder)


# Laws

#: Words that stand in one paragraph each.
WORDS = "rents homes roofs taxes plots lamps trees wells roads parks".split()  # noqa: SIM905

#: The paragraphs of a text by section.
Sections = list[list[str]]


def paragraph(word: str) -> str:
    return f"One thing more. The council should mend {word} before the year ends, and pay."


def quote(word: str) -> str:
    return f"should mend {word} before"


def written(sections: Sections) -> str:
    parts = []
    for number, words in enumerate(sections):
        parts += [f"# Part {number}", *(paragraph(word) if word else "Else." for word in words)]
    return "\n\n".join(parts)


def coding(sections: Sections, words: Sequence[str], forms: Sequence[str]) -> Paper:
    """A paper that quotes the paragraphs with these words, with more or less of each place."""
    items = []
    for word, form in zip(words, forms, strict=True):
        (section, number), *_ = (
            (f"Part {section}", number)
            for section, inner in enumerate(sections)
            for number, other in enumerate(inner, 1)
            if other == word
        )
        places = {"both": (section, number), "section": (section,), "none": ()}
        items.append(quoted(word, quote(word), *places[form]))
    return paper("ali", *items, source=OLD, file="ali.yaml")


@st.composite
def edited(draw: st.DrawFn) -> tuple[Sections, Sections, list[str], list[str]]:
    """A text, the same with paragraphs moved, added and deleted, and what is quoted of it."""
    words = draw(st.lists(st.sampled_from(WORDS), min_size=1, unique=True))
    cuts = draw(st.lists(st.integers(0, len(words)), min_size=1, max_size=3).map(sorted))
    old = [words[a:b] for a, b in zip([0, *cuts], [*cuts, len(words)], strict=True)]
    chosen = draw(st.lists(st.sampled_from(words), min_size=1, unique=True))
    kept = [word for word in words if word in chosen or draw(st.booleans())]
    new: Sections = [[] for _ in old]
    for word in draw(st.permutations([*kept, "", ""])):
        draw(st.sampled_from(new)).append(word)
    forms = [draw(st.sampled_from(("both", "section", "none"))) for _ in chosen]
    return old, new, chosen, forms


@given(edited())
def test_what_was_not_touched_is_found_and_mended(
    case: tuple[Sections, Sections, list[str], list[str]],
) -> None:
    old, new, words, forms = case
    coded = coding(old, words, forms)
    with tempfile.TemporaryDirectory() as folder:
        found = verified(Path(folder), written(new), coded)
        (fixed,) = found.fixed_papers
        again = verified(Path(folder), written(new), fixed)
    codes = {problem.code for problem in found.problems}
    assert "other-edition" in codes <= {"other-edition", "moved-quote"}
    assert found.quotes.found == len(words) == sum(found.editions["ali"].values())
    assert set(found.editions["ali"]) <= {"unmoved", "moved"}
    assert found.held_back == {}
    assert again.problems == ()
    assert again.fixed_papers == ()
    assert fixed == coding(new, words, ["both"] * len(words))._replace(source=fixed.source)


@given(edited(), st.booleans())
def test_what_was_reworded_or_deleted_is_never_found(
    case: tuple[Sections, Sections, list[str], list[str]], is_deleted: bool
) -> None:
    old, new, words, forms = case
    coded = coding(old, words, forms)
    text = written(new)
    changed = "" if is_deleted else paragraph(words[0]).replace("before", "until")
    with tempfile.TemporaryDirectory() as folder:
        found = verified(Path(folder), text.replace(paragraph(words[0]), changed), coded)
    assert found.quotes == (len(words) - 1, 1, 0)
    fates = found.editions["ali"]
    assert fates.get("reworded", 0) + fates.get("gone", 0) == 1
    if not is_deleted:
        assert fates["reworded"] == 1
    fate = "reworded" if "reworded" in fates else "gone"
    (told,) = [one.code for one in found.problems if one.severity == "error"]
    assert told == f"{fate}-quote"
    assert found.held_back == {"ali": 1}
    for fixed in found.fixed_papers:
        assert fixed.source == OLD
        assert fixed.recommendations[0] == coded.recommendations[0]


@st.composite
def doubtful(draw: st.DrawFn) -> tuple[Sections, Paper]:
    """A text in which words stand in no, one or several paragraphs, and quotes coded anywhere."""
    words = st.lists(st.sampled_from([*WORDS[:2], ""]), min_size=2, max_size=4)
    sections = draw(st.lists(words, min_size=1, max_size=2))
    names = st.sampled_from(["Part 0", "", "Part 1"])
    items = [
        quoted(word, quote(word), draw(names), draw(st.sampled_from([1, 2, 3, None])))
        for word in WORDS[: draw(st.integers(1, 3))]
    ]
    return sections, paper("ali", *items, source=OLD, file="ali.yaml")


@given(doubtful())
def test_mending_twice_is_as_mending_once(case: tuple[Sections, Paper]) -> None:
    sections, coded = case
    with tempfile.TemporaryDirectory() as folder:
        found = verified(Path(folder), written(sections), coded)
        fixed = found.fixed_papers[0] if found.fixed_papers else coded
        again = verified(Path(folder), written(sections), fixed)
    fates = found.editions["ali"]
    assert again.fixed_papers == ()
    assert again.held_back == found.held_back
    in_doubt = sum(n for fate, n in fates.items() if fate not in ("unmoved", "moved"))
    assert found.held_back == ({"ali": in_doubt} if in_doubt else {})
    assert (fixed.source == OLD) == bool(in_doubt)
    if in_doubt:
        mended = fates.get("unmoved", 0) + fates.get("moved", 0)
        assert again.editions["ali"].get("unmoved", 0) == mended


@given(doubtful())
def test_where_a_quote_is_meant_to_stand_depends_on_no_other(case: tuple[Sections, Paper]) -> None:
    sections, coded = case
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "ali.md").write_text(written(sections))
        text = read_document(Path(folder, "ali.md"))
    alone = [places(text, one) for one in coded.recommendations]
    assert places(text, *coded.recommendations) == [place for (place,) in alone]


# Which of several is meant

TWICE = "rents rise each year"


def settled(
    blocks: Document, *items: tuple[str, str, int | None]
) -> Mapping[str, tuple[str, int | None, int]]:
    """Where each quote is, and at how many places, by the paper's digest in another edition."""
    recommendations = (quoted(str(n), text, *place) for n, (text, *place) in enumerate(items))
    text = look_up_quotes(paper("ali", *recommendations, source=OLD), None, blocks)
    return {
        one.recommendation.id: (one.evidence.section, one.evidence.paragraph, one.places)
        for one in text.quotes
    }


SAID = f"Here {TWICE}."


def test_the_section_tells_which_is_meant() -> None:
    text = document("# Homes", SAID, "# Costs", "Else.", SAID)
    assert settled(text, (TWICE, "Costs", 1))["0"] == ("Costs", 2, 1)
    assert settled(text, (TWICE, "Gone", 1))["0"] == ("Gone", 1, 2)


@pytest.mark.parametrize("number", [3, 7, None])
def test_the_coded_paragraph_never_tells_which_is_meant(number: int | None) -> None:
    text = document("# Homes", SAID, "Cap the rents.", SAID, "Build homes.")
    assert settled(text, (TWICE, "Homes", number))["0"] == ("Homes", number, 2)
    assert settled(text, (TWICE, "", number))["0"] == ("", number, 2)


def paged(*pages: str) -> Document:
    """A text with a paragraph for each of these words, on pages from 1 on."""
    blocks = (
        Block("paragraph", text, counts=(n,), pages=((0, str(n)),))
        for n, text in enumerate(pages, 1)
    )
    return Document("ali.md", "pdf", "1" * 64, tuple(blocks), {}, tuple("1234"))


def places(text: Document, *items: Recommendation) -> list[tuple[str, int | None, str, int]]:
    looked_up = look_up_quotes(paper("ali", *items, source=OLD), None, text)
    return [(*quote.evidence[1:], quote.places) for quote in looked_up.quotes]


def test_a_page_stays_a_page() -> None:
    text = paged("New.", "Cap the rents.", SAID, "Build homes.")
    assert places(text, quoted("a", "cap the rents", "", None, "1")) == [("", None, "2", 1)]
    assert places(text, quoted("a", "cap the rents", "", 1, "1")) == [("", 2, "2", 1)]
    assert places(text, quoted("a", "cap the rents", "", None, "pp. 1-3")) == [
        ("", None, "pp. 1-3", 1)
    ]
    assert places(document("Cap the rents."), quoted("a", "cap the rents", "", None, "7")) == [
        ("", None, "7", 1)
    ]


def test_a_page_never_tells_which_is_meant() -> None:
    text = paged(SAID, "Cap the rents.", SAID)
    assert places(text, quoted("a", TWICE, "", None, "3")) == [("", None, "3", 2)]


def test_what_has_no_section_any_more_loses_it() -> None:
    text = document("Cap the rents.", "# Homes", "Build homes.")
    assert settled(text, ("cap the rents", "Homes", 2))["0"] == ("", 1, 1)
    assert settled(text, ("homes", "Homes", 2))["0"][2] == 2


# Dismissed passages


def dismissing(text: Document, *place: Any) -> PaperText:
    dismissal = Dismissal("could deepen", "A prediction.", *place)
    return look_up_quotes(paper("ali", source=OLD, dismissed=(dismissal,)), None, text)


def test_a_dismissed_passage_moves_along() -> None:
    text = dismissing(document("# Homes", "New.", "The gap could deepen."), "Homes", 1)
    assert text.dismissed == (Dismissal("could deepen", "A prediction.", "Homes", 2),)
    (problem,) = check_dismissals(text)
    assert problem.message == (
        "the dismissed passage “could deepen” has moved from Homes, paragraph 1 to Homes, "
        "paragraph 2"
    )


@pytest.mark.parametrize("place", [(), ("Homes",), ("Homes", 1)])
def test_a_dismissed_passage_that_has_not_moved_stays(place: Any) -> None:
    text = dismissing(document("# Homes", "The gap could deepen."), *place)
    assert text.dismissed == text.paper.dismissed
    assert not list(check_dismissals(text))


def test_a_dismissed_passage_that_is_gone_is_stale() -> None:
    text = dismissing(document("# Homes", "New."), "Homes", 1)
    assert text.dismissed == text.paper.dismissed
    assert [one.code for one in check_dismissals(text)] == ["stale-dismissal"]


# What is told and written


def test_each_quote_is_told_with_its_fate(tmp_path: Path) -> None:
    text = "# Homes\n\nNew.\n\nCap the rents.\n\nBuild homes now.\n\nSell it. Or sell it."
    coded = paper(
        "ali", quoted("a", "Cap the rents", "Homes", 1), quoted("b", "Sell it", "Homes", 4),
        quoted("c", "build new homes now", "Homes", 2), quoted("d", "kumquats", "Homes", 5),
        source=OLD, file="ali.yaml",
    )  # fmt: skip
    found = verified(tmp_path, text, coded)
    assert dict(found.editions["ali"]) == {"unmoved": 1, "moved": 1, "reworded": 1, "gone": 1}
    assert [*found.editions["ali"]] == ["unmoved", "moved", "reworded", "gone"]
    moved = next(one for one in found.problems if one.code == "moved-quote")
    assert moved.message == (
        "the quote of 'a' has moved from Homes, paragraph 1 to Homes, paragraph 2"
    )
    assert [(one.message, one.hint) for one in found.problems if one.severity == "error"] == [
        (
            "the quote of 'c' was reworded in ali.md",
            "nearest, 88 % alike (paragraph 3): Build [-new-] homes now",
        ),
        (
            "the quote of 'd' is gone from ali.md",
            "look whether the paper still urges it, and quote that; else delete the recommendation",
        ),
    ]
    assert found.held_back == {"ali": 2}
    (fixed,) = found.fixed_papers
    assert fixed.source == OLD
    assert fixed.recommendations[0].evidence == Evidence("Cap the rents", "Homes", 2)


def test_the_digest_stays_where_a_place_is_in_doubt(tmp_path: Path) -> None:
    coded = paper("ali", quoted("a", "Cap rents", "Homes", 1), source=OLD, file="ali.yaml")
    found = verified(tmp_path, "# Homes\n\nCap rents.\n\nDo cap rents.", coded)
    assert dict(found.editions["ali"]) == {"in several places": 1}
    assert [one.code for one in found.problems] == ["other-edition", "ambiguous-quote"]
    assert found.problems[1].hint == (
        "quote more of the one that is meant: paragraph 1; or paragraph 2"
    )
    assert found.held_back == {"ali": 1}
    assert found.fixed_papers == ()


def test_the_digest_stays_where_nothing_is_quoted(tmp_path: Path) -> None:
    found = verified(tmp_path, "# Homes\n\nCap rents.", paper("ali", urges(), source=OLD))
    assert [one.code for one in found.problems] == ["other-edition"]
    assert found.fixed_papers == ()
    assert found.editions == {}

"""Finding a quote in a text, what is nearest where it is not, and whether its place fits."""

from collections.abc import Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from policy_compare.evidence.assemble import Piece, numbered
from policy_compare.evidence.document import Block, BlockKind, Document, Place
from policy_compare.evidence.fold import folded
from policy_compare.evidence.places import fits, paragraph_in
from policy_compare.evidence.quotes import Match, Nearest, QuoteIndex
from policy_compare.model import Evidence


def document(*pieces: str | Piece) -> Document:
    """A text of these pieces; a text alone is a paragraph, and one that begins with # a heading."""
    made = [one if isinstance(one, Piece) else piece(one) for one in pieces]
    return Document("homes.txt", "text", "", numbered(made))


def piece(text: str) -> Piece:
    level = len(text) - len(text.lstrip("#"))
    return Piece("heading" if level else "paragraph", text.lstrip("# "), level)


def index(*pieces: str | Piece) -> QuoteIndex:
    return QuoteIndex(document(*pieces))


def found(quote: str, *pieces: str | Piece) -> list[str]:
    """The words at which the quote is found."""
    return [match.block.text[match.start : match.end] for match in index(*pieces).find(quote)]


def near(quote: str, *pieces: str | Piece) -> Nearest:
    nearest = index(*pieces).nearest(quote)
    assert nearest is not None
    return nearest


CAP = "The council should cap “yearly” rent rises, in the town’s old—and dear—centre."


@pytest.mark.parametrize(
    "quote, words",
    [
        ("cap “yearly” rent rises", "cap “yearly” rent rises"),
        ("CAP 'yearly'  rent\nrises", "cap “yearly” rent rises"),
        ("town's old – and dear – centre", "town’s old—and dear—centre"),
        ("in the town's", "in the town’s"),
        ("the coun- cil should", "The council should"),
        ("The council", "The council"),
        ("dear—centre.", "dear—centre"),
        (" “rent rises,” ", "rent rises"),
        ("— and dear", "and dear"),
        ("(yearly)", "yearly"),
        (CAP, CAP.rstrip(".")),
    ],
)
def test_a_quote_is_found_as_it_stands(quote: str, words: str) -> None:
    assert found(quote, "Rents rise.", CAP, "Homes are dear.") == [words]


@pytest.mark.parametrize(
    "quote",
    [
        "",
        " ",
        "—",
        ".",
        "…",
        "[…]",
        "“ ”",
        "cap rent rises",
        "cap yearly rent rises",
        "cap “yearly” rent rise",
        "council should not cap",
        "ap “yearly” rent",
        "olds and dear",
    ],
)
def test_a_quote_that_is_not_there_is_not_found(quote: str) -> None:
    assert found(quote, CAP, "Rents, it seems, rise. …") == []


@pytest.mark.parametrize(
    "quote, text",
    [
        ("act", "They actually react with tact."),
        ("of", "oﬀ"),
        ("ice", "oﬃce"),
        ("opment", "devel\u00adopment"),
        ("sum", "a re\u0301sume\u0301"),
        ("resume", "a resumé"),
        ("sume\u0301", "a re\u0301sume\u0301"),
        ("2", "12 of 20"),
        ("rent", "rent2buy"),
    ],
)
def test_no_part_of_a_word_is_found(quote: str, text: str) -> None:
    assert found(quote, text) == []


@pytest.mark.parametrize(
    "quote, text, words",
    [
        ("scale", "a large-scale plan", "scale"),
        ("scale", "a large–scale plan", "scale"),
        ("council", "the council's plan", "council"),
        ("act", "acts, actual acting: act!", "act"),
        ("oﬀice", "the office", "office"),
        ("office", "the oﬃce", "oﬃce"),
        ("résumé", "a re\u0301sume\u0301.", "re\u0301sume\u0301"),
        ("development", "the devel\u00adopment", "devel\u00adopment"),
        ("建造房屋", "市议会应当建造房屋以降低租金。", "建造房屋"),
        ("สร้างบ้าน", "เทศบาลควรสร้างบ้านเพิ่ม", "สร้างบ้าน"),
    ],
)
def test_whole_words_are_found(quote: str, text: str, words: str) -> None:
    assert found(quote, text) == [words]


@pytest.mark.parametrize("kind", ["heading", "paragraph", "item", "note", "cell", "contents"])
def test_every_kind_of_block_is_looked_through(kind: BlockKind) -> None:
    assert found("cap rents", "Homes.", Piece(kind, "To cap rents, now", 1)) == ["cap rents"]


def test_a_quote_that_stands_twice_is_found_twice() -> None:
    matches = index("Cap rents.", "# Later", "Do cap rents and cap rents!").find("cap rents")
    assert [(match.block.text[:2], match.start, match.end) for match in matches] == [
        ("Ca", 0, 9),
        ("Do", 3, 12),
        ("Do", 17, 26),
    ]
    assert [match.place for match in matches][:2] == [Place("", 1), Place("", 1)]


def test_an_entry_of_the_contents_does_not_count_beside_its_heading() -> None:
    entry = Piece("contents", "Cap the rents")
    (match,) = index(entry, "# Cap the rents", "We said so.").find("cap the rents")
    assert match.block.kind == "heading"


def test_a_paragraph_that_was_split_is_read_on() -> None:
    pieces = ("We say that the council", Piece("note", "See p. 4."), "should cap the rents.")
    (match,) = index(*pieces).find("the council should cap")
    assert match.block.text[match.start : match.end] == "the council"
    assert match.place == Place("", 1)


def test_a_paragraph_that_a_rule_splits_is_read_on() -> None:
    assert found("the council should", "We say the council", "———", "should act.") == [
        "the council"
    ]


def test_words_of_a_note_are_not_read_on_in_the_text() -> None:
    pieces = (Piece("note", "Ask the council"), "should cap the rents.")
    assert found("the council should", *pieces) == []


LONG = "Cap the rents " + "x " * 150 + "and build homes."


@pytest.mark.parametrize(
    "dots", ["…", "...", " … ", " [...] ", "[ … ]", "(…)", " . . . ", "....", "…,"]
)
def test_an_ellipsis_stands_for_words(dots: str) -> None:
    assert found(f"cap{dots}and build", LONG) == [LONG[: -len(" homes.")]]


@pytest.mark.parametrize("quote", ["… cap the rents …", "...cap the rents", "cap the rents […]"])
def test_an_ellipsis_at_the_ends_stands_for_nothing(quote: str) -> None:
    assert found(quote, LONG) == ["Cap the rents"]


def test_an_ellipsis_may_stand_for_an_ellipsis() -> None:
    assert found("a … b", "say a … b") == ["a … b"]


@pytest.mark.parametrize(
    "quote, text, words",
    [
        ("the … homes", "the council and the new homes and homes", ["the new homes"]),
        ("a … c … e", "a b c c " + "d " * 190 + "e", ["a b c c " + "d " * 190 + "e"]),
        ("act … homes", "actually, homes", []),
        ("homes … the", "the homes", []),
        ("rents and rents", "rents and rents and rents", ["rents and rents"] * 2),
        ("rents … rents", "rents", []),
        ("rents … rents", "rents, rents, rents", ["rents, rents"] * 2),
    ],
)
def test_the_pieces_stand_in_order_and_as_near_as_they_get(
    quote: str, text: str, words: Sequence[str]
) -> None:
    assert found(quote, text) == words


@pytest.mark.parametrize("between, count", [(400, 1), (401, 0)])
def test_an_ellipsis_stands_for_four_hundred_characters(between: int, count: int) -> None:
    text = f"cap {'x' * (between - 2)} homes"
    assert len(found("cap … homes", text)) == count


def test_pieces_that_stand_everywhere_are_found_soon() -> None:
    # Looked for one inside the other, this would not end.
    assert found(" … ".join("abababab") + " … z", "a b " * 5000) == []


PAGED = Piece("paragraph", "Cap the rents. Build homes.", pages=((0, "iv"), (15, "v")))


def test_the_page_is_that_of_the_first_word() -> None:
    pages = [match.place.page for match in index("# One", PAGED).find("homes")]
    assert pages == ["v"]
    assert [match.place.page for match in index(PAGED).find("rents. Build")] == ["iv"]


# Nearest


def test_the_nearest_passage_shows_the_letter_that_differs() -> None:
    text = "Rents rise. The council should cap yearly rent rises. Homes are dear."
    nearest = near("council should cup yearly rent", "# Rents", "# More", "Council.", text)
    assert nearest.passage == "council should cap yearly rent"
    assert nearest.steps == (
        ("same", "council should"),
        ("quoted", "cup"),
        ("text", "cap"),
        ("same", "yearly rent"),
    )
    assert nearest.place == Place("More", 2)
    assert 95 < nearest.similarity < 100


def test_the_nearest_passage_has_words_that_the_quote_lacks() -> None:
    nearest = near("should cap the rents", "We should soon cap all of the rents, they say.")
    assert nearest.passage == "should soon cap all of the rents"
    assert [step for step in nearest.steps if step.kind != "same"] == [
        ("text", "soon"),
        ("text", "all of"),
    ]


def test_signs_at_the_ends_are_no_difference() -> None:
    assert near("— (cap rants)", "We “cap rents”, now.").steps == (
        ("same", "cap"),
        ("quoted", "rants"),
        ("text", "rents"),
    )


@pytest.mark.parametrize(
    "quote, text, passage",
    [
        ("council must cap rents", "Zz cap rents zz.", "Zz cap rents"),
        ("cap rents in town", "Zz cap rents zz.", "cap rents zz"),
        ("must cap rents too", "Zz cap rents zz.", "Zz cap rents zz"),
        ("must cap rents too", "Cap rents.", "Cap rents"),
    ],
)
def test_other_words_at_the_ends_are_shown_beside_the_paragraph_s_own(
    quote: str, text: str, passage: str
) -> None:
    assert near(quote, "# Kkk", text, "# Kkk").passage == passage


def test_a_missing_comma_is_shown() -> None:
    nearest = near("homes and schools", "Build homes, and schools.")
    assert nearest.steps == (("quoted", "homes"), ("text", "homes,"), ("same", "and schools"))


def test_a_short_heading_is_not_nearer_than_the_passage() -> None:
    text = "It said that the council ought to cap the rents."
    assert near("the council should cap the rents", "# Rents", "# The", text).passage == (
        "the council ought to cap the rents"
    )


def test_the_nearest_passage_may_run_over_a_paragraph_s_end() -> None:
    nearest = near(
        "the council should cup rents", "# Acts", "We ask the council", "should cap rents."
    )
    assert nearest.passage == "the council should cap rents"


def test_a_quote_longer_than_the_text_has_its_nearest_passage() -> None:
    assert near("cap the rents in every town", "Cap rents").passage == "Cap rents"


def test_what_is_one_word_without_end_is_cut() -> None:
    nearest = near("cap the rents", "x" * 5000 + "capxthexrents" + "x" * 5000)
    assert "capxthexrents" in nearest.passage
    assert len(nearest.passage) < 200


@pytest.mark.parametrize("pieces", [(), ("—",), ("—", " ")])
def test_in_a_text_without_words_nothing_is_nearest(pieces: Sequence[str]) -> None:
    assert index(*pieces).nearest("cap the rents") is None


@pytest.mark.parametrize("quote", ["", "—", " . ", "'"])
def test_nothing_is_nearest_to_a_quote_without_words(quote: str) -> None:
    assert index("Cap the rents").nearest(quote) is None


# Places


def match_of(quote: str, *pieces: str | Piece) -> Match:
    (match,) = index(*pieces).find(quote)
    return match


NESTED = (
    "# Homes", "Before.", "## 2.1 Town’s Methods", "One.", "### Rents", "Two.", "Cap rents."
)  # fmt: skip


@pytest.mark.parametrize(
    "section",
    [
        "Rents", "rents", "RENTS:", "3. Rents", "3.1.2 Rents", "III. Rents", "IV Rents",
        "iv) Rents",
        "Chapter 3: Rents", "Chapter III – Rents", "Part B. Rents", "b) Rents", "Annex 2 Rents",
        "2.1 Town's methods", "Town's Methods", "TOWN’S METHODS", "Section 2.1 — Town’s Methods",
        "Homes", "1 Homes",
    ],
)  # fmt: skip
def test_a_section_is_the_nearest_heading_or_one_above(section: str) -> None:
    assert fits(Evidence(section=section), match_of("cap rents", *NESTED))


@pytest.mark.parametrize(
    "section",
    ["Rent", "The Rents", "Methods", "2.2 Town’s Methods", "Town Methods", "Price", "Homes Rents"],
)
def test_another_section_does_not_fit(section: str) -> None:
    assert not fits(Evidence(section=section), match_of("cap rents", *NESTED))


@pytest.mark.parametrize(
    "heading, rest",
    [
        ("Civil society", "Society"),
        ("Mix of measures", "Of measures"),
        ("Civic homes", "Homes"),
        ("I object", "Object"),
        ("A home", "Home"),
        ("Ill health", "Health"),
        ("Xi visits", "Visits"),
        ("Part of the plan", "The plan"),
        ("Section chiefs", "Chiefs"),
        ("Price", "Rice"),
        ("Page limits", "Limits"),
        ("Policy", "Olicy"),
        ("1,000 homes", "000 homes"),
    ],
)
def test_a_heading_keeps_its_first_word(heading: str, rest: str) -> None:
    match = match_of("cap rents", f"# {heading}", "Cap rents.")
    assert fits(Evidence(section=heading.upper()), match)
    assert not fits(Evidence(section=rest), match)
    assert not fits(Evidence(section=heading), match_of("cap rents", f"# {rest}", "Cap rents."))


def test_two_numbers_of_one_name_are_two_sections() -> None:
    match = match_of("cap rents", "# 2 Methods", "Cap rents.")
    assert fits(Evidence(section="Chapter 2: Methods"), match)
    assert fits(Evidence(section="Methods"), match)
    assert not fits(Evidence(section="1 Methods"), match)


@pytest.mark.parametrize(
    "section, paragraph, right",
    [
        ("", 4, True),  # in the whole text and in Homes
        ("", 3, True),  # in the second section
        ("", 2, True),  # in the nearest
        ("", 1, False),
        ("Rents", 2, True),
        ("Rents", 4, False),
        ("Homes", 4, True),
        ("Homes", 2, False),
        ("Town's Methods", 3, True),
        ("Town's Methods", 2, False),
        ("Elsewhere", 2, False),
    ],
)
def test_a_paragraph_is_counted_in_its_section(section: str, paragraph: int, right: bool) -> None:
    match = match_of("cap rents", *NESTED)
    assert fits(Evidence(section=section, paragraph=paragraph), match) is right


def test_sections_of_one_name_within_each_other_do_not_lend_it_to_what_is_between() -> None:
    match = match_of("cap rents", "# Rents", "One.", "## More", "Two.", "### Rents", "Cap rents.")
    right = [at for at in range(1, 5) if fits(Evidence(section="Rents", paragraph=at), match)]
    assert right == [1, 3]


def test_what_is_not_counted_is_in_no_paragraph() -> None:
    for kind in ("note", "cell", "heading"):
        match = match_of("cap rents", "# Homes", "One.", Piece(kind, "Cap rents", 2))
        assert fits(Evidence(section="Homes"), match)
        assert not fits(Evidence(paragraph=1), match)


def test_a_heading_is_in_its_own_section() -> None:
    match = match_of("cap rents", "# Homes", "## 4.2 Cap rents", "We say so.")
    assert match.place == Place("4.2 Cap rents")
    assert fits(Evidence(section="Cap rents"), match)
    assert fits(Evidence(section="Homes"), match)
    assert not fits(Evidence(section="We say so"), match)


@pytest.mark.parametrize(
    "coded, page, right",
    [
        ("12", "12", True),
        ("p. 12", "12", True),
        ("p.12", "12", True),
        ("pp. 12", "12", True),
        ("Page 12", "12", True),
        ("iv", "iv", True),
        ("p. IV", "iv", True),
        ("A-3", "A–3", True),
        ("P1", "P1", True),
        ("10–14", "12", True),
        ("pp. 12-13", "12", True),
        ("iv–vi", "iv", True),
        ("12", "", True),  # a text without pages cannot say that it is wrong
        ("12", "13", False),
        ("1", "12", False),
        ("12", "1", False),
        ("13–14", "12", False),
        ("iv", "v", False),
        ("4", "iv", False),
        ("preface", "reface", False),
    ],
)
def test_a_page_is_compared_by_its_label(coded: str, page: str, right: bool) -> None:
    block = Block("paragraph", "Cap rents.", pages=((0, page),) if page else ())
    assert fits(Evidence(page=coded), Match(block, 0, 3, block.place())) is right


def test_every_part_of_a_place_must_fit() -> None:
    pages = ((0, "7"),)
    match = match_of("cap rents", "# Homes", Piece("paragraph", "Cap rents.", pages=pages))
    assert fits(Evidence("", "Homes", 1, "7"), match)
    for wrong in (("Rents", 1, "7"), ("Homes", 2, "7"), ("Homes", 1, "8")):
        assert not fits(Evidence("", *wrong), match)


@pytest.mark.parametrize(
    "section, paragraph",
    [("", 2), ("Rents", 2), ("Homes", 4), ("Town’s methods", 3), ("Elsewhere", None)],
)
def test_the_paragraph_in_a_section(section: str, paragraph: int | None) -> None:
    assert paragraph_in(section, match_of("cap rents", *NESTED)) == paragraph


def test_what_is_not_counted_has_no_paragraph() -> None:
    assert paragraph_in("", match_of("cap rents", "# Homes", Piece("note", "Cap rents."))) is None


def test_the_only_heading_is_the_title_and_no_section() -> None:
    match = match_of("cap rents", "# Homes", "One.", "Cap rents.")
    assert match.place == Place("", 2)
    assert fits(Evidence(section="Homes", paragraph=2), match)


# Laws

WORDS = (
    "council", "should", "cap", "the", "rents", "homes,", "“old”", "town’s", "large-scale",
    "(new)",
    "–",
    "oﬃces", "Straße", "café", "cafe\u0301", "devel\u00adopment", "2", "20", "%", "1–2", "U.S.",
    "and", "a", "all.", "…", "co₂", "房屋",
)  # fmt: skip
lines = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join)
kinds: st.SearchStrategy[BlockKind] = st.sampled_from(
    ("heading", "paragraph", "item", "note", "cell", "contents")
)
pieces_of = st.lists(st.builds(Piece, kinds, lines, st.integers(1, 3)), min_size=1, max_size=6)


@st.composite
def quotes(draw: st.DrawFn) -> tuple[Document, Block, str]:
    """A text, one of its blocks, and a run of its words in which something is a word."""
    made = document(*draw(pieces_of))
    block = draw(st.sampled_from(made.blocks))
    words = block.text.split()
    start = draw(st.integers(0, len(words) - 1))
    end = draw(st.integers(start + 1, len(words)))
    return made, block, " ".join(words[start:end])


def bare(text: str) -> str:
    """The text folded, without the signs at its ends that do not count."""
    return folded(text).strip(" .,;:!?'()[]-")


def respelled(quote: str, draw: st.DataObject) -> str:
    """The quote in another spelling that does not matter."""
    made = "".join(
        draw.draw(st.sampled_from((one, one.swapcase(), one + "\u00ad"))) for one in quote
    )
    made = made.replace(" ", draw.draw(st.sampled_from((" ", "  ", "\n", "\u00a0 "))))
    for signs in ("“”\"'", "’'", "-‐"):
        made = made.translate(dict.fromkeys(map(ord, signs), draw.draw(st.sampled_from(signs))))
    return draw.draw(st.sampled_from((made, f" “{made}” ", f"{made}.", f"({made})")))


@given(quotes(), st.data())
def test_a_run_of_words_is_found_however_it_is_spelled(
    case: tuple[Document, Block, str], data: st.DataObject
) -> None:
    made, block, quote = case
    # What is left out may be anything, so only the block is sure then.
    left_out = "…" in quote
    for spelled in (quote, respelled(quote, data)):
        matches = QuoteIndex(made).find(spelled)
        if not any(char.isalnum() or char == "%" for char in quote):
            assert matches == ()
        elif block.kind == "contents":
            assert matches
        else:
            spans = [one.block.text[one.start : one.end] for one in matches if one.block == block]
            assert spans
            assert left_out or bare(quote) in map(bare, spans)


@given(quotes())
def test_matches_lie_in_their_blocks_and_fit_their_own_place(
    case: tuple[Document, Block, str],
) -> None:
    made, _, quote = case
    for match in QuoteIndex(made).find(quote):
        assert 0 <= match.start < match.end <= len(match.block.text)
        assert fits(Evidence(quote, *match.place), match)


@given(quotes(), st.integers(0, 6))
def test_a_changed_letter_of_a_long_word_is_noticed(
    case: tuple[Document, Block, str], place: int
) -> None:
    made, _, quote = case
    changed = "council"[:place] + "z" + "council"[place + 1 :]
    assert QuoteIndex(made).find(f"{quote} {changed}") == ()
    if "council" in quote:
        assert QuoteIndex(made).find(quote.replace("council", changed)) == ()


@given(quotes(), lines)
@example((document("a … b"), document("a … b").blocks[0], "a"), "b … a")
@example((document("Act. …"), document("Act. …").blocks[0], "…"), "act …")
def test_what_is_not_found_is_never_wholly_alike(
    case: tuple[Document, Block, str], quote: str
) -> None:
    at = QuoteIndex(case[0])
    nearest = at.nearest(quote)
    if nearest is None or at.find(quote):
        return
    assert 0 <= nearest.similarity < 100
    assert any(step.kind != "same" for step in nearest.steps)


@given(quotes(), st.one_of(lines, st.text(max_size=20)))
def test_the_steps_rebuild_quote_and_passage(case: tuple[Document, Block, str], quote: str) -> None:
    nearest = QuoteIndex(case[0]).nearest(quote)
    if nearest is None:
        return
    ours = " ".join(step.words for step in nearest.steps if step.kind != "text")
    theirs = " ".join(step.words for step in nearest.steps if step.kind != "quoted")
    assert theirs == " ".join(nearest.passage.split())
    assert bare(ours) == bare(quote)


@given(st.lists(st.text(max_size=20), max_size=4), st.text(max_size=20))
def test_no_text_and_no_quote_is_too_odd(texts: list[str], quote: str) -> None:
    blocks = tuple(Block("paragraph", text) for text in texts)
    at = QuoteIndex(Document("homes.txt", "text", "", blocks))
    for match in at.find(quote):
        assert match.block in blocks
    at.nearest(quote)

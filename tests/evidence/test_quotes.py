"""Finding a quote in a text, what is nearest where it is not, and whether its place fits."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_compare.evidence.nearest_wording import find_nearest_passage
from policy_compare.evidence.quote_places import fits_place
from policy_compare.evidence.quotes import QuoteIndex, QuoteLookUp, QuoteRefusal, describe_refusal
from policy_compare.model import Evidence
from policy_compare.texts.document import Block, BlockKind, Document, Place
from policy_compare.texts.normalisation import fold_text
from policy_compare.texts.pieces import Piece
from tests.support.quoting import document, index


def found(quote: str, *pieces: str | Piece) -> list[str]:
    """The words at which the quote is found."""
    return [match.block.text[match.start : match.end] for match in index(*pieces).find_quote(quote)]


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
        ("scale", "a large—scale plan", "scale"),
        ("scale", "a large -- scale plan", "scale"),
        ("council", "the 'council' plan", "council"),
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
    matches = index("Cap rents.", "# Later", "Do cap rents and cap rents!").find_quote("cap rents")
    assert [(match.block.text[:2], match.start, match.end) for match in matches] == [
        ("Ca", 0, 9),
        ("Do", 3, 12),
        ("Do", 17, 26),
    ]
    assert [match.place for match in matches][:2] == [Place("", 1), Place("", 1)]


def test_an_entry_of_the_contents_does_not_count_beside_its_heading() -> None:
    entry = Piece("contents", "Cap the rents")
    (match,) = index(entry, "# Cap the rents", "We said so.").find_quote("cap the rents")
    assert match.block.kind == "heading"


def test_a_paragraph_that_was_split_is_read_on() -> None:
    pieces = ("We say that the council", Piece("note", "See p. 4."), "should cap the rents.")
    (match,) = index(*pieces).find_quote("the council should cap")
    assert match.block.text[match.start : match.end] == "the council"
    assert match.place == Place("", 1)


def test_a_paragraph_that_a_rule_splits_is_read_on() -> None:
    assert found("the council should", "We say the council", "———", "should act.") == [
        "the council"
    ]


def test_words_of_a_note_are_not_read_on_in_the_text() -> None:
    pieces = (Piece("note", "Ask the council"), "should cap the rents.")
    assert found("the council should", *pieces) == []


@pytest.mark.parametrize("quote", ["cap … homes", "rents … build", "cap rents. Build … homes"])
def test_an_ellipsis_stays_in_its_block(quote: str) -> None:
    made = index("Cap all the rents.", "Build new homes.")
    assert made.look_up(quote).matches == ()
    joined = index("Cap all rents, cap rents. Build new homes.")
    assert joined.find_quote(quote)


@pytest.mark.parametrize(
    "quote, kind, words",
    [
        ("cap all the ren", "cut", "Cap all the rents"),
        ("all … ren", "cut", "all … rents"),
        ("rents … build", "parted", "rents … Build"),
        ("the rents. Buil", "cut", "the rents. Build"),
    ],
)
def test_why_words_of_the_text_are_refused(quote: str, kind: str, words: str) -> None:
    found = index("Cap all the rents.", "Build new homes.").look_up(quote)
    assert found == QuoteLookUp((), QuoteRefusal(kind, words))  # type: ignore[arg-type]


def test_words_that_are_not_there_are_not_refused_for_an_edge() -> None:
    assert index("Cap the rents.").look_up("cup the rents") == QuoteLookUp((), None)


def test_a_whole_place_is_taken_before_one_that_is_cut() -> None:
    assert found("10 homes", "2,010 homes and 10 homes; -10 homes") == ["10 homes"]


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
    pages = [match.place.page for match in index("# One", PAGED).find_quote("homes")]
    assert pages == ["v"]
    assert [match.place.page for match in index(PAGED).find_quote("rents. Build")] == ["iv"]


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
    return fold_text(text).strip(" .,;:!?'()[]-")


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
        matches = QuoteIndex(made).find_quote(spelled)
        if not any(char.isalnum() or char == "%" for char in quote):
            assert matches == ()
        elif block.kind == "contents":
            assert matches
        else:
            spans = [one.block.text[one.start : one.end] for one in matches if one.block == block]
            assert spans
            assert left_out or bare(quote) in map(bare, spans)


@pytest.mark.slow
@given(quotes())
def test_matches_lie_in_their_blocks_and_fit_their_own_place(
    case: tuple[Document, Block, str],
) -> None:
    made, _, quote = case
    for match in QuoteIndex(made).find_quote(quote):
        assert 0 <= match.start < match.end <= len(match.block.text)
        assert fits_place(Evidence(quote, *match.place), match)


@given(quotes(), st.integers(0, 6))
def test_a_changed_letter_of_a_long_word_is_noticed(
    case: tuple[Document, Block, str], place: int
) -> None:
    made, _, quote = case
    changed = "council"[:place] + "z" + "council"[place + 1 :]
    assert QuoteIndex(made).find_quote(f"{quote} {changed}") == ()
    if "council" in quote:
        assert QuoteIndex(made).find_quote(quote.replace("council", changed)) == ()


@given(st.lists(st.text(max_size=20), max_size=4), st.text(max_size=20))
def test_no_text_and_no_quote_is_too_odd(texts: list[str], quote: str) -> None:
    blocks = tuple(Block("paragraph", text) for text in texts)
    at = QuoteIndex(Document("homes.txt", "text", "", blocks))
    for match in at.find_quote(quote):
        assert match.block in blocks
    find_nearest_passage(at, quote)


def test_words_that_stand_as_they_are_written() -> None:
    text = index("The town should cap rents … soon. It gave non-lethal aid.")
    assert text.has_words("should cap rents … soon")
    assert not text.has_words("should cap homes")
    assert not text.has_words("lethal aid")
    assert not text.has_words("…")
    assert not text.has_words("town … rents")


@pytest.mark.parametrize("marker", ["1.", "(a)", "12", "2.3.1", "iv."])
def test_a_quote_may_begin_with_what_numbers_its_paragraph(marker: str) -> None:
    item = Piece("item", "“Cap rents in the town.”", 1, marker)
    assert found(f"{marker} Cap rents in", item) == ["Cap rents in"]


@pytest.mark.parametrize(
    "quote",
    [
        "2. Cap rents",
        "(1) Cap rents",
        "1 Cap rents",
        "1. rents in",
        "1. (a) Cap rents",
        "(a) Build",
    ],
)
def test_a_quote_with_another_number_or_amid_a_paragraph_is_refused(quote: str) -> None:
    pieces = [Piece("item", "Cap rents in the town.", 1, "1."), Piece("paragraph", "Build homes.")]
    assert found(quote, *pieces) == []


def test_a_number_before_a_small_letter_is_no_number_of_a_paragraph() -> None:
    item = Piece("item", "Men of the town should vote.", 1, "2")
    assert found("2 Men of", item) == ["Men of"]
    assert found("2 men of", item) == []


def test_a_year_before_the_mark_of_a_note_is_found_where_it_ends_a_sentence() -> None:
    assert found("by 2035.26 Rents", "Build by 2035. Rents rise.") == ["by 2035. Rents"]
    assert found("by 2035.26 Rents", "Build by 2035 Rents rise.") == []
    assert found("by 2035.26", "Build by 2035. Rents rise.") == []


def test_a_letter_in_brackets_is_the_text_s_letter() -> None:
    assert found("[T]he council", "Now the council acts.") == ["the council"]
    assert found("[a]moral", "A moral town.") == []


@pytest.mark.parametrize(
    "quote, words", [("willing to pay", "un-willing to pay"), ("it is un", "it is un-willing")]
)
def test_a_word_divided_between_two_blocks_is_not_cut(quote: str, words: str) -> None:
    refusal = index("The town says it is un-", "willing to pay.").look_up(quote).refusal
    assert refusal == QuoteRefusal("cut", words)


def test_a_number_that_begins_with_its_stop_is_found_with_it_alone() -> None:
    text = "Rents fell by .5 percent."
    assert found(".5 percent", text) == [".5 percent"]
    assert found("5 percent", text) == []
    assert found(".5 percent", "Rents fell by 2.5 percent.") == []


LONG_QUOTE = "one two three four five six seven eight nine ten eleven twelve thirteen"


@pytest.mark.parametrize(
    "refusal, said",
    [
        (None, "is not in ali.md"),
        (
            QuoteRefusal("cut", "2.5 percent"),
            "stops inside a word or a number: ali.md has “2.5 percent”",
        ),
        (
            QuoteRefusal("parted", "the homes … the rents"),
            "leaps over the end of a paragraph in ali.md: “the homes … the rents”",
        ),
        (
            QuoteRefusal("cut", LONG_QUOTE),
            "stops inside a word or a number: ali.md has “one two three four five … nine ten "
            "eleven twelve thirteen”",
        ),
    ],
)
def test_what_is_wrong_is_said(refusal: QuoteRefusal | None, said: str) -> None:
    assert describe_refusal(refusal, "ali.md") == said

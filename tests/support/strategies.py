"""Generates texts, pages and whole corpora for the laws."""

import re
from functools import cache
from itertools import combinations
from unicodedata import normalize

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from policy_compare.analysis.selection import Selection
from policy_compare.invisible import is_blank
from policy_compare.model import (
    STANCES,
    STRENGTHS,
    Actor,
    Codebook,
    Corpus,
    Evidence,
    Instrument,
    Paper,
    Person,
    Proposition,
    Recommendation,
    StanceOn,
    Tension,
    Topic,
)
from policy_compare.views.page import Block, Facts, Grid, Heading, Items, Page, Paragraph
from policy_compare.views.phrases import Phrase, Role, Span, one_line
from policy_compare.views.table import Table, Value

ROLES: tuple[Role, ...] = (
    "", "id", "strong", "muted", "for", "against", "neutral", "both", "found",
)  # fmt: skip

#: What has gone wrong in a terminal, in Markdown, in a spreadsheet.
NASTY = (
    "a|b", "`", "``x``", "<script>alert(1)</script>", "$x$", "~~no~~", "*a*", "_b_", "**",
    "[x](javascript:alert(1))", "![x](y)", "[x]: /y", "# head", "- item", "+ item", "1. one",
    "2) two", "> said", "---", "===", ":--", "\\", "\\|", "&amp;", "&#35;", "<br>", "<!--",
    "https://example.org/a|b", "https://example.org/`x`", "http://example.org/a_(b)", "=1+1",
    "+1", "-1", "@SUM", "\t=1", "\x1b[31m", "\x9b31m", "\u202eabc", "\u2066", "\x00", "\x7f",
    "\r", "\u2028", "\x85", "c #", "#", "한국어", "日本語のとても長い文", "e\u0301", "❤️❤️❤️",
    "👨\u200d👩\u200d👧", "🇩🇪", "שלום", "مرحبا", "http://", "supercalifragilisticexpialidocious",
    "ali-2023/cap-rents-in-the-old-town", "\u200b", "a\nb", '"', "'", "; ", ",", "™", "\ud800",
    "x;=1", "&lt;b&gt;", "&NewLine;", "<b onclick=x>", "<https://example.org>", "<a@example.org>",
    "www.example.org", "[^1]", "[^1]: x", "@user", "#123", ":x:", "$$x$$", "+++", "> [!NOTE]",
    "- [ ] x", "|---|", "![", "](x)", "***", "___", "~~~", "```", "  x", "\\[x\\]", "<?x?>",
    "<![CDATA[x]]>", "می\u200cخواهم", "नीति", "\u2067x\u2069", "\u3164", "\U000e0061", "1\ufe0f",
)  # fmt: skip

nasty: SearchStrategy[str] = st.lists(
    st.one_of(st.sampled_from(NASTY), st.sampled_from(("a", "rent", "homes", " ", "  "))),
    max_size=5,
).map(" ".join)

#: Any text, as it may stand in a file.
texts: SearchStrategy[str] = st.one_of(
    st.text(max_size=30), st.text("ab 한❤️\u0301\u200d-/|`*_#$\\<>&\n", max_size=30), nasty
)

#: Marks that join or change nothing, of which no two programs measure the width alike.
_STRAY = re.compile("\u200d(?![👨👩👧])|(?<!❤)\ufe0f|^\u200d")

#: Text as a view hands it over: on one line, and there is some to be seen.
lines: SearchStrategy[str] = texts.map(
    lambda text: one_line(_STRAY.sub("", one_line(text)))
).filter(lambda text: not is_blank(text))


def phrases(text: SearchStrategy[str] = lines) -> SearchStrategy[Phrase]:
    """Phrases as views make them: texts with roles, with space or a new line between."""
    part = st.one_of(text, st.builds(Span, text, st.sampled_from(ROLES)))
    between = st.sampled_from((" ", "\n", "\n  ", "\n- "))

    @st.composite
    def several(draw: DrawFn) -> tuple[str | Span, ...]:
        found: list[str | Span] = [draw(part)]
        for _ in range(draw(st.integers(0, 3))):
            found += [draw(between), draw(part)]
        return tuple(found)

    return st.one_of(part, several())


@st.composite
def grids(draw: DrawFn, text: SearchStrategy[str] = lines) -> Grid:
    """Tables to be read, with as many cells in every row as there are heads."""
    width = draw(st.integers(1, 5))
    heads = tuple(draw(text) for _ in range(width))
    cell = st.one_of(phrases(text), st.just(""))
    rows = draw(st.lists(st.tuples(*[cell] * width), max_size=3))
    fixed = draw(st.sampled_from((0, 1)))
    if not draw(st.booleans()):
        return Grid(heads, tuple(rows), fixed)
    numbers = st.integers(0, 2).filter(lambda number: number < len(rows))
    groups = draw(st.dictionaries(numbers, phrases(text), max_size=2)) if rows else {}
    return Grid(heads, tuple(rows), fixed, compact=draw(st.booleans()), groups=groups)


def blocks(text: SearchStrategy[str] = lines) -> SearchStrategy[Block]:
    """Blocks of every kind."""
    fact = st.tuples(text, phrases(text))
    return st.one_of(
        st.builds(Heading, phrases(text), st.integers(1, 3)),
        st.builds(Paragraph, phrases(text), st.booleans(), st.just(False)),
        grids(text),
        st.builds(Facts, st.lists(fact, min_size=1, max_size=3).map(tuple)),
        st.builds(Items, st.lists(phrases(text), min_size=1, max_size=3).map(tuple)),
    )


def pages(text: SearchStrategy[str] = lines) -> SearchStrategy[Page]:
    """Pages of a few blocks."""
    return st.lists(blocks(text), max_size=4).map(tuple)


@st.composite
def tables(draw: DrawFn) -> Table:
    """Tables with cells of every kind."""
    columns = tuple(f"column {place}" for place in range(draw(st.integers(1, 4))))
    value: SearchStrategy[Value] = st.one_of(
        st.none(),
        texts,
        st.booleans(),
        st.integers(),
        st.floats(allow_nan=False, allow_infinity=False),
        st.lists(texts, max_size=3).map(tuple),
    )
    rows = draw(st.lists(st.tuples(*[value] * len(columns)), max_size=4))
    return Table("made", columns, rows, tuple(draw(st.lists(texts, max_size=2))))


TOPICS = ("rents", "building", "social")
PROPOSITIONS = ("cap", "build", "free", "sell")
ACTORS = ("government", "council", "district", "builders")
INSTRUMENTS = ("legal", "economic")
AUTHORS = (Person("Ali", "Noor"), Person("Berg", "Kaja"), Person(literal="Housing Office"))
PUBLISHERS = ("", "Institute", "Press")


#: What was renamed or merged before; there may be no such paper any more.
FORMER_NAMES = (
    {"proposition": {"ceiling": "cap", "lid": "cap"}, "paper": {"draft-0": "paper-0"}},
    {
        "topic": {"tenancy": "rents"},
        "actor": {"Town-Hall": "council"},
        "instrument": {"law": "legal"},
    },
)


@cache
def _some(ids: tuple[str, ...], most: int = 2) -> SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(ids), max_size=most, unique=True).map(tuple)


def edtf_dates() -> SearchStrategy[str]:
    """Dates as files may hold them."""
    one = st.from_regex(
        r"(?:(?:\d{4}|\d{3}X|\d\dXX)(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|1\d|2[0-8]|XX))?"
        r"|-2[1-4]|-XX|-XX-XX)?)[?~%]?",
        fullmatch=True,
        alphabet=st.characters(max_codepoint=127),
    )
    open_end = st.sampled_from(("", ".."))
    return st.one_of(
        one,
        st.builds("{}/{}".format, one, st.one_of(one, open_end)),
        st.builds("{}/{}".format, open_end, one),
    )


# Strategies are made once: making them anew for every part of a corpus takes longer than drawing.
_ABOVE = st.sampled_from(((), ("rents",), ("building",)))
_TOPICS_IN_ORDER = st.permutations(TOPICS)
_PROPOSITIONS_IN_ORDER = st.permutations(PROPOSITIONS)
_TENSIONS = st.lists(st.sampled_from(tuple(combinations(PROPOSITIONS, 2))), max_size=3, unique=True)
_DATES = st.sampled_from(("", "2024", "2024-05-17", "2024-05~"))
_FORMER_NAMES = st.sampled_from(({}, *FORMER_NAMES))


@st.composite
def codebooks(draw: DrawFn) -> Codebook:
    """Codebooks with the same names and another order, topics and tensions."""
    above = draw(_ABOVE)
    topics = {
        id: Topic(id, id.capitalize(), part_of=above if id == "social" else ())
        for id in draw(_TOPICS_IN_ORDER)
    }
    propositions = {
        id: Proposition(id, f"One should {id}.", draw(_some(TOPICS)))
        for id in draw(_PROPOSITIONS_IN_ORDER)
    }
    chosen = draw(_TENSIONS)
    actors = {
        id: Actor(
            id, id.capitalize(), part_of=("government",) if id in ("council", "district") else ()
        )
        for id in ACTORS
    }
    return Codebook(
        topics=topics,
        propositions=propositions,
        tensions=tuple(Tension(pair, f"{pair[0]} against {pair[1]}") for pair in chosen),
        actors=actors,
        instruments={id: Instrument(id, id.capitalize()) for id in INSTRUMENTS},
        date=draw(_DATES),
        former_names=draw(_FORMER_NAMES),
    )


_STANCES = st.sampled_from(STANCES)
_CONDITIONS = st.sampled_from(("", "", "if asked", "for a year"))
_BY = st.sampled_from(((), (), ("council",), ("builders", "district")))
_OWN_STRENGTHS = st.sampled_from((None, None, *STRENGTHS))
_STATEMENTS = st.sampled_from(("Do it.", "Wait."))
_INSTRUMENTS = st.sampled_from(("", *INSTRUMENTS))
_STRENGTHS = st.sampled_from((None, *STRENGTHS))
_EVIDENCE = st.sampled_from((None, Evidence("do it", page="4")))
_YES_OR_NO = st.booleans()


@st.composite
def recommendations(draw: DrawFn, paper: str, id: str) -> Recommendation:
    """Recommendations that speak to none, one or several of the propositions."""
    positions = tuple(
        StanceOn(
            proposition,
            draw(_STANCES),
            draw(_CONDITIONS),
            draw(_BY),
            draw(_OWN_STRENGTHS),
        )
        for proposition in draw(_some(PROPOSITIONS, 3))
    )
    return Recommendation(
        paper,
        id,
        draw(_STATEMENTS),
        actors=draw(_some(ACTORS)),
        targets=draw(_some(ACTORS)),
        instrument=draw(_INSTRUMENTS),
        strength=draw(_STRENGTHS),
        positions=positions,
        topics=draw(_some(TOPICS, 1)),
        evidence=draw(_EVIDENCE),
        coded=bool(positions) or draw(_YES_OR_NO),
    )


_COUNTS = st.integers(0, 3)
_TITLES = st.sampled_from(("Homes", "Rents: a plan", "Paper {}"))
_AUTHORS = st.lists(st.sampled_from(AUTHORS), max_size=2, unique=True).map(tuple)
_PUBLISHERS = st.sampled_from(PUBLISHERS)
_ISSUED = st.sampled_from(("", "2023", "2024-05~"))


@st.composite
def corpora(draw: DrawFn, least: int = 0, most: int = 4) -> Corpus:
    """Corpora of a few papers, some of the same author or publisher, some of nobody."""
    papers = {}
    for place in range(draw(st.integers(least, most))):
        id = f"paper-{place}"
        count = draw(_COUNTS)
        papers[id] = Paper(
            id,
            draw(_TITLES).format(place),
            authors=draw(_AUTHORS),
            publisher=draw(_PUBLISHERS),
            issued=draw(_ISSUED),
            recommendations=tuple(draw(recommendations(id, f"r{one}")) for one in range(count)),
        )
    return Corpus(draw(codebooks()), papers)


@st.composite
def hostile(draw: DrawFn) -> Corpus:
    """Corpora in which every text that people write may be any text."""
    corpus = draw(corpora(least=2, most=3))
    book = corpus.codebook
    text = texts.map(lambda given: "x" if is_blank(given) else given.strip())
    papers = {
        paper.id: paper._replace(
            title=draw(text),
            authors=tuple(Person(draw(text), draw(text)) for _ in paper.authors),
            publisher=draw(text),
            details={"note": draw(text), "container-title": draw(text), "URL": draw(text)},
            recommendations=tuple(
                item._replace(
                    statement=draw(text),
                    rationale=draw(text),
                    positions=tuple(
                        position._replace(condition=draw(text)) for position in item.positions
                    ),
                    evidence=Evidence(draw(text), draw(text), page=draw(text)),
                )
                for item in paper.recommendations
            ),
        )
        for paper in corpus.papers.values()
    }
    hostile_book = book._replace(
        title=draw(text),
        about=draw(text),
        topics={id: one._replace(label=draw(text)) for id, one in book.topics.items()},
        propositions={
            id: one._replace(statement=draw(text)) for id, one in book.propositions.items()
        },
        tensions=tuple(one._replace(why=draw(text)) for one in book.tensions),
        actors={
            id: one._replace(label=draw(text), aliases=(draw(text),))
            for id, one in book.actors.items()
        },
        instruments={id: one._replace(label=draw(text)) for id, one in book.instruments.items()},
    )
    return Corpus(hostile_book, papers)


def named_ids() -> SearchStrategy[dict[str, tuple[str, ...]]]:
    """Ids by the name of the filter that they are asked for; a corpus has a paper at least."""
    return st.fixed_dictionaries(
        {},
        optional={
            "topics": _some(TOPICS),
            "papers": st.sampled_from(((), ("paper-0",))),
            "actors": _some(ACTORS),
            "targets": _some(ACTORS),
            "instruments": _some(INSTRUMENTS),
            "strengths": _some(STRENGTHS),
        },
    )


def selections() -> SearchStrategy[Selection]:
    """Filters as ids, some of them empty."""
    ids = st.fixed_dictionaries(
        {
            "topics": _some(TOPICS).map(frozenset),
            "actors": _some(ACTORS).map(frozenset),
            "targets": _some(ACTORS, 1).map(frozenset),
            "instruments": _some(INSTRUMENTS, 1).map(frozenset),
            "strengths": _some(STRENGTHS).map(frozenset),
        }
    )
    return ids.map(lambda drawn: Selection({name: some for name, some in drawn.items() if some}))


#: Names that differ in what a name may be typed with, or in a letter that looks so.
NAMES = (
    "Weiß", "Weiss", "weiss", "Édouard council", "E\u0301douard-council", "edouard council",
    "İzmir", "i\u0307zmir", "Izmir", "ΟΔΟΣ", "οδος", "οδοσ", "rent-cap", "Rent cap", "rent_cap",
    "a–b", "a b", "ab", "d'Ivoire", "d’Ivoire", "Ａ", "A", "ŉ", "ﬁ", "fi",
)  # fmt: skip


@st.composite
def respellings(draw: DrawFn, name: str) -> str:
    """The name as somebody else would type it: in another case, composed or not, with hyphens."""
    letters = "".join(
        other if draw(st.booleans()) and other.lower() == letter.lower() else letter
        for letter in name
        for other in (letter.swapcase(),)
    )
    joined = letters.replace(" ", draw(st.sampled_from((" ", "  ", "-", "_"))))
    return draw(st.sampled_from((" {}", "{} ", "{}"))).format(
        normalize(draw(st.sampled_from(("NFC", "NFD"))), joined)
    )

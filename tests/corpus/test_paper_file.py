"""A paper that is written is read again as the same paper."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from policy_compare.corpus.form.known_names import ANY_NAME
from policy_compare.corpus.form.paper_form import paper_form
from policy_compare.corpus.form.values import Record
from policy_compare.corpus.paper_file import (
    choice_lines,
    paper_text,
    paper_values,
    recommendation_values,
)
from policy_compare.corpus.reader import load_corpus, read_corpus
from policy_compare.corpus.yaml.notation import one_line_text
from policy_compare.model import (
    STANCES,
    STRENGTHS,
    Codebook,
    Dismissal,
    Evidence,
    Paper,
    Person,
    Recommendation,
    Source,
    StanceOn,
)
from tests.corpus.yaml.test_notation import hostile
from tests.support.corpora import SHIPPED, made, problems
from tests.support.strategies import ACTORS, INSTRUMENTS, PROPOSITIONS, TOPICS

#: A codebook with the names of the strategies, and some that YAML 1.1 takes for others.
NAMES = {
    "topics": (*TOPICS, "no", "12"),
    "propositions": (*PROPOSITIONS, "no", "2024-12-04", "y", "x" * 90),
    "actors": (*ACTORS, "on", "1.5", *(f"office-{place}" * 3 for place in range(5))),
    "instruments": (*INSTRUMENTS, "null"),
}
CODEBOOK = "".join(
    f"{section}:\n"
    + "".join(
        f"  '{id}': {{statement: Do it.}}\n" if section == "propositions" else f"  '{id}': {{}}\n"
        for id in ids
    )
    for section, ids in NAMES.items()
)

#: A text that is there, short or too long for a line.
text = st.one_of(hostile, st.lists(hostile, min_size=8, max_size=20).map(" ".join)).filter(
    one_line_text
)
maybe = st.one_of(st.just(""), text)
DESCRIBED = paper_form(ANY_NAME).kinds["paper"][0]
FREE = sorted(
    set(DESCRIBED.kinds if isinstance(DESCRIBED, Record) else ())
    - {"title", "title-short", "authors", "publisher", "issued", "type", "source"}
    - {"accessed", "DOI", "URL"}
)


def some(names: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(names), unique=True).map(tuple)


def filled(kind: Callable[..., Any], **strategies: st.SearchStrategy[Any]) -> Any:
    """Records of the kind of which something is filled."""
    return st.builds(kind, **strategies).filter(any)


PLACES = {
    "section": maybe,
    "paragraph": st.one_of(st.none(), st.integers(1, 999_999_999)),
    "page": maybe,
}
PERSON = filled(Person, **dict.fromkeys(Person._fields, maybe))
SOURCE = filled(
    Source,
    file=maybe,
    sha256=st.sampled_from(("", "0" * 64, "aB" * 32)),
    encoding=st.sampled_from(("", "cp1252", "mac-roman")),
)
POSITION = st.builds(
    StanceOn,
    st.sampled_from(NAMES["propositions"]),
    st.sampled_from(STANCES),
    maybe,
    some(NAMES["actors"]),
    st.sampled_from((None, *STRENGTHS)),
)


def urged(id: str) -> st.SearchStrategy[Recommendation]:
    return st.builds(
        Recommendation,
        paper=st.just("a"),
        id=st.just(id),
        statement=text,
        actors=some(NAMES["actors"]),
        targets=some(NAMES["actors"]),
        instrument=st.sampled_from(("", *NAMES["instruments"])),
        strength=st.sampled_from(STRENGTHS),
        positions=st.lists(POSITION, max_size=4, unique_by=lambda one: one.proposition).map(tuple),
        topics=some(NAMES["topics"]),
        rationale=maybe,
        evidence=st.one_of(st.none(), filled(Evidence, quote=maybe, **PLACES)),
        date=st.sampled_from(("", "2023", "2023-05~")),
        note=maybe,
        coder=maybe,
        proposed_by=maybe,
        coded=st.booleans(),
    ).map(lambda one: one._replace(coded=one.coded or bool(one.positions)))


@st.composite
def papers(draw: DrawFn) -> Paper:
    """Papers that hold anything that a paper can hold."""
    details = draw(st.dictionaries(st.sampled_from(FREE), text, max_size=4))
    details |= draw(st.sampled_from(({}, {"DOI": "10.1000/1"}, {"URL": "http://a.b/c#d,e"})))
    ids = draw(some(("r", "no", "12", "1.5", "a_b")))
    return Paper(
        "a",
        draw(text),
        draw(maybe),
        tuple(draw(st.lists(PERSON, max_size=3))),
        draw(maybe),
        draw(st.sampled_from(("", "2023", "2023-05-17", "2023-05~", "2023?"))),
        draw(st.sampled_from(("", "report"))),
        details,
        draw(st.one_of(st.none(), SOURCE)),
        tuple(draw(urged(id)) for id in ids),
        "a.yaml",
        tuple(draw(st.lists(st.builds(Dismissal, text, text, **PLACES), max_size=2))),
    )


def cleaned(value: Any) -> Any:
    """The record as a file can hold it, wherever it stands there."""
    if isinstance(value, str):
        return one_line_text(value)
    if isinstance(value, dict):
        return {key: cleaned(inner) for key, inner in value.items()}
    if hasattr(value, "_replace"):
        fields = {key: cleaned(inner) for key, inner in value._asdict().items()}
        return value._replace(**fields | ({"line": 0} if "line" in fields else {}))
    return tuple(map(cleaned, value)) if isinstance(value, tuple) else value


def read_again(written: str) -> Paper:
    """The paper that the reader makes of this text, whose warnings do not matter."""
    with TemporaryDirectory() as folder:
        return made(Path(folder), {"a.yaml": written}, CODEBOOK).papers["a"]


@pytest.mark.slow
@given(papers(), st.lists(hostile, max_size=3))
def test_what_is_written_is_read_as_it_was(paper: Paper, comments: list[str]) -> None:
    coded = paper if paper.recommendations else paper._replace(recommendations=(SHORT,))
    written = paper_text(coded, {one.id: comments for one in coded.recommendations})
    found = read_again(written)
    assert cleaned(found) == cleaned(coded)
    # What has been cleaned once is read to the letter.
    assert paper_text(found, {one.id: comments for one in coded.recommendations}) == written


@pytest.mark.slow
@given(papers())
def test_lines_are_of_one_kind_and_none_ends_in_space(paper: Paper) -> None:
    written = paper_text(paper)
    assert written.endswith("\n")
    assert written.splitlines() == written[:-1].split("\n")
    assert all(line == line.rstrip(" ") for line in written.split("\n"))


SHORT = Recommendation("a", "r", "The council should act.", ("council",), strength="should")
HOUSING = Paper(
    "a",
    "Homes: a plan",
    authors=(Person("Ali", "Noor"), Person(family="Dijk", particle="van", suffix="Jr.")),
    publisher="Institute, Town",
    issued="2023",
    type="report",
    details={"note": "word " * 30, "DOI": "10.1000/1", "genre": "Brief"},
    source=Source("a.txt", "4f" * 32, "mac-roman"),
    recommendations=(
        Recommendation(
            "a",
            "no",
            "The council should do this: act.",
            ("council", "on"),
            ("builders",),
            "legal",
            "should",
            (StanceOn("cap", "support"), StanceOn("build", "oppose", "on meadows, if any")),
            ("social",),
            "It is time.",
            Evidence("should act", "Proposals", 3, "12"),
            "Hard to say.",
        ),
        Recommendation(
            "a",
            "wait",
            "Wait. " * 20,
            positions=(StanceOn("no", "neutral", "word " * 20),),
            evidence=Evidence("x " * 42, "Outlook"),
        ),
    ),
    dismissed=(Dismissal("it is hoped", "A hope.", "Outlook", 2),),
)
LAYOUT = """\
# yaml-language-server: $schema=paper.schema.json
paper:
  title: "Homes: a plan"
  authors:
    - {family: Ali, given: Noor}
    - {family: Dijk, non-dropping-particle: van, suffix: Jr.}
  publisher: Institute, Town
  issued: "2023"
  type: report
  genre: Brief
  DOI: 10.1000/1
  note: >-
    word word word word word word word word word word word word word word word word word
    word word word word word word word word word word word word word
  source:
    file: a.txt
    sha256: 4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f
    encoding: mac-roman

recommendations:
  - id: "no"
    statement: "The council should do this: act."
    actors: [council, "on"]
    targets: [builders]
    instrument: legal
    strength: should
    positions:
      cap: support
      build: {stance: oppose, condition: "on meadows, if any"}
    topics: [social]
    rationale: It is time.
    evidence: {quote: "should act", section: Proposals, paragraph: 3, page: "12"}
    note: Hard to say.
    # Found by: a rule.
    #
    # word word word word word word word word word word word word word word word word word word
    # word word

  - id: wait
    statement: >-
      Wait. Wait. Wait. Wait. Wait. Wait. Wait. Wait. Wait. Wait. Wait. Wait. Wait. Wait.
      Wait. Wait. Wait. Wait. Wait. Wait.
    actors: []
    positions:
      "no":
        stance: neutral
        condition: >-
          word word word word word word word word word word word word word word word word
          word word word word
    evidence:
      quote: "x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x"
      section: Outlook

dismissed:
  - quote: "it is hoped"
    section: Outlook
    paragraph: 2
    why: A hope.
"""


def test_layout_is_the_corpus_s_own() -> None:
    comments = {"no": ["Found by:\na rule.\x1b\u202e", "", "word " * 20]}
    assert paper_text(HOUSING, comments) == LAYOUT


def test_values_stand_under_the_keys_of_the_file_and_in_their_order() -> None:
    values = paper_values(HOUSING)
    assert list(values) == ["paper", "recommendations", "dismissed"]
    assert list(values["paper"])[:2] == ["title", "authors"]
    assert values["paper"]["authors"][1] == {
        "family": "Dijk",
        "non-dropping-particle": "van",
        "suffix": "Jr.",
    }
    first = values["recommendations"][0]
    assert list(first) == [
        "id", "statement", "actors", "targets", "instrument", "strength", "positions", "topics",
        "rationale", "evidence", "note",
    ]  # fmt: skip
    assert first["positions"] == {
        "cap": "support",
        "build": {"stance": "oppose", "condition": "on meadows, if any"},
    }
    assert first["evidence"]["paragraph"] == 3
    assert "dismissed" not in paper_values(HOUSING._replace(dismissed=()))


def test_positions_tell_a_frame_from_what_is_still_to_be_coded() -> None:
    assert recommendation_values(SHORT)["positions"] == {}
    assert recommendation_values(SHORT._replace(coded=False))["positions"] is None


def test_nothing_empty_is_written() -> None:
    assert paper_text(Paper("a", "Homes")) == (
        "# yaml-language-server: $schema=paper.schema.json\n"
        "paper:\n  title: Homes\n\nrecommendations: []\n"
    )
    bare = SHORT._replace(actors=(), strength=None, evidence=Evidence())
    empty = Paper("a", "Homes", source=Source(), recommendations=(bare,))
    assert paper_text(empty).partition("\n\n")[2] == (
        "recommendations:\n  - id: r\n    statement: The council should act.\n    actors: []\n"
        "    positions: {}\n"
    )


def test_many_names_stand_one_a_line() -> None:
    one = SHORT._replace(actors=NAMES["actors"], topics=("12",) * 2)
    written = paper_text(Paper("a", "Homes", recommendations=(one,)))
    listed = "".join(f"      - {id}\n" for id in ("district", "builders", '"on"', '"1.5"'))
    assert f"    actors:\n      - government\n      - council\n{listed}      - office-0" in written
    assert '    topics: ["12", "12"]\n' in written


def test_stance_that_is_still_to_be_given_is_reported(tmp_path: Path) -> None:
    paper = Paper("a", "Homes", recommendations=(SHORT,))
    written = paper_text(paper).replace("positions: {}", 'positions:\n      cap:\n      "no":')
    found = problems(tmp_path, {"a.yaml": written}, CODEBOOK)
    errors = [(one.code, one.line) for one in found if one.severity == "error"]
    place = written.splitlines().index("      cap:") + 1
    assert errors == [("no-stance", place), ("no-stance", place + 1)]


def test_strength_that_is_still_to_be_given_is_reported(tmp_path: Path) -> None:
    paper = Paper("a", "Homes", recommendations=(SHORT._replace(strength=None),))
    found = problems(tmp_path, {"a.yaml": paper_text(paper)}, CODEBOOK)
    assert [one.code for one in found if one.severity == "error"] == ["missing-key"]


@pytest.mark.parametrize("comment", ["a\nb: c", "# a", "- a", "\x00\x1b[31m", "x" * 300, "\ufeff"])
def test_comment_stays_one(comment: str) -> None:
    folded = SHORT._replace(note="word " * 30)
    paper = Paper("a", "Homes", recommendations=(folded, SHORT._replace(id="s")))
    found = read_again(paper_text(paper, {"r": [comment], "s": [comment]}))
    assert cleaned(found).recommendations == cleaned(paper).recommendations


def test_comments_are_wrapped() -> None:
    paper = Paper("a", "Homes", recommendations=(SHORT,))
    written = paper_text(paper, {"r": ["word " * 100]})
    wrapped = [line for line in written.splitlines() if line.startswith("    #")]
    assert max(map(len, wrapped)) <= 96
    assert sum(line.count("word") for line in wrapped) == 100


def test_shipped_papers_are_written_without_loss(tmp_path: Path) -> None:
    corpus = load_corpus(SHIPPED)
    codebook = (SHIPPED / "codebook.yaml").read_text("utf-8")
    files = {paper.file: paper_text(paper) for paper in corpus.papers.values()}
    found = made(tmp_path, files, codebook)
    assert found.codebook == corpus.codebook != Codebook()
    assert cleaned(tuple(found.papers.values())) == cleaned(tuple(corpus.papers.values()))
    # An absent byline is asked for again: the record does not tell whether anyone looked.
    assert {one.code for one in read_corpus(tmp_path).problems} <= {"no-authors"}


LONG = "Rents in the towns of the coast should be capped by law, and for ten years at the least."


def test_choices_are_stances_once_they_are_no_comments(tmp_path: Path) -> None:
    choices = choice_lines({"cap": "Rents should be capped.", "long": LONG, "no": "None # at: all"})
    assert choices[0] == "cap: support  # Rents should be capped."
    uncoded = Recommendation("a", "r", "S.", strength="should", coded=False)
    paper = Paper("a", title="A", recommendations=(uncoded,))
    text = paper_text(paper, choices={"r": choices})
    assert max(map(len, text.splitlines())) <= 100
    book = "topics: {t: {label: T}}\npropositions:\n"
    book += "".join(f'  "{id}": {{statement: S., topics: [t]}}\n' for id in ("cap", "long", "no"))
    (tmp_path / "codebook.yaml").write_text(book)
    (tmp_path / "a.yaml").write_text(text.replace("      # ", "      "))
    (read,) = load_corpus(tmp_path).papers["a"].recommendations
    assert [(one.proposition, one.stance) for one in read.positions] == [
        ("cap", "support"), ("long", "support"), ("no", "support"),
    ]  # fmt: skip


def test_remarks_on_a_paper_stand_with_what_is_said_of_it() -> None:
    text = paper_text(Paper("a", title="A"), remarks=["authors: not found", "a\nb"])
    assert text.splitlines()[2:5] == ["  title: A", "  # authors: not found", "  # a b"]

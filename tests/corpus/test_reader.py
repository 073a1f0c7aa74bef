"""A corpus is read whole, or every problem is told."""

import gc
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml

from policy_compare.corpus.reader import load_corpus, read_as_corpus, read_corpus
from policy_compare.errors import CorpusError
from policy_compare.model import Dismissal, Recommendation
from tests.support.corpora import (
    CODEBOOK,
    SHIPPED,
    made,
    paper,
    problems,
    recommendation,
    write_corpus,
)

FINE = paper(recommendation("r", "{cap: support, build: oppose, social-homes: neutral}"))


def codes(folder: Path) -> list[str]:
    return [one.code for one in read_corpus(folder).problems]


def test_papers_come_in_the_order_of_their_ids(tmp_path: Path) -> None:
    corpus = made(tmp_path, {f"{id}.yaml": FINE for id in ("b-10", "b-2", "a", "C")})
    assert list(corpus.papers) == ["a", "b-2", "b-10", "C"]


def test_contents_that_are_not_written_are_read_as_the_folder_would_be(tmp_path: Path) -> None:
    folder = write_corpus(tmp_path, {"a.yaml": FINE}, CODEBOOK)
    contents = read_corpus(folder).contents
    assert read_as_corpus(folder, contents).problems == read_corpus(folder).problems
    wrong = {**contents, "b.yaml": FINE.replace("cap: support", "cup: support").encode()}
    reading = read_as_corpus(folder, wrong)
    assert [(p.code, Path(p.file).name) for p in reading.problems if p.severity == "error"] == [
        ("unknown-name", "b.yaml")
    ]


def test_line_is_where_the_recommendation_begins(tmp_path: Path) -> None:
    text = (
        "recommendations:\n- id: one\n  statement: Act.\n  actors: []\n  strength: must\n\n"
        "# the second\n-\n  {id: two, statement: Act., actors: [], strength: must}\n"
        "paper: {title: Homes, authors: []}\n"
    )
    corpus = made(tmp_path, {"a.yaml": text})
    assert [(one.id, one.line) for one in corpus.recommendations()] == [("one", 2), ("two", 9)]


def test_lines_of_the_shipped_corpus_hold_the_ids() -> None:
    corpus = load_corpus(SHIPPED)
    for publication in corpus.papers.values():
        lines = (SHIPPED / publication.file).read_text("utf-8").splitlines()
        for one in publication.recommendations:
            assert lines[one.line - 1] == f"  - id: {one.id}"


def shuffled(value: Any, random: Random) -> Any:
    """The same with the keys of every mapping in another order."""
    if isinstance(value, list):
        return [shuffled(item, random) for item in value]
    if isinstance(value, dict):
        keys = random.sample(list(value), len(value))
        return {key: shuffled(value[key], random) for key in keys}
    return value


@pytest.mark.parametrize("seed", range(8))
def test_order_of_files_and_keys_does_not_matter(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    random = Random(seed)
    paths = sorted(SHIPPED.glob("*.yaml"))
    for path in random.sample(paths, len(paths)):
        data = yaml.load(path.read_bytes(), yaml.BaseLoader)  # noqa: S506
        text = yaml.safe_dump(shuffled(data, random), sort_keys=False, default_style='"')
        (tmp_path / path.name).write_text(text, "utf-8")
    entries = list(tmp_path.iterdir())
    random.shuffle(entries)
    monkeypatch.setattr(Path, "iterdir", lambda self: iter(entries))
    found, expected = load_corpus(tmp_path), load_corpus(SHIPPED)
    assert found.codebook == expected.codebook
    assert list(found.papers) == list(expected.papers)
    for first, second in zip(found.papers.values(), expected.papers.values(), strict=True):
        assert first._replace(recommendations=()) == second._replace(recommendations=())
    for one, other in zip(found.recommendations(), expected.recommendations(), strict=True):
        assert unplaced(one) == unplaced(other)


def unplaced(one: Recommendation) -> Recommendation:
    """The recommendation wherever it stands; the order of its positions is not told."""
    return one._replace(line=0, positions=tuple(sorted(one.positions)))


def test_dismissed_passages_are_the_paper_s_and_count_in_nothing(tmp_path: Path) -> None:
    listed = (
        "dismissed:\n  - {quote: it is hoped, section: Outlook, paragraph: 2, why: A hope.}\n"
        "  - why: Another's call.\n    page: 4\n    quote: called for\n"
    )
    without = made(tmp_path / "without", {"a.yaml": FINE}).papers["a"]
    found = made(tmp_path / "with", {"a.yaml": FINE + listed}).papers["a"]
    assert without.dismissed == ()
    assert found.dismissed == (
        Dismissal("it is hoped", "A hope.", "Outlook", 2),
        Dismissal("called for", "Another's call.", page="4"),
    )
    assert found._replace(dismissed=()) == without


def test_digest_is_only_taken_where_it_is_asked_for(tmp_path: Path) -> None:
    write_corpus(tmp_path, {"a.yaml": FINE})
    assert load_corpus(tmp_path).digest == ""
    assert len(load_corpus(tmp_path, digest=True).digest) == 64


def test_load_stops_with_all_problems(tmp_path: Path) -> None:
    text = paper(recommendation("r", actors="[x]", strength="y"))
    write_corpus(tmp_path, {"a.yaml": text, "b.yaml": ""})
    with pytest.raises(CorpusError) as caught:
        load_corpus(tmp_path)
    assert caught.value.problems == read_corpus(tmp_path).problems
    assert codes(tmp_path) == ["unknown-name", "unknown-name", "empty-file"]


def test_errors_of_the_codebook_stop_every_paper(tmp_path: Path) -> None:
    codebook = CODEBOOK.replace("topics: [rents]", "topics: [rent]")
    assert read_corpus(write_corpus(tmp_path, {"a.yaml": FINE}, codebook)).corpus is None


@pytest.mark.parametrize(
    ("positions", "coded"), [("{cap: support}", True), ("{}", True), ("", False), (None, False)]
)
def test_what_has_no_positions_is_still_to_be_coded(
    positions: str | None, coded: bool, tmp_path: Path
) -> None:
    entry = recommendation("r", positions="POSITIONS")
    entry = entry.replace(", positions: POSITIONS", "") if positions is None else entry
    text = paper(entry.replace("POSITIONS", positions or ""))
    found = read_corpus(write_corpus(tmp_path, {"a.yaml": text}))
    assert found.corpus is not None
    (item,) = found.corpus.recommendations()
    assert item.coded is coded
    assert found.corpus.papers["a"].coded_to_the_end is coded
    told = {one.code for one in found.problems}
    assert ("uncoded" in told) is not coded
    # What nobody has coded yet may well come to be spoken to.
    assert ("unused-proposition" in told) is coded


def test_a_paper_without_recommendations_is_not_coded_to_the_end(tmp_path: Path) -> None:
    empty = "paper: {title: Homes, authors: []}\nrecommendations: []\n"
    found = read_corpus(write_corpus(tmp_path, {"a.yaml": empty}))
    assert found.corpus is not None
    assert not found.corpus.papers["a"].coded_to_the_end
    assert [(one.code, one.severity) for one in found.problems] == [
        ("no-recommendations", "warning")
    ]


def test_warnings_do_not_stop(tmp_path: Path) -> None:
    found = read_corpus(write_corpus(tmp_path, {"a.yaml": paper(recommendation("r"))}))
    assert {one.severity for one in found.problems} == {"warning"}
    assert found.corpus == load_corpus(tmp_path)


def test_problems_of_all_files_are_told_codebook_first(tmp_path: Path) -> None:
    codebook = CODEBOOK.replace("topics: [rents]", "topics: [rent]")
    files = {"b.yaml": "[", "a.yaml": FINE.replace("'2023'", "soon"), "c.yml": FINE}
    found = problems(tmp_path, files, codebook)
    assert [(Path(one.file).name, one.code) for one in found] == [
        ("c.yml", "other-suffix"),
        ("codebook.yaml", "unknown-name"),
        ("a.yaml", "bad-date"),
        ("b.yaml", "yaml-syntax"),
    ]


def test_papers_are_still_checked_without_a_codebook(tmp_path: Path) -> None:
    (
        write_corpus(tmp_path, {"a.yaml": FINE.replace("should,", "shall,")}) / "codebook.yaml"
    ).unlink()
    assert codes(tmp_path) == ["no-codebook", "unknown-name"]


@pytest.mark.parametrize("codebook", ["[", "- topics", "text", "title: [Homes"])
def test_unreadable_codebook_does_not_make_every_name_unknown(
    codebook: str, tmp_path: Path
) -> None:
    found = problems(tmp_path, {"a.yaml": FINE.replace("'2023'", "soon")}, codebook)
    assert "bad-date" in {one.code for one in found}
    assert not [one for one in found if one.file.endswith("a.yaml") and one.code != "bad-date"]


def test_codebook_alone_lacks_papers_and_the_other_way_round(tmp_path: Path) -> None:
    assert codes(write_corpus(tmp_path / "book", {})) == ["no-papers"]
    (tmp_path / "empty").mkdir()
    assert codes(tmp_path / "empty") == ["no-codebook", "no-papers"]
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "a.yml").write_text(FINE)
    assert codes(tmp_path / "other") == ["other-suffix"]


@pytest.mark.parametrize("on", [True, False])
def test_collector_is_left_as_it_was(on: bool, tmp_path: Path) -> None:
    before = gc.isenabled()
    (gc.enable if on else gc.disable)()
    try:
        read_corpus(tmp_path)
        assert gc.isenabled() == on
    finally:
        (gc.enable if before else gc.disable)()


@pytest.mark.parametrize(
    "text",
    ["no", "on", "12:30", "2024-12-04", "~", "null", "007", "1e3", "3.10", "true", "0o17", ".inf"],
)
def test_bare_scalars_are_the_texts_that_they_look_like(text: str, tmp_path: Path) -> None:
    codebook = CODEBOOK.replace("{label: Law}", f"{{label: {text}}}")
    codebook = codebook.replace("local authority", text)
    keys = {"statement": text, "rationale": text, "note": text}
    stances = f"{{cap: {{stance: support, condition: {text}}}}}"
    files = {"a.yaml": paper(recommendation("r", stances, **keys)).replace("Homes", text)}
    corpus = made(tmp_path, files, codebook)
    (one,) = corpus.recommendations()
    assert (one.statement, one.rationale, one.note) == (text, text, text)
    assert one.positions[0].condition == text
    assert corpus.papers["a"].title == text
    assert corpus.codebook.instruments["legal"].label == text
    assert corpus.codebook.actors["council"].aliases == (text,)


@pytest.mark.parametrize("id", ["no", "2024-12-04", "null", "007", "집", "v1.2"])
def test_bare_scalars_are_ids(id: str, tmp_path: Path) -> None:
    corpus = made(tmp_path, {f"{id}.yaml": paper(recommendation(id))})
    assert [one.ref for one in corpus.recommendations()] == [f"{id}/{id}"]


@pytest.mark.parametrize(
    "text",
    [
        "הדיור",
        "إسكان",
        "e\u0301\u0323",
        "北韓與俄羅斯",
        "주택",
        "👩‍👩‍👧",
        "x" * 500,
        "\U0001d54f",
        "a\u00a0b",
        "\u200fא",
    ],
)
def test_any_script_is_read_to_the_letter(text: str, tmp_path: Path) -> None:
    files = {"a.yaml": paper(recommendation("r", statement=text)).replace("Homes", text)}
    codebook = CODEBOOK.replace("Town council", text)
    corpus = made(tmp_path, files, codebook)
    assert [one.statement for one in corpus.recommendations()] == [text]
    assert corpus.papers["a"].title == text
    assert corpus.codebook.actors["council"].label == text

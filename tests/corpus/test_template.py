"""The corpus that one starts from is a good example."""

from pathlib import Path

from policy_compare.corpus.form.schema import schemas
from policy_compare.corpus.reader import load, read
from policy_compare.corpus.template import template
from policy_compare.evidence.drafting import draft_paper
from policy_compare.evidence.verify import verify
from policy_compare.files.writing import write_all
from policy_compare.model import STANCES, STRENGTHS
from policy_compare.texts.opening import read as read_text


def test_it_has_no_problem(tmp_path: Path) -> None:
    write_all(tmp_path, template())
    found = read(tmp_path)
    assert not found.problems
    assert found.corpus is not None


def test_it_brings_the_schemas_that_its_files_name() -> None:
    files = template()
    assert schemas().items() <= files.items()
    for name, text in files.items():
        if name.endswith(".yaml"):
            first = text.partition("\n")[0]
            assert first.partition("$schema=")[2] in schemas()


def test_it_shows_agreement_conflict_a_condition_and_a_tension(tmp_path: Path) -> None:
    write_all(tmp_path, template())
    corpus = load(tmp_path)
    stances = [
        (one.paper, position) for one in corpus.recommendations() for position in one.positions
    ]
    assert {position.stance for _, position in stances} == set(STANCES) - {"neutral"}
    assert any(position.condition for _, position in stances)
    assert {one.strength for one in corpus.recommendations()} == set(STRENGTHS)
    assert corpus.codebook.tensions
    assert len(corpus.papers) == 2


def test_its_quotes_stand_in_its_texts_where_it_says(tmp_path: Path) -> None:
    write_all(tmp_path, template())
    looked = verify(load(tmp_path), tmp_path / "sources")
    assert looked.problems == ()
    assert (looked.found, looked.absent, looked.unread, looked.texts) == (4, 0, 0, 2)


def test_one_of_its_texts_is_there_to_be_drafted(tmp_path: Path) -> None:
    write_all(tmp_path, template())
    corpus = load(tmp_path)
    coded = {paper.source.file for paper in corpus.papers.values() if paper.source}
    (text,) = (one for one in (tmp_path / "sources").iterdir() if one.name not in coded)
    made = draft_paper(read_text(text), "berg-2025", corpus.codebook)
    assert made.paper.title == "Rooms without a door: what tenants of small towns need"
    assert [author.name for author in made.paper.authors] == ["Jo Berg", "Mina Sand"]
    assert made.paper.issued == "2025-03-03"
    strengths = [item.strength for item in made.paper.recommendations]
    assert strengths == ["should", "should", "must", "could"]


def test_it_explains_itself() -> None:
    for name in ("codebook.yaml", "ali-2023.yaml"):
        assert template()[name].count("#") > 4


def test_every_line_ends() -> None:
    for text in template().values():
        assert text.endswith("\n")
        assert "\t" not in text
        assert "\r" not in text

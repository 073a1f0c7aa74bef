"""The corpus that one starts from is a good example."""

from pathlib import Path

from policy_compare.corpus.reader import load, read
from policy_compare.corpus.schema import schemas
from policy_compare.corpus.template import template
from policy_compare.files import write_all
from policy_compare.model import STANCES, STRENGTHS


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


def test_it_explains_itself() -> None:
    for name in ("codebook.yaml", "ali-2023.yaml"):
        assert template()[name].count("#") > 4


def test_every_line_ends() -> None:
    for text in template().values():
        assert text.endswith("\n")
        assert "\t" not in text
        assert "\r" not in text

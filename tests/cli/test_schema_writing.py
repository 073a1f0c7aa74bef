"""The schemas are written anew where they list other names, and somebody's own are kept."""

from pathlib import Path

import pytest

from policy_compare.corpus.form.schema import FILES, json_schemas
from policy_compare.corpus.reader import load_codebook
from tests.support.housing import answered, call, changed, joined


@pytest.fixture
def renamed(housing: Path) -> Path:
    """The example with a label that its schemas do not know."""
    changed(housing / "codebook.yaml", "label: Town council", "label: City council")
    return housing


def test_what_is_up_to_date_stays(housing: Path) -> None:
    before = {name: (housing / name).stat().st_mtime_ns for name in FILES}
    found = call("schema")
    assert (found.code, found.out) == (0, "")
    assert found.err == "the schemas in housing are up to date\n"
    assert {name: (housing / name).stat().st_mtime_ns for name in FILES} == before


def test_schemas_are_written_anew(renamed: Path) -> None:
    (renamed / FILES[1]).unlink()
    found = call("schema")
    assert (found.code, found.err) == (
        0, "wrote paper.schema.json, codebook.schema.json to housing\n",
    )  # fmt: skip
    expected = json_schemas(load_codebook(renamed))
    assert {name: (renamed / name).read_text() for name in FILES} == expected
    assert "City council" in expected[FILES[0]]


def test_a_schema_that_somebody_changed_is_kept(renamed: Path) -> None:
    own = changed(renamed / FILES[1], '"title": "A codebook"', '"title": "Our codebook"')
    before = (renamed / FILES[0]).read_bytes()
    found = call("schema")
    assert found.code == 2
    assert joined(found.err) == (
        "error: housing/codebook.schema.json was changed by hand or is of another version; nothing "
        "was written hint: --force writes over it"
    )
    assert (renamed / FILES[1]).read_bytes() == own
    assert (renamed / FILES[0]).read_bytes() == before
    assert call("schema", "--force").code == 0
    assert "City council" in (renamed / FILES[1]).read_text()


def test_what_is_in_the_way_is_kept(renamed: Path) -> None:
    (renamed / FILES[0]).unlink()
    (renamed / FILES[0]).mkdir()
    assert call("schema").code == 2
    assert call("schema", "--force").code == 2
    assert answered("check")["rows"] == []


def test_a_codebook_with_errors_has_no_schemas(housing: Path) -> None:
    changed(housing / "codebook.yaml", "part_of: [government]", "part_of: [goverment]")
    found = call("schema")
    assert found.code == 2
    assert "the actor 'goverment' is not known" in joined(found.err)


STALE = "The schemas list other names than the codebook: --fix writes them anew."


def test_check_says_that_schemas_are_stale(renamed: Path) -> None:
    assert STALE in answered("check")["notes"]
    changed(renamed / FILES[0], '"A paper and', '"Our paper and')
    (renamed / FILES[1]).unlink()
    assert STALE not in answered("check")["notes"]


def test_a_fix_writes_stale_schemas_anew_and_shows_them_in_short(renamed: Path) -> None:
    found = call("check", "--fix", "--yes")
    assert found.code == 0
    assert STALE not in found.out
    for name in FILES:
        assert f"--- housing/{name}\n+++ housing/{name}\n" in found.err
    assert "City council" not in found.err
    assert "City council" in (renamed / FILES[0]).read_text()
    assert call("schema").err == "the schemas in housing are up to date\n"

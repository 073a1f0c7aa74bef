"""Names are found where the form reads them, and replaced in the notation that stands there."""

from pathlib import Path

import pytest

from policy_compare.corpus.reader import read_as_corpus
from policy_compare.recoding.name_places import NamePlace, read_name_places, replace_names
from tests.support.corpora import CODEBOOK, paper, recommendation, write_corpus


def renamed(folder: Path, kind: str, old: str, new: str) -> dict[str, str]:
    """The texts of the files in which the name stands, with the new one in its places."""
    reading, places = read_name_places(folder, kind)
    assert reading.corpus is not None, reading.problems
    named = {place: new for place in places if place.name == old}
    changed = replace_names(reading.contents, named)
    return {name: data.decode() for name, data in changed.items()}


NOTATIONS = """\
# cap is what this file is about
paper: {title: cap, authors: []}
recommendations:
  - id: cap
    statement: Do cap.  # cap
    actors: [council]
    strength: must
    positions:
      # cap: oppose
      KEY: support   # why cap: see p. 3
    note: cap
"""


@pytest.mark.parametrize(
    ("key", "after"),
    [
        ("cap", "rent-cap"),
        ('"cap"', '"rent-cap"'),
        ("'cap'", "'rent-cap'"),
        ('"c\\u0061p"', '"rent-cap"'),
        ("? cap\n      ", "? rent-cap\n      "),
        ("? >-\n        cap\n      ", "? >-\n        rent-cap\n      "),
    ],
)
@pytest.mark.parametrize("start", ["", "\ufeff", "# 한 e\u0301\r\n"])
def test_a_name_is_replaced_in_its_notation_and_nothing_else_is(
    tmp_path: Path, key: str, after: str, start: str
) -> None:
    text = start + NOTATIONS.replace("KEY", key)
    folder = write_corpus(tmp_path, {"a.yaml": text})
    changed = renamed(folder, "proposition", "cap", "rent-cap")
    assert changed["a.yaml"] == start + NOTATIONS.replace("KEY", after)


def test_a_codebook_names_things_in_its_keys_lists_and_tensions(tmp_path: Path) -> None:
    folder = write_corpus(tmp_path, {"a.yaml": paper(recommendation("x"))})
    assert renamed(folder, "proposition", "build", "no") == {
        "codebook.yaml": CODEBOOK.replace("  build: {", '  "no": {').replace(
            "[cap, build]", '[cap, "no"]'
        )
    }
    changed = renamed(folder, "actor", "government", "state")["codebook.yaml"]
    assert "part_of: [state]}\n  state: {label: Government}" in changed
    assert (
        renamed(folder, "topic", "building", "works")["codebook.yaml"].count("works")
        == CODEBOOK.count("building")
        == 3
    )


def test_a_paper_names_things_wherever_the_form_has_names(tmp_path: Path) -> None:
    text = paper(
        recommendation(
            "council", "{cap: {stance: support, by: [council], condition: council}}",
            targets="[builders, council]", instrument="legal", topics="[rents]",
            evidence="{quote: council}",
        )
    )  # fmt: skip
    folder = write_corpus(tmp_path, {"a.yaml": text})
    _, places = read_name_places(folder, "actor")
    here = [place for place in places if place.file == "a.yaml"]
    assert [place.name for place in here] == ["council", "council", "builders", "council"]
    assert {text[place.start :][:7] for place in here} == {"council", "builder"}
    assert {place.line for place in here} == {6}
    assert [place.name for place in places if place.is_entry] == [
        "council", "government", "builders", "landlords",
    ]  # fmt: skip
    assert "instrument: law" in renamed(folder, "instrument", "legal", "law")["a.yaml"]
    assert "topics: [homes]" in renamed(folder, "topic", "rents", "homes")["a.yaml"]


def test_what_is_read_may_be_other_than_the_files(tmp_path: Path) -> None:
    folder = write_corpus(tmp_path, {"a.yaml": paper(recommendation("x"))})
    contents = {"codebook.yaml": CODEBOOK.encode(), "b.yaml": paper(recommendation("x")).encode()}
    reading, places = read_name_places(folder, "proposition", contents)
    assert reading.corpus == read_as_corpus(folder, contents).corpus
    assert {place.file for place in places} == {"codebook.yaml", "b.yaml"}


def test_a_table_has_no_places_to_write_in(tmp_path: Path) -> None:
    table = "paper,paper_title,recommendation,statement,actors,proposition,stance\n"
    folder = write_corpus(tmp_path, {"papers.csv": f"{table}a,A,x,Do.,council,cap,support\n"})
    _, places = read_name_places(folder, "proposition")
    assert NamePlace("papers.csv", -1, 2, "cap", False) in places

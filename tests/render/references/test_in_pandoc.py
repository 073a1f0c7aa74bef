"""Pandoc reads what is written for reference managers as it was meant."""

import json
import subprocess
from typing import Any

from policy_compare.corpus.references.csl import read_csl
from policy_compare.render.references import bibtex, csl
from tests.support.described_papers import view_of_papers
from tests.support.programs import PANDOC
from tests.support.zotero_library import zotero_csl

VIEW = view_of_papers(*read_csl(zotero_csl(), "x").papers)
#: What Pandoc adds or knows by another name.
_OTHERWISE = ("language", "title-short", "genre")


def read_by_pandoc(text: str, format: str) -> list[dict[str, Any]]:
    call = [PANDOC.path(), "--from", format, "--to", "csljson"]
    done = subprocess.run(call, input=text.encode(), capture_output=True, check=True, timeout=120)
    assert not done.stderr
    return list(json.loads(done.stdout))


def comparable(item: dict[str, Any]) -> dict[str, Any]:
    """The item with what is the same in both: a title's word behind a colon may get a capital."""
    # It knows no site that a page stands on.
    otherwise = (*_OTHERWISE, "container-title") if item["type"] == "webpage" else _OTHERWISE
    kept = {key: value for key, value in item.items() if key not in otherwise}
    people = [
        {part.replace("non-dropping", "dropping"): text for part, text in person.items()}
        for person in item["author"]
    ]
    return {**kept, "author": people, "title": item["title"].casefold()}


def by_id(items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(items, key=lambda item: str(item["id"]))


def test_items_of_csl_are_the_same_there() -> None:
    text = csl.render(VIEW)
    assert by_id(read_by_pandoc(text, "csljson")) == by_id(json.loads(text))


def test_entries_of_bibtex_are_the_items_that_were_meant() -> None:
    meant = by_id(json.loads(csl.render(VIEW)))
    for item, wanted in zip(
        by_id(read_by_pandoc(bibtex.render(VIEW), "biblatex")), meant, strict=True
    ):
        assert comparable(item) == comparable(wanted)

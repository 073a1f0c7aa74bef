"""The commands that show what a corpus holds: how their own arguments and options reach it."""

import json

import pytest

from tests.support.corpora import Run


def rows(run: Run, *arguments: str) -> list[dict[str, object]]:
    """The rows of an answer."""
    result = run(*arguments, "--format", "json")
    assert result.code == 0, result.err
    return list(json.loads(result.out)["rows"])


@pytest.mark.parametrize("command", ["show", "search"])
def test_several_words_are_one_name(command: str, run: Run, corpus: str) -> None:
    quoted = run(command, "town council", "--corpus", corpus)
    assert quoted.code == 0
    assert run(command, "town", "council", "--corpus", corpus) == quoted


def test_a_list_is_grouped_as_it_is_told(run: Run, corpus: str) -> None:
    by_paper = run("list", "--corpus", corpus, "--group-by", "paper").out
    assert by_paper != run("list", "--corpus", corpus).out
    assert by_paper.index("Ali 2023") < by_paper.index("Okafor 2023")


def test_a_grouping_that_there_is_not_is_told(run: Run, corpus: str) -> None:
    result = run("list", "--corpus", corpus, "--group-by", "year")
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("error: --group-by cannot be 'year'\n    hint: one of: topic, ")


def test_only_what_is_to_be_coded_is_listed(run: Run, corpus: str) -> None:
    assert rows(run, "list", "--corpus", corpus, "--uncoded") == []


def test_a_search_ends_after_so_many_hits(run: Run, corpus: str) -> None:
    hits = rows(run, "search", "council", "--corpus", corpus)
    assert len(hits) > 1
    assert rows(run, "search", "council", "--corpus", corpus, "--most", "1") == hits[:1]

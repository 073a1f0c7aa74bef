"""What the files of a corpus come to hold when the corpus says otherwise, all else to the byte."""

from collections.abc import Mapping
from typing import Any

from policy_compare.corpus.codebook_file import codebook_text
from policy_compare.corpus.corpus_files import CODEBOOK, TABLE
from policy_compare.corpus.paper_file import paper_text, paper_values
from policy_compare.corpus.yaml.edit import change_values
from policy_compare.errors import CallError
from policy_compare.model import Corpus, Paper
from policy_compare.statement_table import codebook_values


def changed_contents(
    before: Corpus, contents: Mapping[str, bytes], after: Corpus
) -> dict[str, bytes]:
    """What the files of the corpus ``before`` come to hold, by name, as far as they change.

    ``contents`` is what they hold. Without a codebook among them they are all new.

    Raises:
        CallError: a paper that changes stands in a table, or the codebook cannot be written.
    """
    changed: dict[str, bytes] = {}
    if CODEBOOK not in contents:
        changed[CODEBOOK] = codebook_text(after.codebook).encode()
    elif after.codebook != before.codebook:
        values = codebook_values(before.codebook), codebook_values(after.codebook)
        changed[CODEBOOK] = change_values(contents[CODEBOOK].decode(), *values).encode()
    for id, paper in after.papers.items():
        paper_before = before.papers.get(id)
        if paper_before is None:
            changed[paper.file] = paper_text(paper).encode()
        elif paper_before.file == TABLE and paper != paper_before:
            raise table_error(id)
        elif paper != paper_before:
            text = contents[paper.file].decode()
            changed[paper.file] = change_values(
                text, *_differing_values(paper_before, paper)
            ).encode()
    return changed


def _differing_values(before: Paper, after: Paper) -> tuple[dict[str, Any], dict[str, Any]]:
    """What is said before and after, of the recommendations those that differ and the last."""
    alike = {*before.recommendations[:-1]} & {*after.recommendations}

    def part(paper: Paper) -> dict[str, Any]:
        differing = tuple(each for each in paper.recommendations if each not in alike)
        return paper_values(paper._replace(recommendations=differing))

    return part(before), part(after)


def table_error(papers: str) -> CallError:
    """What is said where papers stand in a table and would have to be changed."""
    return CallError(
        f"{papers} stands in {TABLE}, which is not written here",
        "make files of it first, in a new folder: policy-compare export --output all.json, then "
        "policy-compare import all.json --yaml --into DIR",
    )

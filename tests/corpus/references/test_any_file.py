"""Whatever a file holds, it is read or refused in a sentence, and what is read is fit to keep."""

import json
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_compare.corpus.form.edtf import explain_fault_of_date
from policy_compare.corpus.references.bibtex import read_bibtex
from policy_compare.corpus.references.csl import read_csl
from policy_compare.corpus.references.papers import References
from policy_compare.corpus.references.ris import read_ris
from policy_compare.errors import SourceError

Reader = Callable[[bytes, str], References]

_PIECES = st.sampled_from(
    (
        "@book{a,", "@string{s = ", "@comment{", "title = {A}", "title = s", "author = {A and B}",
        "year = 2023", "crossref = {a}", "}", "{", '"', "#", ",", "\n", "\\", "(", ")", "@", "%",
        "TY  - ", "TI  - A", "AU  - B, C", "ER  - ", "DA  - 2023/05//x", "SN  - 1", "UK  - x",
        "\x00", "\u202e", "x",
    )
)  # fmt: skip
texts = st.lists(_PIECES, max_size=30).map("".join) | st.lists(_PIECES, max_size=30).map("\n".join)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                (
                    "title",
                    "author",
                    "family",
                    "literal",
                    "issued",
                    "date-parts",
                    "season",
                    "raw",
                    "x",
                )
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


def check(read: Reader, data: bytes) -> None:
    try:
        papers, left_out = read(data, "x")
    except SourceError:
        return
    assert len({paper.id.casefold() for paper in papers}) == len(papers)
    for paper in papers:
        assert paper.title
        assert not paper.issued or not explain_fault_of_date(paper.issued)
    assert all(len(sentence) < 2000 for sentence in left_out)


@pytest.mark.parametrize("read", [read_bibtex, read_ris, read_csl])
@given(data=texts.map(str.encode) | st.binary(max_size=40))
def test_any_bytes_are_read_or_refused(read: Reader, data: bytes) -> None:
    check(read, data)


@given(
    items=st.lists(
        st.dictionaries(
            st.sampled_from(
                ("id", "type", "title", "author", "issued", "accessed", "DOI", "volume")
            ),
            values,
            max_size=6,
        ),
        max_size=3,
    )
)
def test_any_items_of_csl_are_read(items: object) -> None:

    check(read_csl, json.dumps(items).encode())

"""A table beside the codebook, as a whole."""

from pathlib import Path

from policy_compare.corpus.reader import read_corpus
from tests.corpus.tables.test_paper_rows import HEADER, codes, read_table, row
from tests.support.corpora import paper, recommendation, write_corpus


def test_a_table_stands_beside_files(tmp_path: Path) -> None:
    files = {"papers.csv": f"{HEADER}\n{row()}\n", "zoo.yaml": paper(recommendation("r"))}
    one = read_corpus(write_corpus(tmp_path, files))
    assert one.corpus is not None
    assert list(one.corpus.papers) == ["ali", "zoo"]


def test_what_all_rows_lack_is_told_once(tmp_path: Path) -> None:
    header = HEADER.replace(",quote,page", ",strength")
    rows = [row(id).replace(",should act,1", ",") for id in ("r", "s", "t")]
    told = [one.message for one in read_table(tmp_path, *rows, header=header).problems]
    assert "none of the 3 recommendations has a quote" in told
    assert "none of the 3 recommendations has a strength" in told
    assert not any("recommendation has no" in message for message in told)


def test_a_table_without_rows_is_empty(tmp_path: Path) -> None:
    assert ("empty-file", 0) in codes(read_table(tmp_path))


def test_another_spelling_of_the_tables_name_is_told(tmp_path: Path) -> None:
    files = {"Papers.CSV": f"{HEADER}\n{row()}\n", "a.yaml": paper(recommendation("r"))}
    assert ("other-suffix", 0) in codes(read_corpus(write_corpus(tmp_path, files)))

"""What two coders said otherwise is shown, or decided and written to a new folder."""

from pathlib import Path

import pytest

from policy_compare.cli.options import Output
from policy_compare.cli.reconciling import Deciding, reconcile_folders
from policy_compare.corpus.reader import load_corpus
from policy_compare.errors import CallError
from tests.support.corpora import paper, recommendation, write_corpus

BY_A = Deciding(None, ("a",), "Cem")


def coded(id: str, coder: str, quote: str) -> str:
    return recommendation(id, coder=coder, evidence=f"{{quote: {quote}, page: 1}}")


def ids_in(folder: Path) -> list[str]:
    return [one.ref for one in load_corpus(folder).recommendations()]


def test_what_others_coded_in_the_first_folder_stays(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    both = paper(
        coded("one", "Anna", "should cap rents"),
        coded("two", "Ben", "should cap rents"),
        coded("three", "Dora", "could build homes"),
    )
    ben = paper(coded("uno", "Ben", "should cap rents"))
    folder = write_corpus(
        tmp_path / "both", {"ali.yaml": both, "berg.yaml": paper(recommendation("one"))}
    )
    other = write_corpus(tmp_path / "other", {"ali.yaml": ben})
    reconcile_folders((folder, None), ("Anna", "Ben"), BY_A, tmp_path / "agreed", Output())
    assert ids_in(tmp_path / "agreed") == ["ali/one", "ali/three", "berg/one"]
    assert "what neither coder coded stays: 2" in capsys.readouterr().err
    reconcile_folders((folder, other), ("Anna", "Ben"), BY_A, tmp_path / "other-agreed", Output())
    assert {"ali/one", "ali/three"} <= {*ids_in(tmp_path / "other-agreed")}


def test_nothing_is_written_of_papers_with_errors(tmp_path: Path) -> None:
    good = paper(recommendation("one"))
    folders = [
        write_corpus(tmp_path / name, {"ali.yaml": good, "berg.yaml": text})
        for name, text in (("a", good), ("b", good.replace("cap: support", "cup: support")))
    ]
    with pytest.raises(CallError, match="papers with errors would be lost"):
        reconcile_folders((folders[0], folders[1]), (), BY_A, tmp_path / "agreed", Output())
    assert not (tmp_path / "agreed").exists()

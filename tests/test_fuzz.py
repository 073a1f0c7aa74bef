"""Spoilt files are read or refused in a sentence, and the fuzzer can see where they are not."""

import os
import random
import signal
import time
from functools import partial
from hashlib import sha256
from pathlib import Path

import pytest

from policy_compare.errors import SourceError
from policy_compare.texts.document import Block, Document
from policy_compare.texts.opening import DocumentReader
from tests.benchmarks.fuzz import __main__ as command
from tests.benchmarks.fuzz import batches, tries
from tests.benchmarks.fuzz.base_files import base_files
from tests.benchmarks.fuzz.outcomes import Outcome, judge_document, judge_refusal
from tests.benchmarks.fuzz.package_mutations import spoil_package, spoil_tree
from tests.benchmarks.fuzz.pdf_mutations import spoil_pdf
from tests.benchmarks.fuzz.text_mutations import spoil_text
from tests.benchmarks.fuzz.tries import Spoilt, spoil_file

pytestmark = pytest.mark.slow

DATA = b"The council should cap rents."
BLOCK = Block("paragraph", DATA.decode(), counts=(1,), pages=((0, "4"),))
SOUND = Document("a.pdf", "pdf", sha256(DATA).hexdigest(), (BLOCK,), {"title": "Homes"}, ("4",))


def test_spoilt_files_are_read_or_refused() -> None:
    ends = list(batches.run_tries(partial(spoil_file, "tests"), range(1, 101)))
    assert sorted(one.number for one in ends) == list(range(1, 101))
    wrong = [one for one in ends if one.outcome.kind not in ("read", "refused")]
    assert [(one.number, one.spoilt.base, one.outcome.words) for one in wrong] == []
    # Both happen, to files of every kind.
    for kind in ("read", "refused"):
        spoilt = {Path(one.spoilt.base).suffix for one in ends if one.outcome.kind == kind}
        assert {".pdf", ".docx", ".html", ".txt"} <= spoilt, kind


def test_the_same_seed_spoils_the_same() -> None:
    drawn = [[spoil_file(seed, number) for number in range(20)] for seed in ("a", "a", "b")]
    assert drawn[0] == drawn[1] != drawn[2]


@pytest.mark.parametrize(
    ("kind", "spoil"),
    [("pdf", spoil_pdf), ("package", spoil_package), ("page", spoil_text), ("text", spoil_text)],
)
def test_what_is_spoilt_is_not_as_it_was(kind: str, spoil: tries.Spoil) -> None:
    for data in base_files()[kind].values():
        assert any(spoil(random.Random(number), data) != data for number in range(9))
        # What is spoilt already can be spoilt again.
        assert isinstance(spoil(random.Random(1), data[: len(data) // 2]), bytes)
    assert isinstance(spoil(random.Random(1), b""), bytes)


def test_trees_stay_trees() -> None:
    from lxml import etree

    tree = b"<a x='1'><b>c</b><d y='2'/></a>"
    spoilt = [spoil_tree(random.Random(number), tree) for number in range(40)]
    assert len(set(spoilt)) > 20
    for one in spoilt:
        etree.fromstring(one)


def test_files_of_folders_are_spoilt_too(tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "own.pdf").write_bytes(b"%PDF-1.4")
    (tmp_path / "own.jpg").write_bytes(b"x")
    (tmp_path / "empty.html").touch()
    made, more = base_files(), base_files((tmp_path,))
    assert {*more["pdf"]} - {*made["pdf"]} == {"own.pdf"}
    assert more["page"] == made["page"]


@pytest.mark.parametrize(
    ("document", "words"),
    [
        (SOUND, ""),
        (SOUND._replace(name="b.pdf"), "the name"),
        (SOUND._replace(sha256="0" * 64), "another digest"),
        (SOUND._replace(format="doc"), "the format"),
        (SOUND._replace(blocks=()), "no text"),
        (SOUND._replace(properties={"title": "a\ud800"}), "U+D800 in property title"),
        (SOUND._replace(properties={"title": "a\x1b[2J"}), "U+001B in property title"),
        (SOUND._replace(pages=("4", "\x00")), "U+0000 in page 1"),
        (SOUND._replace(pages=("5",)), "a page that is none"),
        (SOUND._replace(blocks=(BLOCK._replace(text="a\ufffe"),)), "U+FFFE in text"),
        (SOUND._replace(blocks=(BLOCK._replace(text="a "),)), "white space around"),
        (SOUND._replace(blocks=(BLOCK._replace(text="a\x85b"),)), "U+0085 in text"),
        (SOUND._replace(blocks=(BLOCK._replace(marker="\x07"),)), "U+0007 in marker"),
        (SOUND._replace(blocks=(BLOCK._replace(counts=(1, 2)),)), "counts (1, 2)"),
        (SOUND._replace(blocks=(BLOCK._replace(pages=((99, "4"),)),)), "pages at [99]"),
        (SOUND._replace(blocks=(BLOCK._replace(pages=((0, "4"), (9, "4"), (3, "4"))),)), "pages"),
        (SOUND._replace(blocks=(BLOCK._replace(marks=((99, "[1]"),)),)), "marks at"),
        (SOUND._replace(blocks=(BLOCK._replace(kind="box"),)), "the kind 'box'"),  # type: ignore[arg-type]
    ],
)
def test_what_is_wrong_with_a_document_is_seen(document: Document, words: str) -> None:
    outcome = judge_document(document, Path("a.pdf"), DATA)
    assert (outcome.kind, words in outcome.words) == ("wrong" if words else "read", True)


@pytest.mark.parametrize(
    ("message", "hint", "words"),
    [
        ("a.pdf is damaged", "get it anew", ""),
        ("the file is damaged", "get it anew", "no name"),
        ("a.pdf is damaged", " ", "no hint"),
        ("a.pdf is damaged: <_io.BytesIO object at 0x7f0a1b2c3d4e>", "get it anew", "programs"),
        ("a.pdf is damaged: 'NoneType' object is not callable", "get it anew", "programs"),
        ("a.pdf is damaged: xml.etree.ParseError", "get it anew", "programs"),
        ("a.pdf is damaged: Traceback (most recent", "get it anew", "programs"),
        ("a.pdf is damaged\x1b[2J", "get it anew", "not a clean sentence"),
        ("a.pdf is damaged " + "x" * 600, "get it anew", "not a clean sentence"),
    ],
)
def test_what_is_wrong_with_a_message_is_seen(message: str, hint: str, words: str) -> None:
    outcome = judge_refusal(SourceError(message, hint), Path("a.pdf"))
    assert (outcome.kind, words in outcome.words) == ("wrong" if words else "refused", True)


def fall(spoilt: Spoilt, number: int, folder: Path, reader: DocumentReader) -> Outcome:
    """Falls, hangs or comes to an end, by the number of the try."""
    if number == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    if number == 3:
        time.sleep(600)
    return Outcome("read", str(number))


def test_a_process_that_falls_or_hangs_is_told_and_the_others_go_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(batches, "try_spoilt", fall)
    monkeypatch.setattr(batches, "_PATIENCE", 2.0)
    draw = partial(spoil_file, "tests", only="text")
    ends = {one.number: one.outcome for one in batches.run_tries(draw, range(1, 7), processes=2)}
    assert [ends[number] for number in (1, 4, 5, 6)] == [
        Outcome("read", str(number)) for number in (1, 4, 5, 6)
    ]
    assert ends[2] == Outcome("wrong", "the process fell: -9")
    assert ends[3] == Outcome("wrong", "it hung")


def test_failures_are_told_counted_and_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def run_tries(draw: batches.Draw, numbers: range, processes: int) -> list[batches.Try]:
        outcomes = (Outcome("read"), Outcome("refused"), Outcome("reader failed", "it gave up"))
        return [
            batches.Try(number, draw(number), outcome)
            for number, outcome in zip(numbers, outcomes, strict=True)
        ]

    monkeypatch.setattr(command, "run_tries", run_tries)
    arguments = ["fuzz", "--runs", "3", "--only", "text", "--keep", str(tmp_path), "--markdown"]
    monkeypatch.setattr("sys.argv", arguments)
    with pytest.raises(SystemExit) as stopped:
        command.main()
    said = capsys.readouterr()
    assert stopped.value.code == 1
    assert "it gave up\n    --seed 20240517 --only text --first 3 --runs 1\n" in said.err
    assert len(list(tmp_path.iterdir())) == 1
    assert "| read | refused | at a limit | reader fell | reader failed | wrong |" in said.out
    counts = [line.split("|") for line in said.out.splitlines() if line.startswith("| .")]
    assert sum(int(cells[2]) for cells in counts) == 3
    assert sum(int(cells[7]) for cells in counts) == 1

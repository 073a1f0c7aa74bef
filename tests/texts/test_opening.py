"""Any path gives a paper's text or one sentence that says what to do instead."""

import io
import os
import signal
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from policy_compare.corpus.reader import load_corpus
from policy_compare.errors import SourceError
from policy_compare.files import reading_errors
from policy_compare.files.reading import PAPER_TEXT
from policy_compare.texts import opening as reading
from policy_compare.texts.document import Document
from policy_compare.texts.opening import DocumentReader, TextFile, read_document
from policy_compare.texts.worker.protocol import Task
from tests.support.corpora import SHIPPED

PROSE = "The council should cap rents in the old town.\n"
MARKDOWN = f"# Homes\n\n{PROSE}\n## Proposals\n\n{PROSE}"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def saved(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def refused(path: Path) -> SourceError:
    with pytest.raises(SourceError) as caught:
        read_document(path)
    error = caught.value
    assert error.hint
    assert not error.message.endswith(".")
    return error


def zipped(*names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return file.getvalue()


def test_a_document_has_its_names_and_its_sum(tmp_path: Path) -> None:
    found = read_document(saved(tmp_path, "ali-2023.md", MARKDOWN))
    assert (found.name, found.format) == ("ali-2023.md", "markdown")
    assert found.sha256 == sha256(MARKDOWN.encode()).hexdigest()
    assert [block.kind for block in found.blocks] == ["heading", "paragraph"] * 2


@pytest.mark.parametrize(
    ("name", "content", "format"),
    [
        ("a.txt", PROSE, "text"),
        ("a", PROSE, "text"),
        ("a.TXT", MARKDOWN, "markdown"),
        ("a.txt", f"{PROSE}\n## One\n\n{PROSE}\n## Two\n", "markdown"),
        ("a.txt", f"{PROSE}# of homes\n", "text"),
        ("a.markdown", PROSE, "markdown"),
        ("a.htm", f"<p>{PROSE}", "html"),
        ("a.txt", f"<!DOCTYPE html><html><body><p>{PROSE}", "html"),
        ("a.md", f"\ufeff\n<!-- saved --><HTML lang=en><p>{PROSE}", "html"),
        ("a.xhtml", f'<?xml version="1.0"?>\n<html><body><p>{PROSE}</p></body></html>', "html"),
        ("a.md", f"{PROSE}\n<b>html</b>", "markdown"),
    ],
)
def test_the_content_tells_the_form_and_then_the_name(
    tmp_path: Path, name: str, content: str, format: str
) -> None:
    assert read_document(saved(tmp_path, name, content)).format == format


def test_a_word_document_is_known_under_any_name(tmp_path: Path) -> None:
    import docx

    document = docx.Document()
    document.add_paragraph(PROSE)
    document.save(str(tmp_path / "paper.docx"))
    (tmp_path / "paper.docx").rename(tmp_path / "paper.txt")
    found = read_document(tmp_path / "paper.txt")
    assert found.format == "docx"
    assert found.blocks[0].text == PROSE.strip()


def test_an_absent_file(tmp_path: Path) -> None:
    path = tmp_path / "none.txt"
    assert refused(path).message == f"there is no file {path}"
    below = saved(tmp_path, "file.txt", PROSE) / "none.txt"
    assert refused(below).message == f"there is no file {below}"


def test_a_folder(tmp_path: Path) -> None:
    assert refused(tmp_path).message == f"{tmp_path} is a folder"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_a_file_without_permission(tmp_path: Path) -> None:
    path = saved(tmp_path, "a.txt", PROSE)
    path.chmod(0)
    assert refused(path).message == f"{path} may not be read"


def test_a_denied_file_is_said_to_be_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    path = saved(tmp_path, "a.txt", PROSE)
    monkeypatch.setattr("os.open", denied)
    assert refused(path).message == f"{path} may not be read"


def test_a_failing_disk_is_said_to_fail(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object) -> int:
        raise OSError(5, "Input/output error")

    path = saved(tmp_path, "a.txt", PROSE)
    monkeypatch.setattr("os.open", failing)
    assert refused(path).message == f"{path} cannot be read: Input/output error"


def test_a_name_that_no_file_can_have() -> None:
    assert "no file can be called so" in refused(Path("a\0b.txt")).message


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "pipe.txt"
    os.mkfifo(path)
    assert refused(path).message == f"{path} is not an ordinary file"


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no such device")
def test_a_device_is_not_read() -> None:
    assert refused(Path("/dev/zero")).message == "/dev/zero is not an ordinary file"


def test_an_empty_file(tmp_path: Path) -> None:
    path = saved(tmp_path, "a.txt", "")
    assert refused(path).message == f"{path} is empty"


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_a_file_without_text(tmp_path: Path, name: str) -> None:
    path = saved(tmp_path, name, " \n\n \n")
    assert refused(path).message == f"{path} has no text"


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(PAPER_TEXT.most_bytes + 1)
    error = refused(path)
    assert (
        error.message == f"{path} is too large: it has 65 MB, and a paper's text has 64 MB at most"
    )
    assert error.hint == "give the paper's text alone, without its pictures"


def test_a_file_that_is_being_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(*_: object) -> bytes:
        raise OSError(16, "it is being written")

    monkeypatch.setattr(reading_errors, "read_bytes", busy)
    path = tmp_path / "a.txt"
    assert refused(path).message == f"{path} is being written"


@pytest.mark.parametrize(
    ("content", "what", "advice"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0", "an image", "OCR"),
        (b"\xff\xd8\xff\xe0\0\0JFIF", "an image", "OCR"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "an image", "OCR"),
        (b"{\\rtf1\\ansi homes}", "an RTF file", "save it as DOCX"),
        (b"%!PS-Adobe-3.0", "a PostScript file", "PDF"),
        (b"\x1f\x8b\x08\0", "a compressed file", "unpack"),
        (b"Rar!\x1a\x07\0", "an archive", "unpack"),
        (OLE + bytes(600), "in an old Office format (.doc, .xls …)", "save it as DOCX"),
        (
            OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
            "locked with a password",
            "without the password",
        ),
        (zipped("mimetype", "META-INF/container.xml"), "an EPUB book", "convert"),
        (zipped("xl/workbook.xml"), "an Excel workbook", "DOCX or PDF"),
        (zipped("ppt/presentation.xml"), "a PowerPoint presentation", "PDF"),
        (zipped("paper.txt"), "an archive", "unpack"),
        (b"\0\1\2\3" * 30, "no text but a binary file", "PDF, DOCX"),
    ],
)
def test_what_is_no_text_is_called_by_its_name(
    tmp_path: Path, content: bytes, what: str, advice: str
) -> None:
    path = saved(tmp_path, "a.txt", content)
    error = refused(path)
    assert error.message == f"{path} is {what}"
    assert advice in error.hint


def test_importing_it_brings_no_library() -> None:
    code = "import sys, policy_compare.texts.opening; print(*sys.modules)"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    heavy = {"lxml", "docx", "markdown_it", "pypdfium2", "charset_normalizer"}
    assert heavy & set(out.stdout.split()) == set()


def shipped_text(id: str) -> Document:
    named = os.environ.get("POLICY_COMPARE_SOURCES")
    if not named:
        pytest.skip("POLICY_COMPARE_SOURCES names no folder with the papers' texts")
    source = load_corpus(SHIPPED).papers[id].source
    assert source is not None
    found = read_document(Path(named) / source.file)
    assert found.sha256 == source.sha256
    return found


def test_the_places_of_a_paper_made_from_pdf_are_found() -> None:
    found = shipped_text("vynnytskyi-2024")
    headings = [block.text for block in found.blocks if block.kind == "heading"]
    assert headings[1:] == [
        "Introduction", "Background", "Policy Analysis", "Policy Solutions", "Conclusion",
        "Bibliography",
    ]  # fmt: skip
    solutions = [one for one in found.blocks if one.counts and one.trail[-1] == "Policy Solutions"]
    assert [one.counts[-1] for one in solutions] == [1, 2, 3]
    assert "strengthening and implementing already adopted" in solutions[0].text
    paper = load_corpus(SHIPPED).papers["vynnytskyi-2024"]
    for one in paper.recommendations:
        assert one.evidence is not None
        held = [block for block in found.blocks if one.evidence.quote in block.text]
        assert [block.place()[:2] for block in held] == [
            (one.evidence.section, one.evidence.paragraph)
        ]


# Several


def test_texts_come_in_their_order_with_what_kept_others_from_being_read(tmp_path: Path) -> None:
    files = [TextFile(saved(tmp_path, f"{n}.html", f"<p>Homes {n}.")) for n in range(9)]
    files.insert(4, TextFile(saved(tmp_path, "image.html", b"\x89PNG\r\n\x1a\n")))
    files.insert(7, TextFile(saved(tmp_path, "short.txt", "Homes at hand.")))
    with DocumentReader() as reader:
        texts = list(reader.read_each(files))
    told = [one.message if isinstance(one, SourceError) else one.blocks[0].text for one in texts]
    expected = [f"Homes {n}." for n in range(9)]
    expected.insert(4, f"{tmp_path / 'image.html'} is an image")
    expected.insert(7, "Homes at hand.")
    assert told == expected


def test_the_encoding_goes_to_the_reader_here_and_apart(tmp_path: Path) -> None:
    short = saved(tmp_path, "short.txt", "Für Köln.".encode("cp850"))
    long = saved(tmp_path, "long.txt", ("Für Köln. " * 9000).encode("cp850"))
    assert long.stat().st_size > reading._SHORT
    for path in (short, long):
        assert read_document(path, encoding="cp850").blocks[0].text.startswith("Für Köln.")


def test_each_text_is_told_by_its_number_and_name(tmp_path: Path) -> None:
    files = [TextFile(saved(tmp_path, name, PROSE)) for name in ("a.txt", "b.txt")]
    steps: list[tuple[int, int, str]] = []
    with DocumentReader(step=lambda *step: steps.append(step)) as reader:
        list(reader.read_each(files))
    assert list(dict.fromkeys(steps)) == [(1, 2, "a.txt"), (2, 2, "b.txt")]


def test_a_long_wait_is_told_again_and_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "_TICK", 0.001)
    steps: list[tuple[int, int, str]] = []
    with DocumentReader(step=lambda *step: steps.append(step)) as reader:
        reader.read(TextFile(saved(tmp_path, "a.html", f"<p>{PROSE}")))
    assert len(steps) > 2
    assert set(steps) == {(1, 1, "a.html")}


class Counted(list[TextFile]):
    """Files that are counted when they are taken."""

    taken = 0

    def __iter__(self) -> Iterator[TextFile]:
        for file in super().__iter__():
            self.taken += 1
            yield file


def test_no_more_texts_are_read_ahead_than_need_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "_count_of_processes", lambda: 2)
    files = Counted(TextFile(saved(tmp_path, f"{n}.txt", PROSE)) for n in range(20))
    with DocumentReader() as reader:
        texts = reader.read_each(files)
        next(texts)
        assert files.taken == 4
        next(texts)
        assert files.taken == 5
        assert len(list(texts)) == 18


def test_what_is_broken_off_leaves_no_process(tmp_path: Path) -> None:
    files = [TextFile(saved(tmp_path, f"{n}.html", f"<p>{PROSE}")) for n in range(9)]
    threads = set(threading.enumerate())
    with DocumentReader() as reader:
        next(reader.read_each(files))
        processes = [process._process for process in reader._processes]
        assert any(processes)
    assert all(process is None or process.returncode is not None for process in processes)
    assert all(process._process is None for process in reader._processes)
    for thread in set(threading.enumerate()) - threads:
        # The clock of a reading that is over ends with it, but not at once.
        thread.join(10)
    assert set(threading.enumerate()) <= threads
    reader._idle.clear()
    with pytest.raises(SourceError, match="its reader does not start"):
        reader._take_process().read(Task("text", "a.txt", "", 30, b"Rents."))


def test_an_error_of_ours_is_not_hidden(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(reading, "read_content", fail)
    with pytest.raises(ZeroDivisionError):
        read_document(saved(tmp_path, "a.txt", PROSE))
    assert read_document(saved(tmp_path, "a.html", f"<p>{PROSE}")).blocks


# Signals

STOPPED = """
import signal, sys
# Whoever started us may have let it be ignored.
signal.signal(signal.SIGINT, signal.default_int_handler)
from policy_compare.cli import main
from policy_compare.texts.worker import reader_process
reader_process._START = '''
import os, sys
open("id", "w").write(str(os.getpid()) + " ")
sys.stdin.buffer.read()
'''
sys.argv = ["policy-compare", "draft", "a.html", "--output", "a.yaml"]
main()
"""


@pytest.mark.skipif(os.name != "posix", reason="a signal of this system ends it without a word")
@pytest.mark.parametrize(("name", "code"), [("SIGINT", 130), ("SIGTERM", 143), ("SIGKILL", -9)])
def test_no_process_outlives_the_program(name: str, code: int, tmp_path: Path) -> None:
    """Whatever ends the program, while it waits for a text that its reader never ends with."""
    saved(tmp_path, "a.html", f"<p>{PROSE}")
    with subprocess.Popen(
        [sys.executable, "-c", STOPPED],
        cwd=tmp_path,
        stderr=subprocess.PIPE,
    ) as started:
        id_file = tmp_path / "id"
        while not (id_file.exists() and id_file.read_text().endswith(" ")):
            assert started.poll() is None
            time.sleep(0.02)
        started.send_signal(getattr(signal, name))
        _, said = started.communicate(timeout=30)
    assert started.returncode == code
    assert b"Traceback" not in said
    deadline = time.monotonic() + 30
    while is_running(int(id_file.read_text())):
        assert time.monotonic() < deadline
        time.sleep(0.02)


def is_running(id: int) -> bool:
    try:
        os.kill(id, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.parametrize(
    ("names", "count"), [(["a.txt", "b.md", "c"], 0), (["a.txt", "b.pdf", "c.docx"], 1), ([], 0)]
)
def test_a_process_is_started_before_where_one_is_likely_to_be_needed(
    names: list[str], count: int, tmp_path: Path
) -> None:
    with DocumentReader() as reader:
        reader.prepare(map(Path, names))
        assert len(reader._processes) == count
        page = saved(tmp_path, "a.html", f"<p>{PROSE}")
        assert reader.read(TextFile(page)).blocks
        assert len(reader._processes) == 1

"""Whatever stands in a corpus or on the command line, the program says what is wrong."""

import errno
import json
import os
import signal
import stat
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from policy_compare.corpus import corpus_files
from policy_compare.files import reading
from policy_compare.files.reading import FileKind
from policy_compare.texts.sources import VARIABLE
from tests.support.corpora import (
    CHECKOUT,
    CODEBOOK,
    SHIPPED,
    Run,
    paper,
    recommendation,
    write_corpus,
)

pytestmark = pytest.mark.slow

FINE = paper(recommendation("r", "{cap: support, build: oppose, social-homes: neutral}"))

#: A second bad file, which must be told of whatever is wrong with the first.
OTHER = FINE.replace("'2023'", "soon")


class Bad(NamedTuple):
    """Files with a problem, and what must be said: place and code, message, hint."""

    files: Mapping[str, str | bytes]
    place: str
    message: str
    hint: str
    codebook: str = CODEBOOK


def said(old: str, new: str | bytes, *expected: str) -> Bad:
    """A paper that is fine but for one place."""
    assert old in FINE
    data = new if isinstance(new, bytes) else new.encode()
    return Bad({"a.yaml": FINE.encode().replace(old.encode(), data, 1)}, *expected)


def coded(key: str, value: str, *expected: str) -> Bad:
    """A paper with one recommendation in which this key is so."""
    return Bad({"a.yaml": paper(recommendation("r", **{key: value}))}, *expected)


def booked(old: str, new: str, place: str, message: str, hint: str) -> Bad:
    """A codebook that is fine but for one place."""
    assert old in CODEBOOK
    return Bad({"a.yaml": FINE}, place, message, hint, CODEBOOK.replace(old, new, 1))


BOMB = "x: &a [b, b]\n" + "".join(
    f"x{n}: &{new} [{', '.join([f'*{old}'] * 9)}]\n"
    for n, (old, new) in enumerate(zip("abcdefgh", "bcdefghi", strict=True))
)

BAD: dict[str, Bad] = {
    "not-yaml": said(
        "title: Homes",
        "title: Homes: an outlook",
        "c/a.yaml:2:15: error[yaml-syntax]",
        "the YAML does not parse: mapping values are not allowed",
        "put a text that holds ': ' in quotes",
    ),
    "tab": said(
        "  title", "\ttitle", "c/a.yaml:2:1: error[yaml-tab]", "a tab stands", "indent with spaces"
    ),
    "two-equal-keys": said(
        "  authors",
        "  title: Flats\n  authors",
        "c/a.yaml:3:3: error[duplicate-key]",
        "the key 'title' stands here a second time",
        "delete one of the two, or join them",
    ),
    "anchor-bomb": Bad(
        {"a.yaml": BOMB}, "c/a.yaml:1:4: error[yaml-anchor]", "an anchor or alias", "write the text"
    ),
    "tag": said(
        "title: Homes",
        "title: !!python/object/apply:os.system [id]",
        "c/a.yaml:2:10: error[yaml-tag]",
        "a tag (tag:yaml.org,2002:python/object/apply:os.system) is not read here",
        "leave it out",
    ),
    "several-documents": Bad(
        {"a.yaml": FINE + "---\n" + FINE},
        "c/a.yaml:7:1: error[yaml-documents]",
        "a second document begins here",
        "make it a file of its own",
    ),
    "not-utf8": said(
        "Homes",
        b"H\xe4user",
        "c/a.yaml:2:11: error[not-utf8]",
        "the file is not UTF-8: byte 0xE4",
        "save it as UTF-8",
    ),
    "utf16": Bad(
        {"a.yaml": FINE.encode("utf-16")},
        "c/a.yaml:1:1: error[not-utf8]",
        "the file is not UTF-8",
        "not UTF-16",
    ),
    "empty": Bad(
        {"a.yaml": ""}, "c/a.yaml: error[empty-file]", "the file is empty", "write the paper"
    ),
    "list-for-mapping": Bad(
        {"a.yaml": "- paper\n"},
        "c/a.yaml:1:1: error[wrong-form]",
        "'the file' should be a mapping, and is a list",
        "write the file as a mapping",
    ),
    "mapping-for-list": coded(
        "topics",
        "{rents: yes}",
        "c/a.yaml:6:161: error[wrong-form]",
        "'topics' should be a list, and is a mapping",
        "write topics as a list",
    ),
    "missing-key": said(
        "strength: should, ",
        "",
        "c/a.yaml:6:5: error[missing-key]",
        "the recommendation lacks the key 'strength'",
        "add strength: how binding the wording is",
    ),
    "unknown-key": said(
        "strength",
        "strenght",
        "c/a.yaml:6:68: error[unknown-key]",
        "the recommendation has no key 'strenght'",
        "did you mean strength or instrument?",
    ),
    "unknown-stance": coded(
        "positions",
        "{cap: suport}",
        "c/a.yaml:6:103: error[unknown-name]",
        "the stance 'suport' is not known",
        "did you mean support?",
    ),
    "unknown-strength": coded(
        "strength",
        "shoud",
        "c/a.yaml:6:78: error[unknown-name]",
        "the strength 'shoud' is not known",
        "did you mean should or could?",
    ),
    "unknown-topic": coded(
        "topics",
        "[rent]",
        "c/a.yaml:6:162: error[unknown-name]",
        "the topic 'rent' is not known",
        "did you mean rents?",
    ),
    "unknown-proposition": coded(
        "positions",
        "{biuld: support}",
        "c/a.yaml:6:98: error[unknown-name]",
        "the proposition 'biuld' is not known",
        "did you mean build?",
    ),
    "unknown-actor": coded(
        "actors",
        "[concil]",
        "c/a.yaml:6:58: error[unknown-name]",
        "the actor 'concil' is not known",
        "did you mean council?",
    ),
    "alias-for-actor": coded(
        "actors",
        "[Local Authority]",
        "c/a.yaml:6:58: error[unknown-name]",
        "the actor 'Local Authority' is not known",
        "write council, which it is another name of",
    ),
    "unknown-instrument": coded(
        "instrument",
        "leagl",
        "c/a.yaml:6:165: error[unknown-name]",
        "the instrument 'leagl' is not known",
        "did you mean legal?",
    ),
    "two-equal-ids": Bad(
        {"a.yaml": paper(recommendation("r"), recommendation("r"))},
        "c/a.yaml:7:5: error[duplicate-id]",
        "the recommendation id 'r' is taken (line 6)",
        "another id",
    ),
    "no-stance": said(
        "cap: support",
        "cap: ",
        "c/a.yaml:6:103: error[no-stance]",
        "'cap' has no stance yet",
        "give support, oppose or neutral",
    ),
    "impossible-date": said(
        "'2023'",
        "2023-02-30",
        "c/a.yaml:4:11: error[bad-date]",
        "'2023-02-30' is no date: that month has no day 30",
        'write "2023-05-17"',
    ),
    "no-doi": said(
        "'2023'",
        "'2023'\n  DOI: https://doi.org/10.1000/1",
        "c/a.yaml:5:8: error[bad-doi]",
        "'https://doi.org/10.1000/1' is no DOI",
        "write the part that begins with 10.",
    ),
    "circle-of-topics": booked(
        "label: Building}",
        "label: Building, part_of: [social]}",
        "c/codebook.yaml:3:40: error[cycle]",
        "the topic building → social → building is part of itself",
        "take one part_of out of the circle",
    ),
    "circle-of-actors": booked(
        "label: Government}",
        "label: Government, part_of: [council]}",
        "c/codebook.yaml:12:71: error[cycle]",
        "the actor council → government → council is part of itself",
        "take one part_of out of the circle",
    ),
    "tension-with-itself": booked(
        "[cap, build]",
        "[cap, cap]",
        "c/codebook.yaml:10:5: error[tension-with-itself]",
        "'cap' is said to be in tension with itself",
        "name two propositions",
    ),
    "alias-of-two": booked(
        "label: Builders}",
        "label: Builders, aliases: [Local Authority]}",
        "c/codebook.yaml:14:41: error[alias-clash]",
        "'Local Authority' is a name of both council and builders",
        "leave it with one of them",
    ),
    "long-quote": Bad(
        {"a.yaml": paper(recommendation("r", evidence="{quote: the council should act}"))},
        "c/a.yaml:6:131: error[long-quote]",
        "the quote has 4 words, and the codebook allows 3",
        "keep only the phrase that matters",
        CODEBOOK + "quote_words: 3\n",
    ),
    "dismissed-without-reason": Bad(
        {"a.yaml": FINE + "dismissed:\n  - {quote: called for a cap, page: 4}\n"},
        "c/a.yaml:8:5: error[missing-key]",
        "the dismissed passage lacks the key 'why'",
        "add why: why it urges nothing, in your own words",
    ),
    "impossible-date-of-the-coding": booked(
        "topics:",
        "date: 2023-02-30\ntopics:",
        "c/codebook.yaml:1:7: error[bad-date]",
        "'2023-02-30' is no date: that month has no day 30",
        'write "2023-05-17"',
    ),
    "quote-words": booked(
        "topics:",
        "quote_words: " + "9" * 5000 + "\ntopics:",
        "c/codebook.yaml:1:14: error[wrong-form]",
        "'quote_words' should be a whole number from 1",
        "write quote_words as",
    ),
    "deep-nesting": said(
        "authors: [",
        "authors: [" + "[" * 100,
        "c/a.yaml:3:30: error[yaml-depth]",
        "nested deeper",
        "policy-compare init",
    ),
    "yml": Bad(
        {"b.yml": FINE},
        "c/b.yml: error[other-suffix]",
        "a file that ends in .yml is not read",
        "rename it to b.yaml",
    ),
    "escape-code": said(
        "Homes",
        '"\\e]0;pwned\\a"',
        "c/a.yaml:2:10: error[control-character]",
        "the text holds the control character U+001B",
        "delete it",
    ),
    "raw-escape-code": said(
        "Homes",
        "\x1b[31m",
        "c/a.yaml:2:10: error[control-character]",
        "the text holds the control character U+001B",
        "delete it",
    ),
    "bad-name": Bad(
        {"a b.yaml": FINE},
        "c/a b.yaml: error[bad-id]",
        "'a b' cannot be an id",
        "use letters, digits",
    ),
}


def joined(text: str) -> str:
    """The text with its lines joined, since messages are wrapped."""
    return " ".join(text.split())


@pytest.mark.parametrize("name", BAD)
def test_check_tells_place_message_and_hint(name: str, tmp_path: Path, run: Run) -> None:
    bad = BAD[name]
    write_corpus(tmp_path / "c", {**bad.files, "z.yaml": OTHER}, bad.codebook)
    found = run("check", "--corpus", "c")
    assert found.code == 1
    assert found.err == ""
    for part in (bad.place, bad.message, " hint: ", bad.hint):
        assert part in joined(found.out)
    assert "c/z.yaml:4:11: error[bad-date]" in joined(found.out)


@pytest.mark.parametrize("name", BAD)
def test_other_commands_refuse_and_tell_the_same(name: str, tmp_path: Path, run: Run) -> None:
    bad = BAD[name]
    write_corpus(tmp_path / "c", {**bad.files, "z.yaml": OTHER}, bad.codebook)
    found = run("list", "--corpus", "c")
    assert found.code == 2
    assert found.out == ""
    for part in (bad.place, bad.message, bad.hint, "c/z.yaml:4:11: error[bad-date]"):
        assert part in joined(found.err)
    assert "error: the corpus c has " in found.err


@pytest.mark.parametrize("name", BAD)
def test_problems_are_a_table_for_programs(name: str, tmp_path: Path, run: Run) -> None:
    bad = BAD[name]
    write_corpus(tmp_path / "c", bad.files, bad.codebook)
    found = run("check", "--corpus", "c", "--format", "json")
    assert found.code == 1
    row = json.loads(found.out)["rows"]
    places = {
        ":".join(str(part) for part in (one["file"], one["line"], one["column"]) if part)
        + f": {one['severity']}[{one['code']}]"
        for one in row
    }
    assert bad.place in places


def make_empty(folder: Path) -> None:
    folder.mkdir()


def make_nothing(folder: Path) -> None:
    pass


def make_file(folder: Path) -> None:
    folder.write_text("paper")


def make_papers_alone(folder: Path) -> None:
    (write_corpus(folder, {"a.yaml": FINE}) / "codebook.yaml").unlink()


@pytest.mark.parametrize(
    ("make", "place", "message", "hint"),
    [
        (make_nothing, "c: error[no-folder]", "there is no folder c", "policy-compare init c"),
        (make_empty, "c: error[no-codebook]", "has no codebook.yaml", "policy-compare init"),
        (make_empty, "c: error[no-papers]", "holds no paper", "add a file such as"),
        (make_papers_alone, "c: error[no-codebook]", "has no codebook.yaml", "policy-compare"),
        (make_file, "c: error[unreadable]", "cannot be read: Not a directory", "check that it"),
    ],
)
@pytest.mark.parametrize("variable", [False, True])
def test_folder_that_is_no_corpus_is_told(
    make: object,
    place: str,
    message: str,
    hint: str,
    variable: bool,
    tmp_path: Path,
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert callable(make)
    make(tmp_path / "c")
    if variable:
        monkeypatch.setenv("POLICY_COMPARE_CORPUS", "c")
    where = [] if variable else ["--corpus", "c"]
    checked, listed = run("check", *where), run("list", *where)
    assert (checked.code, listed.code) == (1, 2)
    assert (checked.err, listed.out) == ("", "")
    for part in (place, message, hint):
        assert part in joined(checked.out)
        assert part in joined(listed.err)


def test_folder_that_may_not_be_read_is_told(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_corpus(tmp_path / "c", {"a.yaml": FINE})

    def iterdir(path: Path) -> object:
        raise OSError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(Path, "iterdir", iterdir)
    found = run("list", "--corpus", "c")
    assert (found.code, found.out) == (2, "")
    assert "c: error[unreadable] cannot be read: Permission denied" in joined(found.err)


def test_file_that_may_not_be_read_is_told_with_the_others(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_corpus(tmp_path / "c", {"a.yaml": FINE, "z.yaml": OTHER})
    readable = reading.read_bytes

    def content(path: Path, form: FileKind) -> bytes:
        if path.name == "a.yaml":
            raise OSError(errno.EACCES, os.strerror(errno.EACCES))
        return readable(path, form)

    monkeypatch.setattr(corpus_files, "read_bytes", content)
    found = run("check", "--corpus", "c")
    assert found.code == 1
    assert "c/a.yaml: error[unreadable] cannot be read: Permission denied" in joined(found.out)
    assert "c/z.yaml:4:11" in found.out


@pytest.mark.parametrize("format", ["table", "markdown", "csv", "json"])
def test_escape_codes_never_reach_the_terminal(format: str, tmp_path: Path, run: Run) -> None:
    names = ["a\x1b[31m.yaml", "b\x9b2J.yml", os.fsdecode(b"c\xff.yaml"), "d\u202e.yaml"]
    texts = '{"\\e[31mkey": "\\e]0;title\\a"}'
    write_corpus(tmp_path / "c\x1b[1m", {**dict.fromkeys(names, FINE), "e.yaml": texts})
    for command in ("check", "list", "export"):
        found = run(command, "--corpus", "c\x1b[1m", "--format", format)
        assert found.code == (1 if command == "check" else 2)
        written = found.out + found.err
        assert "error" in written
        for char in ("\x1b", "\x9b", "\x07", "\u202e", "\udcff"):
            assert char not in written


@pytest.mark.parametrize(
    "arguments",
    [
        ["list", "--topic", "\x1b[31m"],
        ["list", "--by", "\x1b[31m"],
        ["list", "--format", "\x1b[31m"],
        ["list", "--output", "\x1b[31m/a.md"],
        ["list", "--output", "\x1b[31m.md"],
        ["list", "\x1b[31m"],
        ["--\x1b[31m"],
        ["\x1b[31m"],
        ["show", "\x1b[31m"],
        ["compare", "\x1b[31m", "howell-2024"],
        ["check", "--explain", "\x1b[31m"],
        ["search", "x", "--most", "\x1b[31m"],
    ],
)
def test_escape_codes_of_the_call_are_not_given_back(arguments: list[str], run: Run) -> None:
    found = run(*arguments)
    assert found.code == (0 if arguments[-1] == "\x1b[31m.md" else 2)
    assert "\x1b" not in found.out + found.err


@pytest.mark.parametrize(
    "text",
    [
        "no",
        "on",
        "12:30",
        "2024-12-04",
        "~",
        "null",
        "42",
        "3.10",
        "الإسكان والإيجار",
        "הדיור",
        "e\u0301\u0323lan",
        "北韓與俄羅斯的夥伴關係",
        "주택 정책",
        "x" * 500,
    ],
)
def test_text_is_not_a_problem_and_comes_back_to_the_letter(
    text: str, tmp_path: Path, run: Run
) -> None:
    stances = "{cap: support, build: oppose, social-homes: neutral}"
    files = {"a.yaml": paper(recommendation("r", stances, statement=text)).replace("Homes", text)}
    codebook = CODEBOOK.replace("Town council", text).replace("local authority", f"{text} too")
    write_corpus(tmp_path / "c", files, codebook)
    checked = run("check", "--corpus", "c")
    assert (checked.code, checked.err) == (0, "")
    assert "No problem in c" in checked.out
    (row,) = json.loads(run("list", "--corpus", "c", "--format", "json").out)["rows"]
    assert row["statement"] == text
    found = run("list", "--corpus", "c", "--actor", f"{text} TOO")
    assert (found.code, found.err) == (0, "")


def test_output_that_exists_is_kept_unless_forced(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "a.md"
    path.write_text("mine")
    found = run("list", "--output", "a.md")
    assert (found.code, found.out) == (2, "")
    assert found.err == "error: a.md exists and was kept\n    hint: --force writes over it\n"
    assert path.read_text() == "mine"
    forced = run("list", "--output", "a.md", "--force")
    assert (forced.code, forced.out, forced.err) == (0, "", "wrote a.md\n")
    assert path.read_text("utf-8") == run("list", "--format", "markdown").out


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("no/a.md", "the folder no does not exist"),
        ("folder.md", "folder.md is a folder"),
        ("pipe.md", "pipe.md is not an ordinary file"),
        ("loop.md", "loop.md exists and was kept"),
        ("taken/a.md", "the folder taken does not exist"),
        ("a" * 300 + ".md", "too long"),
    ],
)
def test_output_that_cannot_be_written_is_told(
    name: str, message: str, tmp_path: Path, run: Run
) -> None:
    (tmp_path / "folder.md").mkdir()
    (tmp_path / "loop.md").symlink_to("loop.md")
    (tmp_path / "taken").touch()
    os.mkfifo(tmp_path / "pipe.md")
    before = sorted(tmp_path.iterdir())
    found = run("list", "--output", name)
    assert (found.code, found.out) == (2, "")
    assert message in joined(found.err)
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("force", [[], ["--force"]])
def test_device_is_not_replaced(force: list[str], run: Run) -> None:
    found = run("list", "--output", os.devnull, "--format", "csv", *force)
    assert found.code == 2
    assert "is not an ordinary file" in found.err
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)


def test_failed_writing_leaves_the_old_file_whole(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.md"
    path.write_text("mine")

    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    found = run("list", "--output", "a.md", "--force")
    assert found.code == 2
    assert "a.md cannot be written: No space left on device" in found.err
    assert [one.name for one in tmp_path.iterdir()] == ["a.md"]
    assert path.read_text() == "mine"


def test_bad_corpus_writes_no_output(tmp_path: Path, run: Run) -> None:
    write_corpus(tmp_path / "c", {"a.yaml": OTHER})
    assert run("list", "--corpus", "c", "--output", "a.md").code == 2
    assert not (tmp_path / "a.md").exists()


def test_check_writes_its_table_and_still_fails(tmp_path: Path, run: Run) -> None:
    write_corpus(tmp_path / "c", {"a.yaml": OTHER})
    assert run("check", "--corpus", "c", "--output", "a.json").code == 1
    assert json.loads((tmp_path / "a.json").read_text())["rows"]


def test_init_writes_over_nothing(tmp_path: Path, run: Run) -> None:
    assert run("init", "c").code == 0
    before = {one: one.read_bytes() for one in (tmp_path / "c").rglob("*.*")}
    (tmp_path / "c" / "codebook.yaml").unlink()
    found = run("init", "c")
    assert (found.code, found.out) == (2, "")
    assert "exists and was kept; nothing was written" in joined(found.err)
    assert not (tmp_path / "c" / "codebook.yaml").exists()
    del before[tmp_path / "c" / "codebook.yaml"]
    assert all(one.read_bytes() == text for one, text in before.items())


PROGRAM = [sys.executable, "-m", "policy_compare"]


def environment() -> dict[str, str]:
    inherited = {name: value for name, value in os.environ.items() if name != VARIABLE}
    return {**inherited, "PYTHONPATH": str(CHECKOUT)}


@pytest.mark.parametrize(
    "arguments",
    [
        ["list"],
        ["export", "--format", "json"],
        ["check", "--corpus", str(SHIPPED)],
        ["check", "--explain", "all"],
    ],
)
def test_closed_pipe_ends_the_program_in_silence(arguments: list[str], tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        found = subprocess.run(
            [*PROGRAM, *arguments],
            stdout=writing,
            stderr=subprocess.PIPE,
            cwd=tmp_path,
            env=environment(),
            check=False,
        )
    finally:
        os.close(writing)
    assert (found.returncode, found.stderr) == (141, b"")


SLOW = """
import sys, time
from policy_compare.files import reading
def read(path, form):
    print("reading", flush=True)
    time.sleep(600)
reading.read_bytes = read
from policy_compare.cli import main
main()
"""


def test_interruption_ends_the_program_with_a_word(tmp_path: Path) -> None:
    write_corpus(tmp_path / "c", {})
    # If this process ignores the signal, so would the program.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    program = subprocess.Popen(
        [sys.executable, "-c", SLOW, "list", "--corpus", "c"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        env=environment(),
    )
    signal.signal(signal.SIGINT, before)
    with program:
        assert program.stdout is not None
        assert program.stdout.readline() == b"reading\n"
        program.send_signal(signal.SIGINT)
        out, err = program.communicate()
    assert (program.returncode, out, err) == (130, b"", b"interrupted\n")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_what_is_no_ordinary_file_is_not_read(tmp_path: Path, run: Run) -> None:
    os.mkfifo(write_corpus(tmp_path / "c", {"a.yaml": FINE}) / "b.yaml")
    result = run("check", "--corpus", "c")
    assert result.code == 1
    assert "b.yaml: error[unreadable] cannot be read: not an ordinary file" in result.out


@pytest.mark.parametrize("closed", ["stdout", "stderr"])
def test_a_stream_that_is_closed_is_no_mistake(closed: str, tmp_path: Path) -> None:
    script = f"import sys; sys.{closed} = None; from policy_compare.cli import main; main()"
    result = subprocess.run(
        [sys.executable, "-c", script, "check", "--corpus", str(SHIPPED)],
        capture_output=True,
        cwd=tmp_path,
        env=environment(),
        check=False,
    )
    assert (result.returncode, result.stderr) == (0, b"")

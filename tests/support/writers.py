"""The calls of the program that write files, each with what it is called on, and its law.

The law: whatever goes wrong in such a call, afterwards all that it writes is there, or
nothing of it. Who breaks it is told in words, so that tests and benchmarks can use it.
"""

import os
import re
import shlex
import signal
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import NamedTuple

from policy_compare.corpus.new_corpus import example_corpus
from tests.support import disks
from tests.support.corpora import run_program
from tests.support.disks import TEMPORARY, Tree, files, leftovers, put, tree
from tests.support.qdpx import project_file
from tests.support.runs import EPERM, Ended, Fault, run, start

#: The one passage of the example's first text that is not coded, and words of two others.
LEFT = "should ask them what it would take"
ANOTHER = "Empty plots are not scarce"
THIRD = "a fifth more than those who stayed"


class Writer(NamedTuple):
    """A call that writes: ``before`` is what its folder holds, ``later`` a call that comes after.

    ``later`` is on the same files, and is to find nothing half done.
    """

    arguments: tuple[str, ...]
    before: Callable[[], Tree]
    later: tuple[str, ...]


@cache
def example() -> Tree:
    """The example corpus in a folder ``c``, where two papers lack what their texts tell."""
    held = {f"c/{name}": text.encode() for name, text in example_corpus().items()}
    place = b", section: Proposals, paragraph: 3}"
    assert place in held["c/ali-2023.yaml"]
    return {**held, "c/ali-2023.yaml": held["c/ali-2023.yaml"].replace(place, b"}")}


@cache
def table() -> Tree:
    with tempfile.TemporaryDirectory() as name:
        put(Path(name), example())
        done = run(["export", "--format", "csv", "--corpus", "c"], Path(name))
    return {"t.csv": done.out}


def to_split() -> Tree:
    """The example, and a table that says which of two each place means."""
    rows = (
        "place,field,into\ncodebook.yaml,tensions > build-more,a\n"
        "ali-2023/cap-rents,positions,a; b\nokafor-2024/no-cap,positions,b\n"
    )
    return {**example(), "s.csv": rows.encode()}


def _drafted() -> Tree:
    with tempfile.TemporaryDirectory() as name:
        put(Path(name), example())
        run(WRITERS["draft"].arguments, Path(name))
        return tree(Path(name))


def _exported() -> Tree:
    return {**example(), "c.md": b"what I wrote\n"}


@cache
def project() -> Tree:
    """The example, and a project in which a text of its own is coded."""
    text = "Rents rise. The council should buy empty plots this year."
    passage = (
        f'<PlainTextSelection guid="p" startPosition="12" endPosition="{len(text)}">'
        '<Coding guid="x"><CodeRef targetGUID="c"/></Coding></PlainTextSelection>'
    )
    xml = (
        '<CodeBook><Codes><Code guid="c" name="Buy plots" isCodable="true"/></Codes></CodeBook>'
        '<Sources><TextSource guid="t" name="Plots" plainTextPath="internal://plots.txt">'
        f"{passage}</TextSource></Sources>"
    )
    return {**example(), "p.qdpx": project_file(xml, {"plots_txt": text.encode()})}


DISMISS = ("coverage", "--corpus", "c", "--why", "a question for later", "--yes", "--dismiss")
IMPORT = ("import", "recommendations", "t.csv", "--into", "new")
DRAFT = ("draft", "c/sources/berg-2025.txt", "--corpus")
RENAME = ("rename", "--corpus", "c", "--yes", "--keep-alias")
MERGE = ("merge", "--corpus", "c", "--yes", "--keep-alias", "--into")

SPLIT = ("split", "proposition", "rent-cap", "--into", "a", "--into", "b", "--table", "s.csv")

WRITERS: Mapping[str, Writer] = {
    "init": Writer(("init", "new"), dict, ("check", "--corpus", "new")),
    "init-empty": Writer(("init", "new/er", "--empty"), dict, ("list", "--corpus", "new/er")),
    "import-yaml": Writer((*IMPORT, "--yaml"), table, ("list", "--corpus", "new")),
    "import": Writer(IMPORT, table, ("check", "--corpus", "new")),
    "join": Writer(("import", "p.qdpx", "--into", "c"), project, ("check", "--corpus", "c")),
    "fix": Writer(("check", "--corpus", "c", "--fix", "--yes"), example, ("list", "--corpus", "c")),
    "dismiss": Writer((*DISMISS, LEFT), example, ("check", "--corpus", "c")),
    "reconcile": Writer(
        ("reconcile", "c", "c", "--into", "new"), example, ("check", "--corpus", "new")
    ),
    "rename": Writer(
        (*RENAME, "proposition", "rent-cap", "cap"), example, ("check", "--corpus", "c")
    ),
    "split": Writer((*SPLIT, "--corpus", "c", "--yes"), to_split, ("check", "--corpus", "c")),
    "rename-paper": Writer(
        (*RENAME, "paper", "ali-2023", "ali"), example, ("list", "--corpus", "c")
    ),
    "merge": Writer(
        (*MERGE, "cap", "proposition", "rent-cap", "build-more"),
        example,
        ("check", "--corpus", "c"),
    ),
    "merge-papers": Writer(
        (*MERGE, "both", "paper", "ali-2023", "okafor-2024"), example, ("list", "--corpus", "c")
    ),
    "draft": Writer((*DRAFT, "c"), example, ("check", "--corpus", "c")),
    "draft-anew": Writer((*DRAFT, "c", "--force"), _drafted, ("list", "--corpus", "c")),
    "export": Writer(
        ("export", "--corpus", "c", "--output", "c.md"),
        example,
        ("export", "--corpus", "c", "--output", "c.md", "--force"),
    ),
    "export-over": Writer(
        ("export", "--corpus", "c", "--output", "c.md", "--force"),
        _exported,
        ("export", "--corpus", "c", "--output", "c.md", "--force"),
    ),
}


class Course(NamedTuple):
    """What a call does where nothing goes wrong, and in how many calls that change files."""

    before: Tree
    after: Tree
    calls: int


@cache
def course(name: str) -> Course:
    """The undisturbed course of the call."""
    writer = WRITERS[name]
    before = writer.before()
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        put(folder, before)
        # With its folders, which the files alone do not name.
        before = tree(folder)
        done = run(writer.arguments, folder)
        assert done.code == 0, done.told
        return Course(before, tree(folder), done.calls)


@cache
def lines(name: str) -> int:
    """How many lines of the modules that change files the call runs through."""
    writer = WRITERS[name]
    with tempfile.TemporaryDirectory() as made:
        put(Path(made), writer.before())
        return run(writer.arguments, Path(made), Fault(by_line=True)).calls


def disturbed(name: str, folder: Path, fault: Fault) -> str:
    """What the call breaks of the law under the fault; empty if nothing."""
    writer, undisturbed = WRITERS[name], course(name)
    put(folder, undisturbed.before)
    ended = run(writer.arguments, folder, fault)
    if fault.signal == signal.SIGKILL:
        return _killed(name, folder, ended)
    if fault.signal:
        return _stopped(ended, fault.signal) or half_done(name, folder)
    return refused_or_done(name, folder, ended)


def half_done(name: str, folder: Path, *, with_folders: bool = True) -> str:
    """What is neither as before the call nor as after it."""
    if left := leftovers(folder):
        return f"left {', '.join(left)}"
    now, undisturbed = tree(folder), course(name)
    seen: Callable[[Tree], Tree] = dict if with_folders else files
    if seen(now) in (seen(undisturbed.before), seen(undisturbed.after)):
        return ""
    changed = [one for one in {*now, *undisturbed.before} if _differ(now, undisturbed.before, one)]
    return f"half done: {', '.join(sorted(changed))}"


def _differ(one: Tree, other: Tree, name: str) -> bool:
    return one.get(name, b"absent") != other.get(name, b"absent")


def refused_or_done(name: str, folder: Path, ended: Ended) -> str:
    """What is wrong where the system refuses something: exit 2 and nothing, or 0 and all."""
    if wrong := without_traceback(ended):
        return wrong
    if left := leftovers(folder):
        return f"left {', '.join(left)}"
    undisturbed = course(name)
    if ended.code == 0:
        return "" if tree(folder) == undisturbed.after else "exit 0, and not all is written"
    if ended.code != 2:
        return f"exit {ended.code}: {ended.told}"
    if not re.search("(?m)^error: ", ended.told):
        return f"exit 2 without a word: {ended.told!r}"
    return "" if tree(folder) == undisturbed.before else "exit 2, and something is written"


def without_traceback(ended: Ended) -> str:
    """What the call should not have done, whatever happened."""
    if ended.code is None:
        return "it hung"
    if "Traceback" in ended.told:
        return f"a traceback: {ended.told.rstrip().rpartition(chr(10))[2]}"
    return ""


def _stopped(ended: Ended, number: int) -> str:
    """What is wrong with how a call ended that was told to stop."""
    if wrong := without_traceback(ended):
        return wrong
    if ended.code != 128 + number:
        return f"exit {ended.code}: {ended.told!r}"
    last = ended.told.rstrip("\n").rpartition("\n")[2]
    # A word; nothing only where all was done already.
    if not re.fullmatch(r"\w+", last) and "wrote" not in ended.told:
        return f"not one word: {last!r}"
    return ""


def _killed(name: str, folder: Path, ended: Ended) -> str:
    """What is wrong after a kill: with the files at once, and with the runs that come later."""
    writer, undisturbed = WRITERS[name], course(name)
    if ended.code != 137:
        return f"exit {ended.code}"
    for path, content in files(tree(folder)).items():
        known = (undisturbed.before.get(path), undisturbed.after.get(path))
        if not Path(path).name.startswith(TEMPORARY) and content not in known:
            return f"torn: {path}"
    later = run(writer.later, folder)
    if wrong := without_traceback(later):
        return f"then {writer.later}: {wrong}"
    if wrong := half_done(name, folder, with_folders=False):
        return f"then {writer.later}: {wrong}"
    if files(tree(folder)) == files(undisturbed.before):
        again = run(writer.arguments, folder)
        if again.code != 0 or tree(folder) != undisturbed.after:
            return f"then again: exit {again.code} {again.told}"
    return ""


# What comes after a kill


def killed_twice(name: str, folder: Path, nth: int, second: int) -> str:
    """What is left where the run is killed, and the next one while it takes that back."""
    writer, undisturbed = WRITERS[name], course(name)
    put(folder, undisturbed.before)
    run(writer.arguments, folder, Fault(nth, signal.SIGKILL))
    run(writer.later, folder, Fault(second, signal.SIGKILL))
    later = run(writer.later, folder)
    return without_traceback(later) or half_done(name, folder, with_folders=False)


def edited_after_kill(name: str, folder: Path, nth: int) -> str:
    """What is lost of lines that somebody adds to the files between a kill and the next run."""
    writer, undisturbed = WRITERS[name], course(name)
    put(folder, undisturbed.before)
    run(writer.arguments, folder, Fault(nth, signal.SIGKILL))
    edited = {}
    for path, content in files(tree(folder)).items():
        if not Path(path).name.startswith(TEMPORARY) and Path(path).suffix in (".yaml", ".md"):
            edited[path] = (content or b"") + b"# a line that I added\n"
            (folder / path).write_bytes(edited[path])
    later = run(writer.later, folder)
    if wrong := without_traceback(later):
        return wrong
    if left := leftovers(folder):
        return f"left {', '.join(left)}"
    now = tree(folder)
    # What a call is told to write over it may write over.
    mine = [path for path in edited if "--force" not in writer.later or path != "c.md"]
    lost = [path for path in mine if now.get(path) != edited[path]]
    if lost:
        return f"lost what was added to {', '.join(lost)}"
    return ""


def reader(name: str) -> tuple[str, ...]:
    """The call that reads what the call writes, in full; empty where none does."""
    later = WRITERS[name].later
    return ("check", *later[1:], "--format", "json") if later[0] != "export" else ()


def read_meanwhile(name: str, folder: Path, nth: int) -> str:
    """What is wrong with the answer of a run that reads while another one is writing.

    The one that writes is held at a call; the other one is to wait for it, or to answer as
    before or as after. Empty folders are no corpus yet.
    """
    writer, undisturbed = WRITERS[name], course(name)
    asked = reader(name)
    answers = []
    for state in (undisturbed.before, undisturbed.after):
        put(folder, state)
        done = run(asked, folder)
        answers.append((done.code, done.out))
    put(folder, undisturbed.before)
    writing = start(writer.arguments, folder, Fault(nth, signal.SIGSTOP))
    is_held = writing.is_stopped()
    reading = start(asked, folder)
    if is_held:
        reading.waits_or_ends()
        writing.goes_on()
    written, answer = writing.wait(), reading.wait()
    if wrong := without_traceback(written) or without_traceback(answer):
        return wrong
    if written.code != 0 or tree(folder) != undisturbed.after:
        return f"exit {written.code}, not all is written: {written.told}"
    is_empty = b'"no-papers"' in answer.out and b'"no-codebook"' in answer.out
    if (answer.code, answer.out) not in answers and not is_empty:
        return f"it answers from half of it: exit {answer.code} {answer.told}"
    return ""


# What the system refuses


#: What a file takes of a small disk at least.
_PAGE = 4096


def on_full_disk(name: str, folder: Path, pages: int) -> tuple[str, str]:
    """What the call breaks on a disk with so many pages free, and which disk that was.

    Where no disk may be mounted, no file may be longer than so many pages allow.
    """
    writer, undisturbed = WRITERS[name], course(name)
    with disks.small_disk(folder, 128 * _PAGE) as is_mounted:
        here = folder / "x"
        put(here, undisturbed.before)
        if not is_mounted:
            # What it says is a file too, and is to be said.
            limit = 1500 + pages * 700
            ended = run(writer.arguments, here, before=disks.no_file_larger(limit))
            return refused_or_done(name, here, ended), f"no file of more than {limit} bytes"
        filler = _fill(folder, pages)
        ended = run(writer.arguments, here)
        filler.unlink()
        return refused_or_done(name, here, ended), f"a disk with {pages} pages free"


def _fill(folder: Path, pages: int) -> Path:
    """Fill the disk but for so many pages; the file that does."""
    filler = folder / "filler"
    status = os.statvfs(folder)
    free = status.f_bavail * status.f_frsize
    filler.write_bytes(b"x" * max(free - pages * _PAGE, 0))
    return filler


@cache
def touched() -> tuple[tuple[str, str], ...]:
    """Every call with every file that it changes or makes."""
    return tuple(
        (name, file)
        for name in WRITERS
        for file, content in course(name).after.items()
        if content is not None and course(name).before.get(file) != content
    )


def with_immutable(name: str, folder: Path, file: str) -> str:
    """What the call breaks where the file cannot be changed or made.

    A file that is there is made immutable; where that cannot be, or there is none, every
    call on a file of its name fails.
    """
    writer, undisturbed = WRITERS[name], course(name)
    put(folder, undisturbed.before)
    refusing = Fault(name=Path(file).name, error=EPERM)
    if file not in undisturbed.before:
        return refused_or_done(name, folder, run(writer.arguments, folder, refusing))
    with disks.immutable(folder / file) as is_immutable:
        fault = None if is_immutable else refusing
        return refused_or_done(name, folder, run(writer.arguments, folder, fault))


def without_rights(name: str, folder: Path) -> str:
    """What the call breaks where somebody runs it who may not write there."""
    writer, undisturbed = WRITERS[name], course(name)
    _warm_up(name)
    put(folder, undisturbed.before)
    for one in (folder, *folder.rglob("*")):
        one.chmod(0o555 if one.is_dir() else 0o444)
    try:
        ended = run(writer.arguments, folder, before=disks.without_rights)
        if wrong := refused_or_done(name, folder, ended):
            return wrong
        return "" if ended.code == 2 else f"exit {ended.code}: {ended.told}"
    finally:
        for one in (folder, *folder.rglob("*")):
            if one.is_dir():
                one.chmod(0o755)


def _warm_up(name: str) -> None:
    """Make the call in this process: who has no rights may not read the program's own files."""
    here = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        put(Path(folder), course(name).before)
        os.chdir(folder)
        try:
            run_program(*WRITERS[name].arguments)
            # It is imported where the program begins.
            from policy_compare.cli import signals  # noqa: F401
        finally:
            os.chdir(here)


@contextmanager
def open_folder() -> Iterator[Path]:
    """A new folder that everybody may look into."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


def shown(name: str) -> str:
    """The call as it is typed."""
    return shlex.join(["policy-compare", *WRITERS[name].arguments])

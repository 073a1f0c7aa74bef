"""Attacks with what the program reads and how it is called. Each try tells what went wrong."""

import random
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks.attack import bases, texts
from tests.benchmarks.attack.calls import FORMATS, VIEWS, call, judged, shown
from tests.benchmarks.attack.mutations import restyled, spoil
from tests.support import disks, runs, writers

#: Files and folders that a call may name beside those that are there.
_PATHS = (
    "c", "c/sources", "c/codebook.yaml", "new", "new.csv", "new.json", "new.md", "new.txt",
    "new/er", "t/export.csv", "t/export.json", "t/votes.csv", "t/asked.csv", "t/codebook.yaml", ".",
    "..", "c/sources/berg-2025.txt", "c/sources/ali-2023.txt", "/dev/null", "/dev/full",
    "/proc/self/mem", "no", "no/where.csv", "c/ali-2023.yaml", "c/", "link", "circle", "a.exe",
    "x" * 300,
)  # fmt: skip


def corpus(chance: random.Random, folder: Path) -> str:
    """A spoilt corpus: what ``check`` passes every view answers, and nothing breaks."""
    base = chance.choice(bases.CORPORA)
    disks.put(folder / "c", bases.spoilt(chance, base))
    format = chance.choice(FORMATS)
    check = ["check", "--corpus", "c", "--format", format]
    looked = runs.run(check, folder)
    if wrong := judged(check, looked, (0, 1)):
        return f"{shown(check)}: {wrong}"
    for _ in range(4):
        view = chance.choice(VIEWS)
        format = chance.choice(FORMATS)
        asked = call(
            chance,
            view,
            bases.names(base),
            strange=0.02,
            without=("--corpus", "--output", "--force", "--format"),
        )
        asked = [asked[0], "--corpus", "c", "--format", format, *asked[1:]]
        # Of several texts, some may not be there.
        codes = (0, 1, 2) if view == "propose" else (0, 2)
        if wrong := judged(asked, runs.run(asked, folder), codes):
            return f"{shown(asked)}: {wrong}"
    plain = ["list", "--corpus", "c", "--format", chance.choice(FORMATS)]
    listed = runs.run(plain, folder)
    if looked.code == 0 and listed.code != 0:
        return f"{shown(plain)}: exit {listed.code}, and check found nothing"
    return ""


def table(chance: random.Random, folder: Path) -> str:
    """A spoilt table: it is refused, or what ``import`` makes of it is a corpus."""
    held = bases.bases()["tables"]
    name = chance.choice([one for one in held if one != "codebook.yaml"])
    data = spoil(chance, name, held[name])
    book = held["codebook.yaml"]
    if chance.random() < 0.2:
        book = spoil(chance, "codebook.yaml", book)
    disks.put(folder / "t", {**held, name: data, "codebook.yaml": book})
    kind = "positions" if name == "votes.csv" or chance.random() < 0.05 else "recommendations"
    asked = ["import", kind, f"t/{name}", "--into", "new"]
    if chance.random() < 0.5:
        asked.append("--yaml")
    if name == "asked.csv" and chance.random() < 0.5:
        asked += ["--map", "from=from"]
    if chance.random() < 0.3:
        asked += ["--codebook", "t/codebook.yaml"]
    return _written(asked, folder, Path("new"))


def _written(asked: Sequence[str], folder: Path, made: Path) -> str:
    """What is wrong with a call that writes a corpus, or with the corpus."""
    ended = runs.run(asked, folder)
    if wrong := judged(asked, ended):
        return f"{shown(asked)}: {wrong}"
    if left := disks.leftovers(folder):
        return f"{shown(asked)}: left {', '.join(left)}"
    if ended.code == 2:
        return f"{shown(asked)}: exit 2 and {made} is there" if (folder / made).exists() else ""
    for check in (["check", "--corpus", str(made)], ["list", "--corpus", str(made)]):
        looked = runs.run(check, folder)
        if wrong := judged(check, looked, (0,)):
            return f"{shown(asked)}: exit {ended.code}, then {shown(check)}: {wrong}"
    return ""


def arguments(chance: random.Random, folder: Path) -> str:
    """A call with anything as options and values: answered or refused, and nothing broken."""
    disks.put(folder / "c", bases.example())
    disks.put(folder / "t", bases.bases()["tables"])
    (folder / "link").symlink_to("c/codebook.yaml")
    (folder / "circle").symlink_to("circle")
    command = chance.choice(
        (*VIEWS, "check", "init", "import", "draft", "coverage", "reliability", "coverage")
    )
    strange = chance.choice((0.02, 0.1, 0.5))
    # Where it stands is the corpus mostly: otherwise little is reached.
    asked = call(
        chance, command, bases.names("example"), _PATHS, strange=strange, without=("--corpus",)
    )
    if command not in ("init", "import", "reliability") and chance.random() < 0.9:
        asked[1:1] = ["--corpus", "c"]
    ended = runs.run(asked, folder)
    if wrong := judged(asked, ended):
        return f"{shown(asked)}: {wrong}"
    if left := disks.leftovers(folder):
        return f"{shown(asked)}: left {', '.join(left)}"
    check = ["check", "--corpus", "c"]
    if wrong := judged(check, runs.run(check, folder), (0,)):
        overwritten = "--force" in asked and "--output" in asked
        return "" if overwritten else f"{shown(asked)}, then {shown(check)}: {wrong}"
    return ""


def dismissal(chance: random.Random, folder: Path) -> str:
    """A dismissal with any words and any reason: refused, or written and still a corpus."""
    disks.put(folder / "c", bases.example())
    quote = chance.choice(texts.QUOTES)
    why = " ".join(
        chance.choice((*texts.WORDS, texts.strange(chance)))
        for _ in range(chance.choice((1, 1, 2)))
    )
    asked = ["coverage", "--corpus", "c", "--dismiss", quote, "--why", why, "--yes"]
    before = disks.tree(folder / "c")
    ended = runs.run(asked, folder)
    if wrong := judged(asked, ended, (0, 2)):
        return f"{shown(asked)}: {wrong}"
    if ended.code == 2:
        changed = disks.tree(folder / "c") != before
        return f"{shown(asked)}: exit 2 and something changed" if changed else ""
    for check in (["check", "--corpus", "c"], ["coverage", "--corpus", "c", "--format", "json"]):
        if wrong := judged(check, runs.run(check, folder), (0,)):
            return f"{shown(asked)}, then {shown(check)}: {wrong}"
    return ""


def edit(chance: random.Random, folder: Path) -> str:
    """A fix or a dismissal in a file of any style: all that it said before it says after."""
    held = dict(writers.example())
    name = "c/ali-2023.yaml"
    held[name] = restyled(chance, held[name] or b"")
    disks.put(folder, held)
    check, listed = ["check", "--corpus", "c"], ["list", "--corpus", "c", "--format", "json"]
    if runs.run(check, folder).code != 0:
        return ""
    said, before = runs.run(listed, folder), disks.tree(folder)
    word = chance.choice(("fix", "dismiss"))
    asked = writers.WRITERS[word].arguments
    ended = runs.run(asked, folder)
    if wrong := judged(asked, ended, (0, 2)):
        return f"{shown(asked)}: {wrong}"
    if ended.code == 2:
        return f"{shown(asked)}: exit 2, changed" if disks.tree(folder) != before else ""
    if wrong := judged(check, runs.run(check, folder), (0,)):
        return f"{shown(asked)}, then {shown(check)}: {wrong}"
    if runs.run(listed, folder).out != said.out:
        return f"{shown(asked)}: something else changed"
    again = runs.run(asked, folder)
    if again.code == 0 and "nothing to fix" not in again.told:
        return f"{shown(asked)}: there is something to do again"
    kept = (held[name] or b"").splitlines()
    now = (folder / name).read_bytes().splitlines()
    lost = [line for line in kept if line not in now]
    # The lines that a fix adds to are the only ones that are not as they were.
    if len(lost) > 3 or (word == "dismiss" and len(lost) > 1):
        return f"{shown(asked)}: lines lost: {lost}"
    return ""


def source(chance: random.Random, folder: Path) -> str:
    """A spoilt text of a paper: it is read or refused by ``check``, ``draft`` and ``coverage``."""
    name, data = texts.spoilt(chance)
    held = dict(bases.example())
    held[f"sources/{name}"] = data
    held["ali-2023.yaml"] = held["ali-2023.yaml"].replace(b"ali-2023.txt", name.encode())
    disks.put(folder / "c", held)
    format = chance.choice(FORMATS)
    for asked, codes in (
        (["check", "--corpus", "c", "--format", format], (0, 1)),
        (["coverage", "--corpus", "c", "--all", "--format", format], (0, 2)),
        (["draft", f"c/sources/{name}", "--id", "new", "--corpus", "c", "--show"], (0, 2)),
        (["show", "ali-2023/cap-rents", "--corpus", "c", "--format", format], (0,)),
        (["list", "--corpus", "c"], (0,)),
    ):
        ended = runs.run(asked, folder)
        if wrong := judged(asked, ended, codes):
            return f"{shown(asked)}: {wrong}"
    return ""

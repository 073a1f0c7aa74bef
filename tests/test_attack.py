"""The attacks themselves: each is one that can fail, and the same each time."""

import random
from pathlib import Path

import pytest

from tests.benchmarks.attack import __main__ as command
from tests.benchmarks.attack import bases, kinds, mutations, texts
from tests.benchmarks.attack.calls import VIEWS, call, judged
from tests.support.runs import Ended

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("name", kinds.KINDS)
def test_the_program_holds(name: str) -> None:
    found = list(kinds.failures(name, seed=1, first=1, count=3))
    assert found == [None, None, None]


def test_the_same_seed_draws_the_same() -> None:
    drawn = []
    for seed in (1, 1, 2):
        chance = random.Random(seed)
        files = [bases.spoilt(chance, name) for name in bases.CORPORA]
        given = [call(chance, view, bases.names("example"), strange=0.3) for view in VIEWS]
        drawn.append((files, given, texts.spoilt(chance)))
    assert drawn[0] == drawn[1] != drawn[2]


@pytest.mark.parametrize("way", [*mutations.ANY, *mutations.YAML, mutations.recelled])
def test_what_is_spoilt_is_not_as_it_was(way: mutations.Spoil) -> None:
    data = bases.bases()["table"]["papers.csv"]
    assert any(way(random.Random(number), data) != data for number in range(9))
    # An empty file can be spoilt too.
    assert isinstance(way(random.Random(1), b""), bytes)


def test_json_is_spoilt_as_json() -> None:
    data = bases.bases()["tables"]["export.json"]
    spoilt = [mutations.renoded(random.Random(number), data) for number in range(9)]
    assert len(set(spoilt)) == 9
    assert mutations.renoded(random.Random(1), b"{") != b"{"


def test_another_style_says_the_same_mostly(tmp_path: Path) -> None:
    from tests.support.corpora import problems

    files = {name: data for name, data in bases.example().items() if name.endswith("3.yaml")}
    (name,) = files
    book = bases.example()["codebook.yaml"].decode()
    wrong = 0
    for number in range(40):
        styled = mutations.restyled(random.Random(number), files[name])
        found = problems(tmp_path / "c", {name: styled}, book)
        wrong += any(one.severity == "error" for one in found)
    assert wrong < 20


@pytest.mark.parametrize(
    ("arguments", "ended", "said"),
    [
        (["list"], Ended(None, b"", b""), "it hung"),
        (["list"], Ended(70, b"", b"Traceback (most\nValueError: x\n"), "a traceback: ValueError"),
        (["list"], Ended(134, b"", b""), "exit 134"),
        (["list"], Ended(2, b"", b""), "exit 2 without a word"),
        (["list"], Ended(2, b"a", b"error: no\n"), "exit 2 and an answer"),
        (["list"], Ended(0, b"\xff", b""), "not UTF-8"),
        (["list"], Ended(0, b"a\x1b[2J", b""), "U+001B in what is shown"),
        (["list"], Ended(0, b"", b"\x1b[2J"), "U+001B in what is shown"),
        (["export"], Ended(0, b"a\x85", b""), "not UTF-8"),
        (["list", "--format", "json"], Ended(0, b"{", b""), "no JSON"),
        (["list", "--format", "json"], Ended(0, b'{"columns": ["a"], "rows": [{}]}', b""), "other"),
        (["list", "--format", "json"], Ended(0, b'{"columns": [NaN], "rows": []}', b""), "NaN"),
        (["list", "--format", "csv"], Ended(0, b"a,b\r\nc\r\n", b""), "rows of other lengths"),
        (["list", "--format", "csv"], Ended(0, b'a,b\r\n"c', b""), "no CSV"),
    ],
)
def test_what_is_wrong_is_seen(arguments: list[str], ended: Ended, said: str) -> None:
    assert said in judged(arguments, ended)


def test_what_is_right_passes() -> None:
    assert judged(["list"], Ended(0, "Ünï\n".encode(), b"")) == ""
    assert judged(["list"], Ended(2, b"", b"error: no\n    hint: yes\n")) == ""
    assert judged(["list", "--format", "csv"], Ended(0, b'a,b\r\n"c\nd",e\r\n', b"")) == ""
    assert judged(["list", "--format", "json"], Ended(0, b'{"columns": [], "rows": []}', b"")) == ""


def test_every_view_is_called() -> None:
    assert {"list", "summary", "matrix", "measures", "similar"} <= set(VIEWS)
    chance = random.Random(1)
    drawn = [call(chance, "measures", bases.names("example"), strange=0.0) for _ in range(300)]
    given = {word for one in drawn for word in one if word.startswith("--")}
    assert given >= {"--topic", "--measure", "--explain", "--sort", "--grid", "--by", "--format"}


def test_failures_are_told_and_counted(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(chance: random.Random, folder: Path) -> str:
        assert list(folder.iterdir()) == []
        return "policy-compare list: it hung" if chance.random() < 0.5 else ""

    fake = {"fake": kinds.Kind("nothing", "nothing happens", 8, broken)}
    for module in (kinds, command):
        monkeypatch.setattr(module, "KINDS", fake)
    monkeypatch.setattr("sys.argv", ["attack", "--markdown", "--seed", "1"])
    with pytest.raises(SystemExit) as stop:
        command.main()
    said = capsys.readouterr()
    number = said.err.count("policy-compare list: it hung\n")
    assert 0 < number < 8
    assert stop.value.code == 1
    assert f"| nothing | 8 | nothing happens | {number} |" in said.out.splitlines()
    assert "--only fake --seed 1 --first " in said.err

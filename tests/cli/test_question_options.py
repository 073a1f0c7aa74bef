"""The options of the commands that answer questions."""

import inspect
import json
import shlex
from pathlib import Path

import pytest

from policy_compare.cli.deferred_commands import CommandRecord, build_callback, build_command
from policy_compare.cli.options import Output
from policy_compare.cli.program import COMMANDS
from policy_compare.cli.question_options import (
    QuestionOptions,
    _parse_memory,
    with_question_options,
)
from tests.support.corpora import Run


def listed_ids(run: Run, *arguments: str) -> list[str]:
    result = run("list", "--format", "json", *arguments)
    assert result.code == 0, result.err
    return [row["id"] for row in json.loads(result.out)["rows"]]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], "ali-2023/cap ali-2023/subsidise okafor-2024/no-cap okafor-2024/social"),
        (["--topic", "rents"], "ali-2023/cap okafor-2024/no-cap"),
        (["--topic", "BUILDING"], "ali-2023/subsidise okafor-2024/social"),
        (["--topic", "Social housing"], "okafor-2024/social"),
        (["rents"], "ali-2023/cap okafor-2024/no-cap"),
        (["Social", "housing"], "okafor-2024/social"),
        (["Social", "--strength", "could", "housing"], "okafor-2024/social"),
        (
            ["rents", "--topic", "social"],
            "ali-2023/cap okafor-2024/no-cap okafor-2024/social",
        ),
        (
            ["--topic", "rents", "--topic", "social"],
            "ali-2023/cap okafor-2024/no-cap okafor-2024/social",
        ),
        (["--paper", "Ali 2023"], "ali-2023/cap ali-2023/subsidise"),
        (["--paper", "okafor-2024", "--topic", "rents"], "okafor-2024/no-cap"),
        (
            ["--actor", "government"],
            "ali-2023/cap ali-2023/subsidise okafor-2024/no-cap okafor-2024/social",
        ),
        (["--actor", "Local Authority", "--topic", "rents"], "ali-2023/cap okafor-2024/no-cap"),
        (["--target", "landlords"], "okafor-2024/no-cap"),
        (["--instrument", "Money"], "ali-2023/subsidise"),
        (["--strength", "must", "--strength", "could"], "okafor-2024/no-cap okafor-2024/social"),
        (["--strength", "could", "--topic", "rents"], ""),
    ],
)
def test_filters(run: Run, corpus: str, arguments: list[str], expected: str) -> None:
    assert listed_ids(run, "--corpus", corpus, *arguments) == expected.split()


@pytest.mark.parametrize(
    ("arguments", "message", "hint"),
    [
        (
            ["--topic", "rentz"],
            "no topic is called 'rentz'",
            "the nearest: rents; there are: rents",
        ),
        (["rentz"], "no topic is called 'rentz'", "rents"),
        ([""], "no topic is called ''", ""),
        (["social", "hosing"], "no topic is called 'social hosing'", "social"),
        (["--paper", "ali-2022"], "no paper is called 'ali-2022'", "ali-2023"),
        (["--actor", "counsil"], "no actor is called 'counsil'", "council"),
        (["--instrument", "leagl"], "no instrument is called 'leagl'", "legal"),
        (["--strength", "shoud"], "no strength is called 'shoud'", "should"),
        (["--by", "editor"], "--by cannot be 'editor'", "paper, author, publisher"),
        (["--format", "xml"], "--format cannot be 'xml'", "table, markdown, csv, json"),
        (["--group-by", "colour"], "--group-by cannot be 'colour'", "topic, paper"),
        (["--output", "list.xyz"], "the name list.xyz does not tell which format", ".csv"),
    ],
)
def test_what_cannot_be_followed_is_told_with_what_could(
    run: Run, corpus: str, arguments: list[str], message: str, hint: str
) -> None:
    result = run("list", "--corpus", corpus, *arguments)
    assert result.code == 2
    assert result.out == ""
    assert f"error: {message}" in result.err
    assert hint in result.err


#: The commands whose arguments are something else than a topic.
_OWN_ARGUMENTS = ("show", "compare", "search", "similar", "diff")


@pytest.mark.parametrize(
    "command",
    [one for one in COMMANDS if one.answers and one.name not in _OWN_ARGUMENTS],
    ids=lambda one: one.name,
)
def test_an_argument_is_a_topic_wherever_there_is_no_other(
    command: CommandRecord, run: Run, corpus: str
) -> None:
    where = ("--corpus", corpus, "--format", "json")
    named, filtered = run(command.name, "rents", *where), run(command.name, "--topic=rents", *where)
    assert named == filtered
    assert named.code == 0
    assert run(command.name, "rent", *where) == run(command.name, "--topic=rent", *where)


def test_what_was_asked_is_typed_again() -> None:
    filters = {"topics": ("social", "Town hall"), "actors": ("council's",), "papers": ()}
    asked = QuestionOptions(Path("my corpus"), filters, "author", Output())
    typed = asked.as_typed()
    assert typed == (
        "--topic social --topic 'Town hall' --actor 'council'\"'\"'s' --by author "
        "--corpus 'my corpus'"
    )
    (parameters,) = (build_command(one).params for one in COMMANDS if one.name == "overlap")
    options = {option for parameter in parameters for option in parameter.opts}
    assert {word for word in shlex.split(typed) if word.startswith("--")} <= options
    assert QuestionOptions(None, {"topics": ()}, "paper", Output()).as_typed() == ""


@pytest.mark.parametrize("name", _OWN_ARGUMENTS)
def test_a_command_keeps_its_own_arguments(name: str) -> None:
    (record,) = (one for one in COMMANDS if one.name == name)
    parameters = inspect.signature(build_callback(record)).parameters
    assert "topic_words" not in parameters
    assert "topic" in parameters


def test_by_author_and_by_publisher(run: Run, corpus: str) -> None:
    rows = json.loads(run("overlap", "--corpus", corpus, "--by", "author", "--format", "json").out)[
        "rows"
    ]
    assert rows[0]["for"] == ["Noor Ali"]
    assert rows[0]["against"] == ["Ife Okafor"]
    # Neither paper names a publisher, so each stands for itself.
    rows = json.loads(
        run("overlap", "--corpus", corpus, "--by", "publisher", "--format", "json").out
    )["rows"]
    assert rows[0]["for"] == ["ali-2023"]


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("list --topic Social_Housing", "list --topic social"),
        ("list soc", "list --topic social"),
        ("overlap --paper ali", "overlap --paper ali-2023"),
        ("overlap --actor LOCAL-auth", "overlap --actor council"),
        ("matrix --target landl", "matrix --target landlords"),
        ("papers --instrument mon", "papers --instrument economic"),
        ("topics --strength m", "topics --strength must"),
        ("show Okafor", "show okafor-2024"),
        ("show sub", "show ali-2023/subsidise"),
        ("show ali 2023/cap", "show ali-2023/cap"),
        ("compare Okaf ali_2023", "compare okafor-2024 ali-2023"),
        ("compare --by author okafor noor", "compare --by author Ife\tOkafor Noor\tAli"),
        ("measures --explain ok al", "measures --explain okafor-2024 ali-2023"),
        ("similar no", "similar okafor-2024/no-cap"),
        ("similar --paper OKAFOR", "similar --paper okafor-2024"),
    ],
)
def test_names_are_understood_as_people_type_them(
    run: Run, corpus: str, typed: str, written: str
) -> None:
    found, wanted = (
        run(*(word.replace("\t", " ") for word in call.split(" ")), "--corpus", corpus)
        for call in (typed, written)
    )
    assert wanted.code == 0, wanted.err
    assert found == wanted


@pytest.mark.parametrize(
    ("typed", "size"),
    [("2GB", 2_000_000_000), ("500mb", 500_000_000), ("1.5 GB", 1_500_000_000), ("1TB", 10**12)],
)
def test_memory_is_a_size(typed: str, size: int) -> None:
    memory: list[int | None] = []

    def note_memory(options: QuestionOptions) -> None:
        memory.append(options.memory)

    command = with_question_options(note_memory)
    command(memory=_parse_memory(typed))
    command()
    assert memory == [size, None]


@pytest.mark.parametrize(
    "typed", ["", "2", "2G B", "-2GB", "99MB", "1e9GB", "٢GB", "nanGB", "2GB "]
)
def test_what_is_no_size_is_told(typed: str, run: Run) -> None:
    refused = run("list", "--memory", typed)
    assert (refused.code, refused.out) == (2, "")
    assert refused.err == (
        f"error: --memory cannot be '{typed}'\n"
        "    hint: a size from 100MB on, such as 500MB or 2GB\n"
    )

"""How each kind of value is read, and what is said where it cannot be."""

from typing import Any

import pytest

from policy_compare.corpus.form.known_names import Choice
from policy_compare.corpus.form.text_patterns import BAD_DOI
from policy_compare.corpus.form.values import (
    Field,
    ListOf,
    MappingOf,
    Number,
    Record,
    Text,
    ValueKind,
    whole_number,
)
from policy_compare.corpus.yaml.nodes import read_yaml
from policy_compare.corpus.yaml.report import Report
from policy_compare.problems import Problem

WORDS = {"tenants": "tenants", "council": "council", "builders": "builders"}
ACTOR = Choice("actor", WORDS, lambda: {"Town council": "council", "the city": "council"})
PERSON = Record(
    "the person",
    (Field("name", Text(), "what to call them", required=True), Field("age", Number(), "in years")),
    build=lambda values, mark: (values, mark.line),
    short="name",
)

PAIRS = MappingOf(ACTOR, Number(), lambda key, value: (key, value))


def read(kind: ValueKind, yaml: str) -> tuple[Any, list[Problem]]:
    """What ``kind`` makes of the YAML, under the key ``key``."""
    report = Report("a.yaml")
    root = read_yaml(f"key: {yaml}\n".encode(), report)
    assert root is not None
    assert isinstance(root[0], dict)
    value, mark, _ = root[0]["key"]
    return kind.read(value, mark, report, "key"), report.problems


def fault(kind: ValueKind, yaml: str) -> Problem:
    """The one problem with the YAML, from which nothing is read."""
    value, (found,) = read(kind, yaml)
    assert value is None
    return found


def test_text_is_without_the_space_around_it() -> None:
    assert read(Text(), '" a  b "') == ("a  b", [])


def test_text_may_have_a_fault() -> None:
    kind = Text(lambda text: (BAD_DOI, {"given": text}) if text == "x" else None)
    assert read(kind, "y") == ("y", [])
    assert fault(kind, "x").message == "'x' is no DOI"


@pytest.mark.parametrize(
    ("kind", "yaml"),
    [
        (Text(), ""),
        (Text(), '""'),
        (Text(), '"  "'),
        (Number(), ""),
        (ACTOR, ""),
        (ListOf(Text()), ""),
        (PAIRS, ""),
        (PERSON, ""),
        (PERSON, '""'),
    ],
)
def test_nothing_is_an_empty_value(kind: ValueKind, yaml: str) -> None:
    assert fault(kind, yaml).code == "empty-value"


@pytest.mark.parametrize(
    ("kind", "yaml", "message"),
    [
        (Text(), "[a]", "'key' should be text, and is a list"),
        (Text(), "{a: b}", "'key' should be text, and is a mapping"),
        (ListOf(Text()), "a", "'key' should be a list, and is text"),
        (Number(), "0", "'key' should be a whole number from 1, and is '0'"),
        (Number(), "[1]", "'key' should be a whole number from 1, and is a list"),
        (ACTOR, "[council]", "'key' should be the name of an actor, and is a list"),
        (Choice("topic", WORDS), "{}", "'key' should be the name of a topic, and is a mapping"),
        (ListOf(Text(), exactly=2), "[a]", "'key' should be a list of 2, and is a list of 1"),
        (ListOf(Text(), exactly=2), "a", "'key' should be a list of 2, and is text"),
        (
            MappingOf(Text(), Text(), lambda key, value: key),
            "[a]",
            "'key' should be a mapping, and is a list",
        ),
        (PERSON, "[a]", "'key' should be a mapping, and is a list"),
    ],
)
def test_another_form_is_told(kind: ValueKind, yaml: str, message: str) -> None:
    found = fault(kind, yaml)
    assert (found.code, found.line, found.column) == ("wrong-form", 1, 6)
    assert found.message == message
    assert found.hint


def test_lone_text_is_shown_in_the_brackets_it_lacks() -> None:
    assert fault(ListOf(Text()), "council").hint == "put it in brackets: [council]"
    assert fault(ListOf(Text()), "a" * 60).hint == "write key as a list"


@pytest.mark.parametrize(("yaml", "value"), [("1", 1), ("012", 12), ("999999999", 999_999_999)])
def test_whole_numbers(yaml: str, value: int) -> None:
    assert read(Number(), yaml) == (value, [])


@pytest.mark.parametrize("yaml", ["0", "-1", "1.0", "1e3", "0x1F", "twelve", "²", "٣", "9" * 5000])
def test_other_numbers_are_none(yaml: str) -> None:
    assert whole_number(yaml) is None
    assert fault(Number(), yaml).code == "wrong-form"


def test_unknown_names_leave_the_others_in_the_list() -> None:
    value, problems = read(ListOf(ACTOR), "[tenants, nobody, council]")
    assert value == ("tenants", "council")
    assert [one.code for one in problems] == ["unknown-name"]


def test_repeated_name_is_left_out_with_a_warning() -> None:
    value, (found,) = read(ListOf(Text()), "[a, b, a]")
    assert value == ("a", "b")
    assert (found.code, found.severity, found.column) == ("repeated-name", "warning", 13)


def test_equal_ones_stay_where_so_many_are_wanted() -> None:
    assert read(ListOf(Text(), exactly=2), "[a, a]") == (("a", "a"), [])


def test_list_of_so_many_is_none_where_one_is_unknown() -> None:
    assert fault(ListOf(ACTOR, exactly=2), "[tenants, nobody]").code == "unknown-name"


def test_mapping_is_built_of_what_could_be_read() -> None:
    value, problems = read(PAIRS, "{tenants: 1, council: none, nobody: 3, builders: 4}")
    assert value == (("tenants", 1), ("builders", 4))
    assert [one.code for one in problems] == ["wrong-form", "unknown-name"]


def test_record_is_built_with_its_place() -> None:
    assert read(PERSON, "\n  {name: Ali, age: 40}") == (({"name": "Ali", "age": 40}, 1), [])


def test_record_may_be_short() -> None:
    assert read(PERSON, "Ali") == (({"name": "Ali"}, 0), [])


def test_record_that_lacks_a_key_is_not_built() -> None:
    found = fault(PERSON, "{age: 40}")
    assert found.code == "missing-key"
    assert found.message == "the person lacks the key 'name'"
    assert found.hint == "add name: what to call them"


def test_record_is_not_built_without_the_value_of_a_key() -> None:
    assert fault(PERSON, "{name: [a]}").code == "wrong-form"


def test_record_is_built_without_an_optional_value() -> None:
    value, (found,) = read(PERSON, "{name: Ali, age: old}")
    assert value == ({"name": "Ali"}, 0)
    assert found.code == "wrong-form"


@pytest.mark.parametrize(
    ("key", "hint"), [("nmae", "did you mean name?"), ("height", "it takes: name, age")]
)
def test_unknown_key_says_what_may_have_been_meant(key: str, hint: str) -> None:
    value, (found,) = read(PERSON, f"{{name: Ali, {key}: x}}")
    assert value == ({"name": "Ali"}, 0)
    assert (found.code, found.column) == ("unknown-key", 18)
    assert found.message == f"the person has no key '{key}'"
    assert found.hint == hint


def test_key_with_a_hyphen_has_an_attribute_with_an_underscore() -> None:
    kind = Record("it", (Field("a-b", Text(), ""), Field("c-d", Text(), "", attribute="other")))
    assert read(kind, "{a-b: x, c-d: y}") == ({"a_b": "x", "other": "y"}, [])


def test_filled_record_has_a_key() -> None:
    kind = Record("it", (Field("a", Text(), ""),), filled=True)
    assert read(kind, "{a: x}") == ({"a": "x"}, [])
    assert fault(kind, "{}").code == "empty-value"
    assert read(Record("it", ()), "{}") == ({}, [])


def test_schema_says_what_is_read() -> None:
    assert Text().schema() == {"type": ["string", "number", "boolean"]}
    assert Text(pattern="^a$").schema() == {"type": "string", "pattern": "^a$"}
    assert Number().schema() == {"type": "integer", "minimum": 1}
    assert ACTOR.schema() == {"type": "string"}
    assert Choice("stance", WORDS, closed=True).schema() == {"enum": list(WORDS)}
    assert ListOf(Number(), exactly=2).schema() == {
        "type": "array",
        "items": {"type": "integer", "minimum": 1},
        "minItems": 2,
        "maxItems": 2,
    }
    found = PERSON.schema()
    assert found["anyOf"][0] == Text().schema()
    assert found["anyOf"][1]["required"] == ["name"]
    assert found["anyOf"][1]["additionalProperties"] is False

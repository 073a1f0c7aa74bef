"""Editors are told the same form as the reader wants."""

import copy
import json
import re
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from policy_compare.corpus.form.schema import FILES, json_schemas, schema_origin
from policy_compare.corpus.new_corpus import example_corpus
from policy_compare.corpus.reader import load_codebook
from policy_compare.model import Actor, Codebook, Proposition
from tests.support.corpora import SHIPPED

YAMLS = {
    **{f"shipped/{path.name}": path.read_text("utf-8") for path in SHIPPED.glob("*.yaml")},
    **{f"init/{name}": text for name, text in example_corpus().items() if name.endswith(".yaml")},
}


class Core(yaml.SafeLoader):
    """Reads as editors do, by the core schema of YAML 1.2: dates and no are texts."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012


for tag, pattern, first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
):
    Core.add_implicit_resolver(
        f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), list(first)
    )


#: A codebook with a name of some kinds: the files that are tried have others.
BOOK = Codebook(
    propositions={"rent-cap": Proposition("rent-cap", "Rents should be capped.")},
    actors={"council": Actor("council", "Town council")},
)


@cache
def validator(name: str) -> Any:
    return Draft202012Validator(json.loads(json_schemas(BOOK)[name]))


def validator_of(text: str) -> Any:
    """The validator that the file asks for in its first line."""
    return validator(text.partition("\n")[0].partition("$schema=")[2])


@pytest.mark.parametrize("name", FILES)
def test_schema_is_one(name: str) -> None:
    schema = json.loads(json_schemas(BOOK)[name])
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["title"]


def test_schemas_beside_the_corpus_are_those_of_the_program(
    request: pytest.FixtureRequest,
) -> None:
    for name, text in json_schemas(load_codebook(SHIPPED)).items():
        path = SHIPPED / name
        if request.config.getoption("--accept"):
            path.write_bytes(text.encode())
        assert path.exists(), f"no {name}; pytest --accept writes it"
        assert path.read_bytes().decode() == text


@pytest.mark.parametrize("name", sorted(YAMLS))
@pytest.mark.parametrize("loader", [Core, yaml.BaseLoader], ids=["core", "texts"])
def test_files_follow_their_schema(name: str, loader: Any) -> None:
    text = YAMLS[name]
    data = yaml.load(text, loader)  # noqa: S506
    errors = validator_of(text).iter_errors(data)
    # As texts alone, what the schema calls whole numbers cannot be told from others.
    assert [
        error.json_path
        for error in errors
        if not (loader is yaml.BaseLoader and error.validator_value == "integer")
    ] == []


def paper_with(change: Callable[[Any], object]) -> Any:
    """The example's first paper after a change."""
    data = yaml.load(YAMLS["init/ali-2023.yaml"], Core)  # noqa: S506
    changed = copy.deepcopy(data)
    change(changed)
    assert changed != data
    return changed


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data.update(papers={}),
        lambda data: data.pop("recommendations"),
        lambda data: data["paper"].update(author=[]),
        lambda data: data["paper"].pop("title"),
        lambda data: data["paper"].update(authors="Ali"),
        lambda data: data["paper"].update(authors=[{}]),
        lambda data: data["paper"].update(DOI="https://doi.org/10.1000/1"),
        lambda data: data["paper"].update(URL="example.org"),
        lambda data: data["paper"].update(source={"sha256": "abc"}),
        lambda data: data["recommendations"][0].update(strenght="must"),
        lambda data: data["recommendations"][0].update(strength="shall"),
        lambda data: data["recommendations"][0].update(id="a/b"),
        lambda data: data["recommendations"][0].update(actors="council"),
        lambda data: data["recommendations"][0].update(positions={"rent-cap": "for"}),
        lambda data: data["recommendations"][0].update(positions={"rent-cap": {}}),
        lambda data: data["recommendations"][0]["evidence"].update(paragraph=0),
        lambda data: data["recommendations"][0].pop("statement"),
    ],
)
def test_wrong_paper_does_not_follow(change: Callable[[Any], object]) -> None:
    assert not validator(FILES[0]).is_valid(paper_with(change))


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data["paper"].update(issued=2023),
        lambda data: data["paper"].update(authors=[{"literal": "Town"}]),
        lambda data: data["recommendations"][0].update(actors=[]),
        lambda data: data["recommendations"][0].update(positions={"x": {"stance": "neutral"}}),
        lambda data: data["recommendations"][0].update(statement=True),
        lambda data: data.update(recommendations=[]),
    ],
)
def test_right_paper_follows(change: Callable[[Any], object]) -> None:
    assert validator(FILES[0]).is_valid(paper_with(change))


@pytest.mark.parametrize(
    "codebook",
    [
        {"topic": {}},
        {"topics": []},
        {"topics": {"a": {"parts": []}}},
        {"propositions": {"a": {}}},
        {"tensions": [{"between": ["a"], "why": "No."}]},
        {"tensions": [{"between": ["a", "b", "c"], "why": "No."}]},
        {"quote_words": 0},
        {"actors": {"a": {"aliases": "b"}}},
    ],
)
def test_wrong_codebook_does_not_follow(codebook: Any) -> None:
    assert not validator(FILES[1]).is_valid(codebook)


def test_every_key_has_a_description_for_the_editor() -> None:
    def check(schema: Any) -> int:
        if isinstance(schema, list):
            return sum(map(check, schema))
        if not isinstance(schema, dict):
            return 0
        keys = schema.get("properties", {})
        assert all(key["description"] for key in keys.values())
        return len(keys) + sum(map(check, schema.values()))

    assert all(check(json.loads(text)) > 15 for text in json_schemas(BOOK).values())


# The corpus's own names


def schema(name: str, book: Codebook = BOOK) -> Any:
    return json.loads(json_schemas(book)[name])


def test_names_are_listed_with_what_they_say() -> None:
    council = {"const": "council", "description": "Town council"}
    cap = {"const": "rent-cap", "description": "Rents should be capped."}
    assert schema(FILES[0])["$defs"]["actor"]["anyOf"] == [{"type": "string"}, council]
    assert schema(FILES[1])["$defs"]["proposition"]["anyOf"] == [{"type": "string"}, cap]
    positions = schema(FILES[0])["properties"]["recommendations"]["items"]["properties"][
        "positions"
    ]
    assert positions["properties"] == {
        "rent-cap": {"description": "Rents should be capped.", "$ref": "#/$defs/position"}
    }


def test_what_is_not_listed_follows_all_the_same() -> None:
    for change in (
        lambda data: data["recommendations"][0].update(actors=["newcomer"]),
        lambda data: data["recommendations"][0].update(positions={"fresh": "oppose"}),
    ):
        assert validator(FILES[0]).is_valid(paper_with(change))


@pytest.mark.parametrize("proposition", ["rent-cap", "fresh"])
def test_a_stance_is_checked_whatever_it_is_on(proposition: str) -> None:
    wrong = paper_with(
        lambda data: data["recommendations"][0].update(positions={proposition: "for"})
    )
    assert not validator(FILES[0]).is_valid(wrong)


@pytest.mark.parametrize(("count", "listed"), [(1_000, 1_000), (1_001, 0)])
def test_of_too_many_names_none_is_listed(count: int, listed: int) -> None:
    ids = [f"cap-{number}" for number in range(count)]
    book = Codebook(propositions={id: Proposition(id, "Cap rents.") for id in ids})
    assert len(schema(FILES[1], book)["$defs"]["proposition"]["anyOf"]) == 1 + listed


def test_a_schema_is_known_again_until_somebody_changes_it() -> None:
    text = json_schemas(BOOK)[FILES[0]]
    assert schema_origin(text).startswith("made by policy-compare schema of the codebook; SHA-256")
    laid_out_anew = json.dumps(json.loads(text), separators=(",", ":"))
    assert schema_origin(laid_out_anew.encode()) == schema_origin(text)
    assert schema_origin(text) != schema_origin(json_schemas(Codebook())[FILES[0]])
    assert schema_origin(text.replace("Town council", "Council")) == ""


@pytest.mark.parametrize(
    "text",
    ["", "{", "{}", "[]", "3", '{"$comment": 3}', "[" * 100_000, b"\xff", '{"$comment": ""}'],
)
def test_what_is_no_schema_of_the_program_has_no_origin(text: str | bytes) -> None:
    assert schema_origin(text) == ""

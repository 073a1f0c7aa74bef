"""Makes the JSON Schemas of the files, so that editors complete and check them.

They list the codebook's own names, each with what it says, for editors to offer while one types.
Any other name passes too: which of them the codebook has by now is for ``check`` to say.
"""

import json
from hashlib import sha256
from typing import Final

from policy_compare.corpus.form.codebook_form import codebook_form
from policy_compare.corpus.form.known_names import ANY_NAME
from policy_compare.corpus.form.paper_form import paper_form
from policy_compare.corpus.form.values import Schema
from policy_compare.corpus_names import CODEBOOK_SECTIONS, CodebookKind, codebook_names
from policy_compare.model import Codebook

#: The schemas' file names, as a corpus keeps them.
FILES = ("paper.schema.json", "codebook.schema.json")

_DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"
#: Of more names of a kind none is listed: an editor would take seconds for each key.
_MOST: Final = 1_000
#: What a schema says of itself, with the digest of all else in it.
_ORIGIN: Final = "made by policy-compare schema of the codebook; SHA-256 of the rest: {}"


def json_schemas(book: Codebook) -> dict[str, str]:
    """The text of each schema by its file's name (JSON Schema, draft 2020-12)."""
    paper, codebook = paper_form(ANY_NAME).schema(), codebook_form(ANY_NAME).schema()
    definitions: Schema = {kind: _schema_of_names(book, kind) for kind in CODEBOOK_SECTIONS}
    positions = paper["properties"]["recommendations"]["items"]["properties"]["positions"]
    definitions["position"] = positions["additionalProperties"]
    position = {"$ref": "#/$defs/position"}
    positions["additionalProperties"] = position
    positions["properties"] = {
        name["const"]: {"description": name["description"], **position}
        for name in definitions["proposition"]["anyOf"][1:]
    }
    return {
        FILES[0]: _schema_text("A paper and its recommendations", paper, definitions),
        FILES[1]: _schema_text("A codebook", codebook, definitions),
    }


def _schema_of_names(book: Codebook, kind: CodebookKind) -> Schema:
    things = codebook_names(book, kind)
    names = [(thing.id, (*thing.names, *thing.shared)[0]) for thing in things]
    listed = [{"const": id, "description": text} for id, text in names if len(names) <= _MOST]
    return {"anyOf": [{"type": "string"}, *listed]}


def _schema_text(title: str, schema: Schema, definitions: Schema) -> str:
    text = json.dumps(schema)
    content = {"$schema": _DRAFT, "title": title, **schema}
    content["$defs"] = {key: definitions[key] for key in definitions if f"/$defs/{key}" in text}
    content["$comment"] = _origin_of(content)
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"


def _origin_of(content: Schema) -> str:
    return _ORIGIN.format(sha256(json.dumps(content, sort_keys=True).encode()).hexdigest())


def schema_origin(text: str | bytes) -> str:
    """What a schema says of itself; nothing where another hand has written or changed it."""
    try:
        content = json.loads(text)
        origin = str(content.pop("$comment"))
    except (ValueError, RecursionError, AttributeError, KeyError, TypeError):
        return ""
    return origin if origin == _origin_of(content) else ""

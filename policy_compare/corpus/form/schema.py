"""Makes the JSON Schemas of the files, so that editors complete and check them."""

import json

from policy_compare.corpus.form.codebook_form import codebook_form
from policy_compare.corpus.form.known_names import ANY_NAME
from policy_compare.corpus.form.paper_form import paper_form

#: The schemas' file names, as a corpus keeps them.
FILES = ("paper.schema.json", "codebook.schema.json")


def json_schemas() -> dict[str, str]:
    """The text of each schema by its file's name (JSON Schema, draft 2020-12)."""
    forms = (paper_form(ANY_NAME), codebook_form(ANY_NAME))
    titles = ("A paper and its recommendations", "A codebook")
    return {
        name: json.dumps(
            {
                "$schema": "https://json-schema.org/draft/2020-12/schema",
                "title": title,
                **form.schema(),
            },
            indent=2,
            ensure_ascii=False,
        )
        + "\n"
        for name, title, form in zip(FILES, titles, forms, strict=True)
    }

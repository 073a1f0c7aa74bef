"""Papers as CSL JSON, which Zotero, Pandoc and citation processors read."""

import json

from policy_compare.render.references.csl_items import csl_item
from policy_compare.views.table import View


def render(view: View) -> str:
    """The view's papers as a list of items."""
    items = list(map(csl_item, view.forms["papers"]()))
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"

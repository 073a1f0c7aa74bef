"""Markdown read as its readers' tests look at it."""

from policy_compare.texts.document import Block
from policy_compare.texts.markup.markdown import read_markdown


def blocks(text: str) -> tuple[Block, ...]:
    return read_markdown(text, "plan.md").blocks


def shown(text: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in blocks(text)]

"""Changes what the text of a corpus's file says and leaves every other byte.

A coder's comments, quotes and line ends are part of the work. Loading the file and
dumping it would lose them, so the changes are put into the text where the parser says
that their places are; then the text is read again, and must say what was meant.
"""

from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from policy_compare.corpus.yaml.excerpt import Excerpt, make_excerpt
from policy_compare.corpus.yaml.merging import merge_values, value_as_read
from policy_compare.corpus.yaml.nodes import Value as Composed
from policy_compare.corpus.yaml.nodes import read_yaml
from policy_compare.corpus.yaml.report import Report
from policy_compare.corpus.yaml.text_pieces import TextPieces
from policy_compare.corpus.yaml.value_changes import write_changes
from policy_compare.problems import has_errors

#: Characters of a file that takes longer to read than somebody at a key should wait.
_LONG = 50_000


class EditMistake(RuntimeError):
    """A change that does not fit the text. The user can mend nothing: it is a bug."""


def change_values(text: str, before: Any, after: Any) -> str:
    """The text with what differs between before and after, all else as it is to the character.

    Both are plain values: mappings, lists, texts, whole numbers, and None where nothing
    stands behind a key. What neither of them names is left alone, so they may be parts of
    what the text says. Items of a list are told apart by their ``id`` or, without one, by
    all that they say; what is new stands behind what it follows in ``after``. The text must
    have been read without a problem of its YAML.

    Raises:
        EditMistake: the text cannot be changed so.
    """
    # Two programs may each have put a mark of byte order there.
    body = text.lstrip("\ufeff")
    excerpt, document = _read_excerpt(body, before, after)
    expected = merge_values(document, excerpt.before, excerpt.after)
    if document == expected:
        return text
    pieces = TextPieces(excerpt.text)
    write_changes(pieces, document, expected)
    if _read_plain(pieces.put_together()) != value_as_read(expected):
        raise EditMistake("the changed text does not say what it should")
    return text.removesuffix(body) + pieces.put_together(excerpt.cuts)


def _read_excerpt(text: str, before: Any, after: Any) -> tuple[Excerpt, Any]:
    """As much of the text as must be read, and what it says: all of it where it is short."""
    excerpt = make_excerpt(text, before, after) if len(text) > _LONG else None
    if excerpt:
        with suppress(EditMistake):
            document = _read_plain(excerpt.text)
            if all(_has_ids(document.get(key), ids) for key, ids in excerpt.ids.items()):
                return excerpt, document
    return Excerpt(text, before, after), _read_plain(text)


def _has_ids(items: Any, ids: Sequence[str]) -> bool:
    """Whether there are so many items, with these ids as far as they are told."""
    return (
        isinstance(items, list)
        and len(items) == len(ids)
        and all(not id or item.get("id") == id for id, item in zip(ids, items, strict=True))
    )


def _read_plain(text: str) -> Any:
    """What a text says, without marks."""
    report = Report("")
    root = read_yaml(text.encode(), report)
    if root is None or has_errors(report.problems):
        raise EditMistake(f"the YAML has problems: {report.problems}")
    return _plain_value(root[0])


def _plain_value(value: Composed) -> Any:
    if isinstance(value, list):
        return [_plain_value(item) for item, _ in value]
    if isinstance(value, dict):
        return {key: _plain_value(inner) for key, (inner, *_) in value.items()}
    # The reader, too, takes no account of space around a text.
    return value.strip() if value else value

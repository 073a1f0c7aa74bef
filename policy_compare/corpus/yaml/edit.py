"""Changes what the text of a corpus's file says and leaves every other byte.

A coder's comments, quotes and line ends are part of the work. Loading the file and
dumping it would lose them, so the changes are put into the text where the parser says
that their places are; then the text is read again, and must say what was meant.
"""

from typing import Any

from policy_compare.corpus.yaml.merging import merge_values, value_as_read
from policy_compare.corpus.yaml.nodes import Value as Composed
from policy_compare.corpus.yaml.nodes import read_yaml
from policy_compare.corpus.yaml.report import Report
from policy_compare.corpus.yaml.text_pieces import TextPieces
from policy_compare.corpus.yaml.value_changes import write_changes


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
    document = _read_plain(text)
    expected = merge_values(document, before, after)
    if document == expected:
        return text
    pieces = TextPieces(text)
    write_changes(pieces, document, expected)
    changed = pieces.put_together()
    if _read_plain(changed) != value_as_read(expected):
        raise EditMistake("the changed text does not say what it should")
    return changed


def _read_plain(text: str) -> Any:
    """What a text says, without marks."""
    report = Report("")
    root = read_yaml(text.encode(), report)
    if root is None or report.problems:
        raise EditMistake(f"the YAML has problems: {report.problems}")
    return _plain_value(root[0])


def _plain_value(value: Composed) -> Any:
    if isinstance(value, list):
        return [_plain_value(item) for item, _ in value]
    if isinstance(value, dict):
        return {key: _plain_value(inner) for key, (inner, *_) in value.items()}
    # The reader, too, takes no account of space around a text.
    return value.strip() if value else value

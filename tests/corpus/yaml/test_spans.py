"""Where values begin and end in a text."""

from typing import Any

import pytest
import yaml
from hypothesis import given

from policy_compare.corpus.yaml import spans as places
from policy_compare.corpus.yaml.spans import ValueSpan, find_spans
from tests.corpus.yaml.test_edit import files

TEXT = """\
a: [b, 'c d']  # note
e:
  - f: "g"
    h: >
      i
      j

k: {}
"""


def stretch(span: ValueSpan) -> str:
    return TEXT[span.start : span.end]


def test_values_end_with_what_is_last_written_in_them() -> None:
    root, end = find_spans(TEXT)
    entries: Any = root.value
    assert end == len(TEXT)
    assert stretch(entries["a"]) == "[b, 'c d']"
    assert TEXT[entries["a"].start : entries["a"].last] == "[b, 'c d'"
    assert [stretch(item) for item in entries["a"].value] == ["b", "'c d'"]
    assert [item.quoted for item in entries["a"].value] == [False, True]
    (item,) = entries["e"].value
    assert stretch(item.value["h"]) == ">\n      i\n      j"
    assert stretch(entries["e"]).endswith("i\n      j")
    assert (item.column, item.flow, entries["a"].flow) == (4, False, True)
    assert (entries["k"].last, entries["k"].value) == (entries["k"].start, {})


@given(files())
def test_parser_written_in_python_finds_the_same_places(text: str) -> None:
    text = text.lstrip("\ufeff")
    found = places.find_spans(text)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(places, "_Parser", yaml.SafeLoader)
        assert places.find_spans(text) == found

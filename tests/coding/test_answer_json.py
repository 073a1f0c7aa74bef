"""The JSON of an answer is found wherever it stands in what a model said."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_compare.coding.answer_json import find_answer
from policy_compare.errors import CallError

ANSWER = '{"model": "m", "recommendations": [{"id": "a", "n": 1.50}, {}]}'
VALUES = {"model": "m", "recommendations": [{"id": "a", "n": "1.50"}, {}]}


@pytest.mark.parametrize(
    "text",
    [
        ANSWER,
        f"\ufeff\n{ANSWER}\n",
        f"Sure {{here}} it is:\n```json\n{ANSWER}\n```\nHope that helps {{.",
        f'The form is {{"type": "object"}}, so:\n{ANSWER}',
        f'First {{"recommendations": []}}, and then, having thought:\n{ANSWER}',
        ANSWER.replace("{", "{\r\n\t"),
        f'{{"answer": {ANSWER}'.replace('{"answer": ', '{"answer": 1} '),
    ],
)
def test_an_answer_is_found_in_prose_and_fences(text: str) -> None:
    assert find_answer(text, "a.json") == VALUES


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "a.json is empty"),
        (" \n", "a.json is empty"),
        ("I cannot do that.", "a.json holds no JSON with a list of recommendations"),
        ('{"model": "m"}', "a.json holds no JSON with a list of recommendations"),
        ('{"recommendations": {}}', "a.json holds no JSON with a list of recommendations"),
        (ANSWER[:-4], "a.json breaks off before its JSON ends"),
        (ANSWER[:45], "a.json breaks off before its JSON ends"),
        ('{"model": "m",\n"recommendations": [}]}', "a.json is no JSON from line 2 on: Exp"),
        (ANSWER.replace('"id"', '"n"'), "the key 'n' stands twice in one object of a.json"),
        ('{"recommendations":[],"recommendations":[]}', "the key 'recommendations' stands twice"),
        ('{"recommendations":' + "[" * 100_000, "a.json holds no JSON"),
        ('{"recommendations":[' + '{"a":' * 100_000, "a.json holds no JSON"),
    ],
)
def test_what_is_no_answer_is_told(text: str, message: str) -> None:
    with pytest.raises(CallError) as caught:
        find_answer(text, "a.json")
    assert caught.value.message.startswith(message)
    assert caught.value.hint


def test_what_stands_within_an_answer_is_none() -> None:
    text = '{"model": "m", "recommendations": [{"note": {"recommendations": []}}]}'
    assert find_answer(text, "a.json")["model"] == "m"


def test_a_key_that_stands_twice_elsewhere_is_no_matter() -> None:
    assert find_answer(f'{{"a": 1, "a": 2}} {ANSWER}', "a.json") == VALUES


json_values = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=9)),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=9,
)


@given(st.text(alphabet='ab{}[]",:\\ \n', max_size=60), json_values, st.text(max_size=20))
def test_whatever_stands_around_it_nothing_but_an_answer_is_read(
    before: str, value: object, after: str
) -> None:
    try:
        found = find_answer(f"{before}{json.dumps(value)}{after}", "a")
    except CallError:
        return
    assert isinstance(found["recommendations"], list)

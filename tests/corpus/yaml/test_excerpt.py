"""A part of a text is cut so that it says the same of what a change concerns."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_compare.corpus.yaml import edit
from policy_compare.corpus.yaml.edit import change_values
from policy_compare.corpus.yaml.excerpt import make_excerpt
from tests.corpus.yaml.test_edit import said

DISMISSED = [
    "{quote: a, why: b}",
    "{quote: b, why: c}  # d",
    "{quote: c, why: d}",
    "{quote: d, why: e}",
]
IDS = [f"r{number}" for number in range(12)]


def text_of(ids: list[str], indent: int = 2) -> str:
    start = " " * indent
    items = (f"{start}# on {id}\n{start}- id: {id}\n{start}  note: of {id}\n" for id in ids)
    rest = "\ndismissed:\n" + "".join(f"- {item}\n" for item in DISMISSED)
    return f"paper:\n  title: A\nrecommendations:  # all\n{chr(10).join(items)}{rest}"


def listed(ids: list[str]) -> list[dict[str, str]]:
    return [{"id": id, "note": f"of {id}"} for id in ids]


@pytest.fixture
def short_excerpts(monkeypatch: pytest.MonkeyPatch) -> None:
    """However short a file is, only a part of it is read."""
    monkeypatch.setattr(edit, "_LONG", 0)


@pytest.mark.parametrize("indent", [0, 2])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_what_a_change_leaves_alone_is_cut_out(indent: int, end: str) -> None:
    text = text_of(IDS, indent).replace("\n", end)
    after = [{**item, "note": "b"} if item["id"] == "r5" else item for item in listed(IDS)]
    excerpt = make_excerpt(text, {"recommendations": listed(IDS)}, {"recommendations": after})
    assert excerpt is not None
    assert excerpt.ids["recommendations"] == ["r0", "r4", "r5", "r6", "r11"]
    assert excerpt.before == {"recommendations": listed(["r5"])}
    assert excerpt.after == {"recommendations": [{"id": "r5", "note": "b"}]}
    assert [item["id"] for item in said(excerpt.text)["recommendations"]] == [
        *excerpt.ids["recommendations"]
    ]
    dismissed = said(text)["dismissed"]
    assert said(excerpt.text)["dismissed"] == [dismissed[0], dismissed[-1]]


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("title: A\n", {}, {"title": "B"}),
        (text_of(IDS), {}, "title"),
        (
            text_of(IDS),
            {"recommendations": listed(["r1", "r2"])},
            {"recommendations": listed(["r2", "r1"])},
        ),
        (text_of(IDS), {}, {"recommendations": ["r1"]}),
        ("a: b\nrecommendations:\n" + text_of(IDS), {}, {}),
        ("recommendations:\n  {id: r}\n", {}, {}),
    ],
)
def test_no_excerpt_is_made_of_what_is_written_or_changes_in_another_way(
    text: str, before: Any, after: Any
) -> None:
    assert make_excerpt(text, before, after) is None


CHANGES = st.lists(
    st.one_of(
        st.tuples(st.just("set"), st.sampled_from(IDS)),
        st.tuples(st.just("remove"), st.sampled_from(IDS)),
        st.tuples(st.just("insert"), st.integers(0, 12).map(str)),
        st.tuples(st.just("dismiss"), st.just("")),
        st.tuples(st.just("take back"), st.sampled_from("123")),
    ),
    max_size=3,
)


def values_after(changes: list[tuple[str, str]]) -> dict[str, Any]:
    items = listed(IDS)
    after = {"recommendations": items, "dismissed": said(text_of([]))["dismissed"]}
    for number, (kind, name) in enumerate(changes):
        if kind == "insert":
            items.insert(int(name), {"id": f"new-{number}", "note": "c"})
        elif kind == "dismiss":
            after["dismissed"].append({"quote": f"q{number}", "why": "c"})
        elif kind == "take back":
            del after["dismissed"][int(name) :]
        for item in [item for item in items if item["id"] == name]:
            if kind == "set":
                item |= {"note": "c"}
            elif kind == "remove":
                items.remove(item)
    return after


@given(CHANGES, st.sampled_from(["\n", "\r\n"]), st.sampled_from(["", "\ufeff"]))
def test_change_by_an_excerpt_is_that_of_the_whole_text(
    changes: list[tuple[str, str]], end: str, mark: str
) -> None:
    text = mark + text_of(IDS).replace("\n", end)
    before, after = said(text), values_after(changes)
    by_whole = change_values(text, before, after)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(edit, "_LONG", 0)
        assert change_values(text, before, after) == by_whole
    assert said(by_whole) == after


@pytest.mark.usefixtures("short_excerpts")
def test_text_that_holds_what_looks_like_items_is_read_as_a_whole() -> None:
    text = text_of(IDS).replace("note: of r3", "note: 'of r3\n  - id: r2\n    x'")
    before = {"recommendations": [{"id": "r8", "note": "of r8"}]}
    found = change_values(text, before, {"recommendations": [{"id": "r8", "note": "c"}]})
    assert found == text.replace("note: of r8", "note: c")
    before = {"recommendations": [{"id": "r2", "note": "of r2"}]}
    found = change_values(text, before, {"recommendations": [{"id": "r2", "note": "c"}]})
    assert found == text.replace("note: of r2", "note: c")


@pytest.mark.usefixtures("short_excerpts")
def test_items_whose_id_stands_elsewhere_are_always_read() -> None:
    text = text_of(IDS).replace("- id: r5\n    note: of r5", "- note: of r5\n    id: 'r5'")
    found = change_values(text, {}, {"recommendations": [{"id": "r5", "note": "c"}]})
    assert found == text.replace("note: of r5", "note: c")

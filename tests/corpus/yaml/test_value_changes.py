"""What changes is written where a person would write it, and no other line is touched."""

from collections.abc import Callable
from typing import Any

import pytest

from policy_compare.corpus.yaml.edit import change_values
from tests.corpus.yaml.test_edit import said

Change = Callable[[Any], object]

TEXT = """\
paper:
  title: Homes   # as on the cover
  authors:
    - {family: Ali, given: Noor}

# What is asked of towns
recommendations:
  # the first
  - id: cap-rents
    statement: The council should cap rents.
    actors: [council]
    strength: should
    positions:
      # choose among these:
      # rent-cap: support
      # build-more: oppose
    evidence: {quote: "a ceiling", page: 4}
    # Found by: should.

  # the second
  - id: build
    statement: >-
      The council should build homes on land that it owns, and
      sell none of it.
    actors:
      - council
      - builders   # all of them
    strength: should
    positions:
      build-more: support   # at last
      rent-cap: {stance: oppose, condition: in new homes}

  - id: "last"
    statement: "Tenants: act."
    actors: []
    strength: could
    positions: {}

# What is no recommendation
dismissed:
  - quote: it is hoped
    why: A hope.
"""


def by_id(data: Any, id: str) -> Any:
    return next(one for one in data["recommendations"] if one["id"] == id)


def setting(id: str, **values: Any) -> Change:
    return lambda data: by_id(data, id).update(values)


def removing(id: str) -> Change:
    return lambda data: data["recommendations"].remove(by_id(data, id))


def inserting(place: int, *ids: str) -> Change:
    def change(data: Any) -> None:
        data["recommendations"][place:place] = [{"id": id, "actors": []} for id in ids]

    return change


def changed(change: Change, text: str = TEXT) -> str:
    before, after = said(text), said(text)
    change(after)
    return change_values(text, before, after)


NEW = "\n  - id: new\n    actors: []\n"


@pytest.mark.parametrize(
    ("change", "old", "new"),
    [
        pytest.param(
            setting("cap-rents", positions={"rent-cap": "support"}),
            "    positions:\n      # choose",
            "    positions:\n      rent-cap: support\n      # choose",
            id="stance above the choices of a draft",
        ),
        pytest.param(
            setting("cap-rents", positions={}),
            "    positions:\n      # choose",
            "    positions: {}\n      # choose",
            id="frame",
        ),
        pytest.param(
            lambda data: by_id(data, "build")["positions"].update({"rent-cap": "support"}),
            "      rent-cap: {stance: oppose, condition: in new homes}\n",
            "      rent-cap: support\n",
            id="stance without its condition",
        ),
        pytest.param(
            lambda data: by_id(data, "build")["positions"].update(
                {"build-more": {"stance": "support", "by": ["a", "b"]}}
            ),
            "build-more: support   # at last",
            "build-more: {stance: support, by: [a, b]}   # at last",
            id="stance with those who would do it",
        ),
        pytest.param(
            lambda data: by_id(data, "build")["positions"]["rent-cap"].update(stance="neutral"),
            "{stance: oppose, condition",
            "{stance: neutral, condition",
            id="stance within braces",
        ),
        pytest.param(
            lambda data: by_id(data, "build")["positions"].pop("build-more"),
            "      build-more: support   # at last\n",
            "",
            id="first of two stances",
        ),
        pytest.param(
            setting("last", positions={"rent-cap": "oppose", "other": {"stance": "support"}}),
            "    positions: {}\n",
            "    positions:\n      rent-cap: oppose\n      other: {stance: support}\n",
            id="positions in the place of empty braces",
        ),
        pytest.param(
            setting("cap-rents", actors=["council", "state"]),
            "[council]", "[council, state]", id="name in brackets",
        ),
        pytest.param(
            setting("cap-rents", actors=["state", "council"]),
            "[council]", "[state, council]", id="name at first in brackets",
        ),
        pytest.param(
            setting("cap-rents", actors=[]), "[council]", "[]", id="no name in brackets"
        ),
        pytest.param(
            setting("last", actors=["council"]), "actors: []", "actors: [council]", id="first name"
        ),
        pytest.param(
            setting("build", actors=["builders", "state"]),
            "      - council\n      - builders   # all of them\n",
            "      - builders   # all of them\n      - state\n",
            id="names with dashes",
        ),
        pytest.param(
            setting("build", actors=["x", "builders"]),
            "      - council\n", "      - x\n", id="name with a dash in the place of another",
        ),
        pytest.param(
            setting("last", statement="Tenants: do act."),
            '"Tenants: act."', '"Tenants: do act."', id="text in quotes",
        ),
        pytest.param(
            setting("build", statement="Build."),
            TEXT[TEXT.index(">-") : TEXT.index(" it.") + len(" it.")],
            "Build.",
            id="short text in the place of a folded one",
        ),
        pytest.param(
            setting("cap-rents", statement="word " * 25),
            "    statement: The council should cap rents.\n",
            f"    statement: >-\n      {'word ' * 16}word\n      {'word ' * 7}word\n",
            id="long text is folded",
        ),
        pytest.param(
            lambda data: by_id(data, "cap-rents")["evidence"].pop("page"),
            '{quote: "a ceiling", page: 4}', '{quote: "a ceiling"}', id="last of braces",
        ),
        pytest.param(
            lambda data: by_id(data, "cap-rents").update(evidence={"page": "4"}),
            '{quote: "a ceiling", page: 4}', "{page: 4}", id="first of braces",
        ),
        pytest.param(
            lambda data: by_id(data, "cap-rents").pop("evidence"),
            '    evidence: {quote: "a ceiling", page: 4}\n', "", id="key that goes",
        ),
        pytest.param(
            lambda data: by_id(data, "cap-rents").update(note="So."),
            "page: 4}\n    # Found by: should.\n",
            "page: 4}\n    note: So.\n    # Found by: should.\n",
            id="key at the end",
        ),
        pytest.param(
            removing("build"),
            TEXT[TEXT.index("\n  # the second") : TEXT.index('\n  - id: "last"')],
            "",
            id="recommendation between others",
        ),
        pytest.param(
            removing("last"),
            TEXT[TEXT.index('\n  - id: "last"') : TEXT.index("\n# What is no")],
            "",
            id="last recommendation",
        ),
        pytest.param(
            removing("cap-rents"),
            TEXT[TEXT.index("  # the first") : TEXT.index("  # the second")],
            "",
            id="first recommendation",
        ),
        pytest.param(
            lambda data: data["recommendations"].clear(),
            TEXT[TEXT.index("recommendations:") : TEXT.index("\n# What is no")],
            "recommendations: []\n  # the first\n",
            id="all recommendations",
        ),
        pytest.param(
            inserting(1, "new", "newer"),
            "    # Found by: should.\n",
            f"    # Found by: should.\n{NEW}{NEW.replace('new', 'newer')}",
            id="recommendations behind one with its own comments",
        ),
        pytest.param(
            inserting(0, "new"),
            "  # the first\n", "  - id: new\n    actors: []\n\n  # the first\n", id="first of all",
        ),
        pytest.param(
            inserting(3, "new"),
            "    positions: {}\n", f"    positions: {{}}\n{NEW}", id="last of all",
        ),
        pytest.param(
            lambda data: data.pop("dismissed"),
            "dismissed:\n  - quote: it is hoped\n    why: A hope.\n", "", id="section that goes",
        ),
        pytest.param(
            lambda data: data["dismissed"][0].update(why="A wish."),
            "why: A hope.", "why: A wish.", id="item without an id changes in place",
        ),
        pytest.param(
            lambda data: data["paper"]["authors"].append({"literal": "A Body"}),
            "    - {family: Ali, given: Noor}\n",
            "    - {family: Ali, given: Noor}\n    - {literal: A Body}\n",
            id="author as the others",
        ),
        pytest.param(
            lambda data: data["paper"].update(issued="2024"),
            "    - {family: Ali, given: Noor}\n",
            '    - {family: Ali, given: Noor}\n  issued: "2024"\n',
            id="key behind a list",
        ),
    ],
)  # fmt: skip
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_change_is_written_where_a_person_would(
    change: Change, old: str, new: str, end: str
) -> None:
    assert TEXT.count(old) == 1
    text = TEXT.replace("\n", end)
    assert changed(change, text) == TEXT.replace(old, new).replace("\n", end)


def test_key_is_put_where_the_order_of_what_is_said_has_it() -> None:
    before = {"recommendations": [{"id": "cap-rents", "actors": ["council"], "strength": "should"}]}
    after = {
        "recommendations": [
            {"id": "cap-rents", "actors": ["council"], "targets": ["state"], "strength": "should"}
        ]
    }
    found = change_values(TEXT, before, after)
    assert found == TEXT.replace("[council]\n", "[council]\n    targets: [state]\n", 1)


BOOK = """\
title: Homes
topics:
  rents: {label: Rents}

propositions:
  # about rents
  rent-cap:
    statement: Cap rents.
    topics: [rents]

actors:
  council: {label: Town council}   # the town's
"""


@pytest.mark.parametrize(
    ("change", "old", "new"),
    [
        pytest.param(
            lambda data: data["propositions"].update(
                build={"statement": "Build.", "topics": ["rents"]}
            ),
            "    topics: [rents]\n",
            "    topics: [rents]\n  build:\n    statement: Build.\n    topics: [rents]\n",
            id="proposition",
        ),
        pytest.param(
            lambda data: data["actors"].update(state={"label": "State", "aliases": ["the state"]}),
            "# the town's\n",
            "# the town's\n  state: {label: State, aliases: [the state]}\n",
            id="actor in braces as the one before",
        ),
        pytest.param(
            lambda data: data.update(tensions=[{"between": ["a", "b"], "why": "So."}]),
            "# the town's\n",
            "# the town's\n\ntensions:\n  - between: [a, b]\n    why: So.\n",
            id="section at the end",
        ),
        pytest.param(
            lambda data: data["topics"].update(social={"label": "Social"}, old={}),
            "{label: Rents}\n",
            "{label: Rents}\n  social: {label: Social}\n  old: {}\n",
            id="topics",
        ),
        pytest.param(
            lambda data: data.update(quote_words=12, actors={}),
            "actors:\n  council: {label: Town council}   # the town's\n",
            "actors: {}\nquote_words: 12\n",
            id="section that becomes empty",
        ),
    ],
)  # fmt: skip
def test_codebook_takes_new_entries(change: Change, old: str, new: str) -> None:
    assert changed(change, BOOK) == BOOK.replace(old, new)


def test_section_is_made_where_the_order_has_it() -> None:
    before: dict[str, Any] = {"propositions": {}, "actors": {}}
    after: dict[str, Any] = {
        "propositions": {},
        "tensions": [{"between": ["a", "b"], "why": "So."}],
        "actors": {},
    }
    section = "tensions:\n  - between: [a, b]\n    why: So.\n\nactors:"
    assert change_values(BOOK, before, after) == BOOK.replace("actors:", section)


WAITING = """\
title: Homes

# When it was gone through.
# date: "2025"

# What can be urged.
# propositions:
#   cap:
#     statement: Cap rents.

# The levers.
# instruments: {legal: {}}
"""


def test_section_is_put_below_the_comment_in_which_it_waits() -> None:
    book = {"propositions": {"cap": {"statement": "Cap."}}, "instruments": {"legal": {}}}
    found = change_values(WAITING, {}, {**book, "actors": {"state": {}}})
    assert (
        found
        == WAITING.replace(
            "Cap rents.\n", "Cap rents.\npropositions:\n  cap:\n    statement: Cap.\n"
        )
        + "instruments:\n  legal: {}\n\nactors:\n  state: {}\n"
    )
    assert change_values(found, {**book, "actors": {"state": {}}}, {}) == WAITING
    quoted = "title: 'Homes\n# date: 1\n  x'\n"
    assert change_values(quoted, {}, {"date": "2025"}) == f'{quoted}date: "2025"\n'


FLOW = "recommendations: [\n  {id: r, actors: [a, b], # r\n   note: c},\n  {id: s}\n  ]\n"


@pytest.mark.parametrize(
    ("change", "old", "new"),
    [
        (removing("s"), "  {id: s}\n", "  \n"),
        (removing("r"), "{id: r, actors: [a, b], # r\n   note: c},\n  ", ""),
        (inserting(1, "t"), "c}", "c}, {id: t, actors: []}"),
        (inserting(0, "t"), "{id: r", "{id: t, actors: []}, {id: r"),
        (inserting(2, "t"), "s}", "s}, {id: t, actors: []}"),
        (lambda data: by_id(data, "r").pop("note"), "note: c", ""),
        (setting("r", actors=["b"]), "[a, b]", "[b]"),
        (setting("r", actors=["c", "a"]), "[a, b]", "[c, a]"),
        (setting("s", positions={"p": "support"}), "{id: s", "{id: s, positions: {p: support}"),
    ],
)
def test_brackets_take_changes(change: Change, old: str, new: str) -> None:
    assert changed(change, FLOW) == FLOW.replace(old, new)


def test_dash_stays_where_the_first_key_of_an_item_goes() -> None:
    text = "recommendations:\n- note: a\n  id: r\n  statement: b\n"
    found = changed(lambda data: by_id(data, "r").pop("note"), text)
    assert found == "recommendations:\n- id: r\n  statement: b\n"
    after = [{"first": "x", "note": "a", "id": "r", "statement": "b"}]
    assert change_values(text, said(text), {"recommendations": after}) == text.replace(
        "- note", "- first: x\n  note"
    )


def test_comment_in_empty_brackets_stays() -> None:
    text = "recommendations:\n- id: r\n  actors: [ # nobody\n  ]\n"
    assert changed(setting("r", actors=["a"]), text) == text.replace("[", "[a")


def test_comment_between_a_key_and_its_value_stays() -> None:
    text = "recommendations:\n- id: r\n  positions: # which\n    # these\n    p: support\n  # end\n"
    assert changed(setting("r", positions={}), text) == (
        "recommendations:\n- id: r\n  positions: {} # which\n    # these\n  # end\n"
    )
    found = changed(setting("r", positions={"q": "oppose"}), text)
    assert found == text.replace("# which\n", "# which\n    q: oppose\n").replace(
        "    p: support\n", ""
    )

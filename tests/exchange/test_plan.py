"""Plans: what an import takes the parts of a file for, written, read, and wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_compare.corpus.tables.foreign_columns import ImportOptions
from policy_compare.corpus.yaml.report import Report
from policy_compare.exchange.plan import (
    CODE_MEANINGS,
    VALUE_MEANINGS,
    ImportPlan,
    Meaning,
    code_keys,
    plan_text,
    read_plan,
)
from policy_compare.model import STANCES, STRENGTHS
from policy_compare.project import Code, Project, ProjectText

#: Names as other programs let people give them.
NAMES = st.text(max_size=12) | st.sampled_from(["no", "~", "a: b", "#", "Rents / Caps", "\x07"])
PATHS = st.lists(NAMES, min_size=1, max_size=4).map(tuple)
CODES = st.lists(st.tuples(PATHS, st.sampled_from(["", "person"])), max_size=12)
#: What stands in a plan: texts as a file gives them back.
WORDS = st.text(st.characters(codec="ascii", exclude_categories=["C"]), min_size=1).map(str.strip)
PAIRS = st.dictionaries(WORDS.filter(bool), WORDS.filter(bool), max_size=3)


def project_of(*paths: tuple[str, ...], kind: str = "") -> Project:
    """A project with codes of these paths."""
    codes = {str(number): Code(str(number), path, kind) for number, path in enumerate(paths)}
    return Project("NVivo", codes=codes)


def test_kinds_and_values_of_another_file_are_told() -> None:
    project = project_of(("Ann",), kind="person")
    text = "kinds:\n  persn: author\n  bird: leave\nvalues: {Mood: leave}\n"
    assert problems_of(text, project) == [
        (2, "the kind of code 'persn' is not known", "did you mean 'person'?"),
        (3, "the kind of code 'bird' is not known", "take the plan of this file"),
        (4, "the value 'Mood' is not known", "take the plan of this file"),
    ]


def problems_of(text: str, project: Project | None = None) -> list[tuple[int, str, str]]:
    """What is wrong with a plan: on which line, what, and what to do."""
    report = Report("plan.yaml")
    assert read_plan(text.encode(), report, project) is None
    return [(problem.line, problem.message, problem.hint) for problem in report.problems]


@given(CODES, st.data())
def test_plan_is_read_as_it_was_written(
    codes: list[tuple[tuple[str, ...], str]], data: st.DataObject
) -> None:
    project = Project(
        "x",
        texts={"t": ProjectText("t", "t", "", values={"Party": "x"})},
        codes={str(number): Code(str(number), *code) for number, code in enumerate(codes)},
    )
    keys = code_keys(project).values()
    assert len(set(keys)) == len(codes)
    meanings = st.builds(
        Meaning,
        st.sampled_from(list(CODE_MEANINGS)),
        st.sampled_from(["", "rent-cap", "no"]),
        st.none() | st.sampled_from(STANCES),
    )
    options = st.builds(
        ImportOptions,
        st.sampled_from([None, "positions"]),
        PAIRS,
        st.dictionaries(WORDS.filter(bool), st.sampled_from(STANCES), max_size=3),
        PAIRS,
    )
    plan = ImportPlan(
        {key: data.draw(meanings) for key in keys},
        {code.kind: "author" for code in project.codes.values() if code.kind},
        {"Party": data.draw(st.sampled_from(VALUE_MEANINGS))},
        data.draw(st.sampled_from(STRENGTHS)) if codes else "should",
        data.draw(options),
    )
    report = Report("plan.yaml")
    assert read_plan(plan_text(plan, "a\nb.qdpx").encode(), report, project) == plan
    assert not report.problems


def test_an_analyst_reads_what_each_code_can_mean() -> None:
    plan = ImportPlan(
        {"Rents": Meaning("topic"), "Rents / Cap": Meaning("proposition", "rent-cap", "oppose")}
    )
    text = plan_text(plan, "towns.qdpx", {"Rents / Cap": 12})
    assert text.startswith("# What import takes the parts of towns.qdpx for.\n")
    assert all(f"\n#   {word}" in text for word in CODE_MEANINGS)
    assert text.endswith(
        "codes:\n  Rents: topic\n"
        "  Rents / Cap: {as: proposition, id: rent-cap, stance: oppose}  # 12\n"
    )


def test_plan_of_a_table_speaks_of_the_table_alone() -> None:
    table = ImportOptions("positions", {"author": "Country"}, {"Yea": "support"}, {"actors": "|"})
    assert plan_text(ImportPlan(table=table), "votes.csv").splitlines()[3:] == [
        "# What a row is:", "kind: positions", "",
        "# Fields, each with the column that has it:", "columns:", "  author: Country", "",
        "# Words, each with the stance that it means:", "stances:", "  Yea: support", "",
        "# Fields, each with what stands between two items:", "split:", '  actors: "|"',
    ]  # fmt: skip


def test_codes_with_one_path_have_numbers() -> None:
    project = project_of(("Rents", "Cap"), ("Rents / Cap",), ("Rents", "Cap"), ("\x07",), ("",))
    keys = ["Rents / Cap", "Rents / Cap (2)", "Rents / Cap (3)", "(no name)", "(no name) (2)"]
    assert list(code_keys(project).values()) == keys
    numbered = project_of(("a",), ("a (2)",), ("a",))
    assert list(code_keys(numbered).values()) == ["a", "a (2)", "a (3)"]


def test_plan_of_another_file_is_told_with_the_nearest_code() -> None:
    project = project_of(("Rents",), ("Rents", "Cap"))
    text = "codes:\n  Rents: topic\n  Rents / Kap: proposition\n  Whales: leave\n"
    assert problems_of(text, project) == [
        (3, "the code 'Rents / Kap' is not known", "did you mean 'Rents / Cap'?"),
        (4, "the code 'Whales' is not known", "take the plan of this file"),
    ]


@pytest.mark.parametrize(
    ("text", "line", "message", "hint"),
    [
        ("codes: {a: topik}", 1, "the meaning 'topik' is not known", "did you mean topic?"),
        ("codes: {a: Thema}", 1, "the meaning 'Thema' is not known",
         f"write one of {', '.join(CODE_MEANINGS)}"),
        ("codes: [a]", 1, "'codes' should be a mapping, and is a list", "write codes as a mapping"),
        ("strength: strong", 1, "the strength 'strong' is not known",
         "write one of must, should, could"),
        ("codes: {a: {as: topic, id: a b}}", 1, "'a b' cannot be an id",
         "use letters, digits, '-', '_' and '.', beginning with a letter or digit"),
        ("codez: {}", 1, "the plan has no key 'codez'", "did you mean codes?"),
        ("values: {Party: party}", 1, "the meaning 'party' is not known",
         f"write one of {', '.join(VALUE_MEANINGS)}"),
    ],
)  # fmt: skip
def test_what_a_plan_cannot_say(text: str, line: int, message: str, hint: str) -> None:
    assert problems_of(text) == [(line, message, hint)]


@pytest.mark.parametrize("said", ["[a]", "a", "", "!!x [a]"])
@pytest.mark.parametrize("section", ["codes", "kinds", "values"])
def test_what_is_no_mapping_is_told_also_beside_a_project(section: str, said: str) -> None:
    assert problems_of(f"{section}: {said}\n", project_of(("Caps",)))


def test_long_names_can_be_keys() -> None:
    (key,) = code_keys(project_of(("word " * 1000,))).values()
    plan = ImportPlan({key: Meaning("topic")})
    assert read_plan(plan_text(plan, "a.qdpx").encode(), Report("")) == plan

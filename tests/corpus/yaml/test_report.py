"""Where a problem is said to be."""

from policy_compare.corpus.yaml.nodes import EMPTY_FILE, YAML_DEPTH, YAML_TAB, read_yaml
from policy_compare.corpus.yaml.report import Report


def test_places_count_from_one() -> None:
    report = Report("c/a.yaml")
    root = read_yaml(b"\n  title: Homes\n", report)
    assert root is not None
    report(EMPTY_FILE, root[1])
    (found,) = report.problems
    assert (found.file, found.line, found.column) == ("c/a.yaml", 2, 3)


def test_a_problem_of_the_whole_file_has_no_place() -> None:
    report = Report("c/a.yaml")
    report(EMPTY_FILE)
    assert report.problems[0][2:5] == ("c/a.yaml", 0, 0)


def test_problems_keep_their_order() -> None:
    report = Report("a")
    kinds = [YAML_TAB, EMPTY_FILE, YAML_DEPTH]
    for kind in kinds:
        report(kind)
    assert [problem.kind for problem in report.problems] == kinds

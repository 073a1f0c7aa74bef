"""Where a problem is said to be."""

from policy_compare.corpus.yaml.compose import compose
from policy_compare.corpus.yaml.report import Report


def test_places_count_from_one() -> None:
    report = Report("c/a.yaml")
    root = compose(b"\n  title: Homes\n", report)
    assert root is not None
    report("empty-file", root[1])
    (found,) = report.problems
    assert (found.file, found.line, found.column) == ("c/a.yaml", 2, 3)


def test_a_problem_of_the_whole_file_has_no_place() -> None:
    report = Report("c/a.yaml")
    report("empty-file")
    assert report.problems[0][2:5] == ("c/a.yaml", 0, 0)


def test_problems_keep_their_order() -> None:
    report = Report("a")
    for code in ("no-topic", "no-authors", "no-evidence"):
        report(code)
    assert [found.code for found in report.problems] == ["no-topic", "no-authors", "no-evidence"]

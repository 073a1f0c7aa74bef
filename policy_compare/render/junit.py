"""Problems as results of tests, in the XML of JUnit, which Jenkins and GitLab read."""

from itertools import groupby
from xml.etree import ElementTree as ET

from policy_compare.render.safe_text import safe_text
from policy_compare.views.table import View


def render(view: View) -> str:
    """A suite for each file and a case for each problem, of which only errors fail."""
    suites = ET.Element("testsuites", name="policy-compare check")
    for file, problems in groupby(view.forms["problems"](), lambda problem: problem.file):
        suite = ET.SubElement(suites, "testsuite", name=file, errors="0")
        for problem in problems:
            line = f"line {problem.line}: " if problem.line else ""
            case = ET.SubElement(
                suite, "testcase", classname=problem.code, name=line + problem.message
            )
            outcome = "failure" if problem.severity == "error" else "system-out"
            ET.SubElement(case, outcome).text = problem.message_and_hint
        suite.set("tests", str(len(suite)))
        suite.set("failures", str(len(suite.findall("testcase/failure"))))
    if not len(suites):
        # Jenkins takes results without a test for a mistake.
        suite = ET.SubElement(suites, "testsuite", name="all", tests="1", failures="0", errors="0")
        ET.SubElement(suite, "testcase", name="no problem")
    ET.indent(suites)
    text = ET.tostring(suites, "unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{safe_text(text)}\n'

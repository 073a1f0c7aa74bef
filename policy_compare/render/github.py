"""Problems as the commands by which GitHub shows them beside the lines of a pull request."""

from policy_compare.problems import Problem
from policy_compare.render.safe_text import safe_text
from policy_compare.views.table import View


def render(view: View) -> str:
    """A command for each problem; those alike are told once, since GitHub shows ten of a step."""
    return "".join(map(_command, view.forms["told_once"]()))


def _command(problem: Problem) -> str:
    place = {"file": problem.file, "line": problem.line, "col": problem.column}
    parts = {**place, "title": problem.code}.items()
    values = ",".join(f"{key}={_escape(value, ':,')}" for key, value in parts if value)
    return f"::{problem.severity} {values}::{_escape(problem.message_and_hint)}\n"


def _escape(value: object, signs: str = "") -> str:
    codes = {ord(sign): f"%{ord(sign):02X}" for sign in f"%\r\n{signs}"}
    return safe_text(str(value)).translate(codes)

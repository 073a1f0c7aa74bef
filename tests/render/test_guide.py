"""A page of the guide, from Markdown to the terminal."""

import io

import pytest

from policy_compare.render.guide import draw_page

PAGE = """\
# A title

Read `list` and [the tables](tables.md), or [CSL](https://citationstyles.org) and *not* this.

| option | meaning |
| --- | --- |
| `--all` | more |

```console
$ policy-compare list
a  b
```

## Below

The end.
"""


class Terminal(io.StringIO):
    """A terminal of that many columns, with colours."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


def test_a_page_without_colours_keeps_what_they_would_tell() -> None:
    assert draw_page(PAGE, io.TextIOWrapper(io.BytesIO(), "utf-8")) == (
        "A title\n───────\n\n"
        "Read `list` and the tables, or CSL (https://citationstyles.org) and *not* this.\n\n"
        " option  meaning\n ───────────────\n --all   more\n\n"
        "$ policy-compare list\na  b\n\n"
        "Below\n\nThe end.\n"
    )


def test_a_page_in_colours_marks_code_by_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    drawn = draw_page(PAGE, Terminal())
    assert "\x1b[1mA title\x1b[0m\n" in drawn
    assert "Read \x1b[36mlist\x1b[0m and the tables" in drawn
    monkeypatch.setenv("NO_COLOR", "1")
    assert "Read `list` and" in draw_page(PAGE, Terminal())


def test_a_screen_is_never_wrapped() -> None:
    line = "x" * 79
    drawn = draw_page(f"```console\n{line}\n{line}{line}\n```\n", io.StringIO())
    assert drawn == f"{line}\n{line}{line}\n"


def test_what_is_to_be_pasted_keeps_its_spaces() -> None:
    yaml = "  - id: cap-rents\n    strength: should\n"
    assert draw_page(f"Put this there:\n\n```yaml\n{yaml}```\n", io.StringIO()).endswith(
        f"\n\n{yaml}"
    )


def test_lines_are_no_longer_than_can_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "300")
    assert max(map(len, draw_page("word " * 99, io.StringIO()).splitlines())) <= 100


def test_ascii_gets_signs_that_it_has() -> None:
    drawn = draw_page(PAGE + "- − │\n", io.TextIOWrapper(io.BytesIO(), "ascii"))
    assert drawn.isascii()
    assert "A title\n-------\n" in drawn
    assert " * - |\n" in drawn

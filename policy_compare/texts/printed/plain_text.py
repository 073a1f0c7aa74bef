"""Reads plain text, of which nothing is known but its lines."""

import re
from itertools import groupby

from policy_compare.texts.document import Reading
from policy_compare.texts.lines import PrintedLine
from policy_compare.texts.printed.blocks import blocks_of_lines
from policy_compare.texts.printed.running_heads import strip_running_heads

_BREAK = re.compile(r"\r\n|[\n\r\u0085\u2028\u2029\x0b]")
#: So many lines of one word in a row are one justified line that a dump took apart.
_SCATTERED = 4


def read_plain(text: str, name: str = "") -> Reading:
    """The text's blocks, and the labels of its pages where form feeds or numbers tell them."""
    lines, labels = strip_running_heads(list(_split_lines(text)))
    lines = tuple(_gather_scattered(lines))
    if not labels and lines and lines[-1].page:
        labels = tuple(str(page + 1) for page in range(lines[-1].page + 1))
    return Reading(blocks_of_lines(lines, labels), {}, labels)


def _split_lines(text: str) -> list[PrintedLine]:
    lines: list[PrintedLine] = []
    for page, part in enumerate(text.split("\f")):
        blank = False
        for raw in _BREAK.split(part):
            line = raw.expandtabs(4).replace("\ufeff", "").rstrip()
            bare = line.strip()
            if not bare:
                blank = True
                continue
            left = len(line) - len(line.lstrip())
            lines.append(PrintedLine(bare, page, left=left, right=len(line), blank=blank))
            blank = False
    return lines


def _gather_scattered(lines: tuple[PrintedLine, ...]) -> list[PrintedLine]:
    """The lines, with each run of lines of a single word made one line."""
    gathered: list[PrintedLine] = []
    for (single, _), group in groupby(lines, key=lambda line: (" " not in line.text, line.page)):
        run = list(group)
        if single and len(run) >= _SCATTERED and not any(line.blank for line in run[1:]):
            text = " ".join(line.text for line in run)
            run = [run[0]._replace(text=text, right=len(text))]
        gathered.extend(run)
    return gathered

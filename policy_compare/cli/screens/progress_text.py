"""How far the paper in hand is coded: in one line, and section by section."""

from typing import TYPE_CHECKING

from textual.content import Content

from policy_compare.render.safe_text import safe_text

if TYPE_CHECKING:
    from policy_compare.coding.items import SectionProgress
    from policy_compare.coding.session import Session

_DONE, _OPEN = "▓", "░"
_BAR = 16


def progress_text(session: "Session", width: int) -> Content:
    """The counts of the paper, and the section in hand with a bar."""
    sections = session.progress
    coded = sum(section.coded for section in sections)
    dismissed = sum(section.dismissed for section in sections)
    left = sum(section.open for section in sections)
    parts = [session.paper.id, f"{coded} of {coded + left} coded"]
    parts += [f"{dismissed} dismissed"] if dismissed else []
    if len(session.papers) > 1:
        place = session.papers.index(session.paper.id) + 1
        parts.insert(0, f"paper {place} of {len(session.papers)}")
    counts = Content(safe_text(" · ".join(parts))).truncate(width, ellipsis=True)
    here = [
        section for section in sections if session.item and section.section == session.item.section
    ]
    bar = Content(f"{bar_of(here[0])} {safe_text(here[0].section)}" if here else "")
    room = max(0, width - counts.cell_length - 2)
    bar = bar.truncate(room, ellipsis=True)
    return Content.assemble(counts, " " * (width - counts.cell_length - bar.cell_length), bar)


def bar_of(section: "SectionProgress") -> str:
    """How much of a section is decided, as a bar and in numbers."""
    done = section.coded + section.dismissed
    total = done + section.open
    filled = _BAR * done // total if total else _BAR
    return f"{_DONE * filled}{_OPEN * (_BAR - filled)} {done}/{total}"

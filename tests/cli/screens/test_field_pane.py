"""The fields are made for the width that there is, and the marked line is seen."""

import asyncio

from textual.app import App, ComposeResult
from textual.content import Content

from policy_compare.cli.screens.field_pane import MARK, FieldPane
from tests.support.screens import shown_text


class PaneApp(App[None]):
    """Nothing but a pane."""

    def compose(self) -> ComposeResult:
        yield FieldPane(id="fields")


def shown(marked: int, *sizes: tuple[int, int]) -> str:
    """What is shown of thirty lines, one of them marked, on screens of these sizes in turn."""

    def make_text(width: int) -> Content:
        lines = [f"{MARK if place == marked else ' '}{place} in {width}" for place in range(30)]
        return Content("\n".join(lines))

    async def run() -> str:
        app = PaneApp()
        async with app.run_test(size=sizes[0]) as pilot:
            app.query_one(FieldPane).show_text(make_text)
            for size in sizes[1:]:
                await pilot.resize_terminal(*size)
            # What is scrolled is known after the layout, which comes when there is time for it.
            for _ in range(50):
                await pilot.pause()
                if MARK in shown_text(app):
                    break
            return shown_text(app)

    return asyncio.run(run())


def test_it_begins_at_the_top() -> None:
    assert shown(3, (30, 8)).startswith(" 0 in")


def test_the_marked_line_is_seen() -> None:
    assert f"{MARK}20 in" in shown(20, (30, 8))


def test_another_size_is_taken_up() -> None:
    narrow, wide = shown(0, (30, 8)), shown(0, (30, 8), (50, 8))
    assert int(wide.split(maxsplit=3)[2]) == int(narrow.split(maxsplit=3)[2]) + 20

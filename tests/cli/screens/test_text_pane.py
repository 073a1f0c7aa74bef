"""The pane shows exactly the lines that fit, the passage among them."""

import asyncio

import pytest
from textual.app import App, ComposeResult
from textual.content import Content

from policy_compare.cli.screens.passage_text import TextAround
from policy_compare.cli.screens.text_pane import TextPane

LINES = [f"line {number}" for number in range(100)]


def lines_around(first: int, last: int, before: int = 0) -> TextAround:
    """A text of a hundred lines whose passage goes from one of them to another."""
    text = "\n".join(LINES)
    start = text.index(f"line {first}\n")
    return TextAround(Content(text), start, text.index(f"line {last}\n") + 6)


class PaneApp(App[None]):
    """Nothing but a pane."""

    CSS = "#text { height: 1fr; }"

    def compose(self) -> ComposeResult:
        yield TextPane(id="text")


def shown(around: TextAround, *pages: float, size: tuple[int, int] = (20, 9)) -> list[str]:
    async def run() -> list[str]:
        app = PaneApp()
        async with app.run_test(size=size) as pilot:
            pane = app.query_one(TextPane)
            pane.show_text(lambda room: around)
            for part in pages:
                pane.move_text(part)
            await pilot.pause()
            strips = app.screen._compositor.render_strips()
            return [strip.text.rstrip() for strip in strips]

    return asyncio.run(run())


def test_the_passage_stands_below_the_upper_third() -> None:
    assert shown(lines_around(50, 50)) == LINES[47:56]


def test_a_long_passage_is_seen_to_its_end_or_from_its_beginning() -> None:
    assert shown(lines_around(50, 56)) == LINES[49:58]
    assert shown(lines_around(50, 70)) == LINES[50:59]


@pytest.mark.parametrize("first, expected", [(0, LINES[:9]), (98, LINES[91:])])
def test_at_the_ends_the_pane_is_full(first: int, expected: list[str]) -> None:
    assert shown(lines_around(first, first)) == expected


def test_it_moves_no_further_than_the_text_goes() -> None:
    assert shown(lines_around(50, 50), 1) == LINES[56:65]
    assert shown(lines_around(50, 50), 99, -1) == LINES[82:91]
    assert shown(lines_around(50, 50), -99) == LINES[:9]


def test_the_wheel_moves_it() -> None:
    async def run() -> str:
        app = PaneApp()
        async with app.run_test(size=(20, 9)) as pilot:
            app.query_one(TextPane).show_text(lambda room: lines_around(50, 50))
            await pilot.pause()
            await pilot._post_mouse_events(
                [__import__("textual.events").events.MouseScrollDown], "#text"
            )
            await pilot.pause()
            return app.screen._compositor.render_strips()[0].text.rstrip()

    assert asyncio.run(run()) == LINES[50]


def test_without_a_text_nothing_is_shown() -> None:
    async def run() -> None:
        app = PaneApp()
        async with app.run_test():
            app.query_one(TextPane).move_text(1)

    asyncio.run(run())

"""What the keys do that decide nothing: going elsewhere, reading on, quitting."""

from policy_compare.cli.screens.ask_screen import HERE, AskScreen, Offer
from policy_compare.cli.screens.desk import Desk
from policy_compare.cli.screens.field_pane import FieldPane
from policy_compare.cli.screens.progress_text import bar_of
from policy_compare.cli.screens.text_pane import TextPane


async def go_to_next_open(desk: Desk, argument: str) -> None:
    """Go to the next open item, and say where there is none."""
    if not await desk.go(desk.session.next_open):
        desk.tell("nothing is open after this: q quits, ↑ and ↓ go through what is coded")


async def go_to_previous_open(desk: Desk, argument: str) -> None:
    """Go to the open item before."""
    if not await desk.go(desk.session.previous_open):
        desk.tell("nothing is open before this")


async def go_by_one(desk: Desk, name: str) -> None:
    """Go to the next item of the paper, or to the one before."""
    step = 1 if name == "down" else -1
    await desk.go(lambda: desk.session.go_to(desk.session.number + step))


async def choose_section(desk: Desk, argument: str) -> None:
    """Show how far each section is coded, and go to the first item of the chosen one."""
    sections = desk.session.progress
    here = desk.session.item.section if desk.session.item else ""

    def find(typed: str) -> list[Offer]:
        return [
            Offer(
                str(number),
                f"{bar_of(section)} {section.section or '(no heading)'}",
                HERE * (section.section == here),
            )
            for number, section in enumerate(sections)
            if typed.casefold() in section.section.casefold()
        ]

    answer = await desk.ask(AskScreen("Sections: decided of all", offers=find))
    if answer:
        chosen = sections[int(answer.id)].section
        numbers = [
            number for number, item in enumerate(desk.session.items) if item.section == chosen
        ]
        opens = [number for number in numbers if desk.session.items[number].is_open]
        await desk.go(lambda: desk.session.go_to((opens or numbers)[0]))


async def choose_paper(desk: Desk, argument: str) -> None:
    """Show how far each paper is coded, and go to the chosen one."""
    progress = desk.session.paper_progress

    def find(typed: str) -> list[Offer]:
        return [
            Offer(id, f"{coded:4} coded {left:4} open  {id}", HERE * (id == desk.session.paper.id))
            for id, (coded, left) in progress.items()
            if typed.casefold() in id.casefold()
        ]

    answer = await desk.ask(AskScreen("Papers", offers=find))
    if answer:
        desk.tell(f"reading {answer.id} …")
        await desk.go(lambda: desk.session.go_to_paper(answer.id))
        desk.tell("")


async def read_text(desk: Desk, name: str) -> None:
    """Move the text on by most of a page, or back."""
    desk.query_one(TextPane).move_text(0.8 if name == "read_on" else -0.8)


async def show_keys(desk: Desk, argument: str) -> None:
    """Show every key."""
    from policy_compare.cli.screens.keys_screen import KeysScreen

    await desk.ask(KeysScreen())


async def move_fields(desk: Desk, name: str) -> None:
    """Move the fields on or back."""
    fields = desk.query_one(FieldPane)
    fields.scroll_page_down(animate=False) if name == "fields_on" else fields.scroll_page_up(
        animate=False
    )


async def leave(desk: Desk, argument: str) -> None:
    """Quit."""
    desk.exit()

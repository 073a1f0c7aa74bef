"""Opens pages in a real browser, and hears of everything that they ask for or complain of."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from tests.support.programs import CHROMIUM


@contextmanager
def running_browser() -> Iterator[Browser]:
    """A browser; where there is none, the test is skipped."""
    program = CHROMIUM.path()
    with sync_playwright() as playwright:
        # In a container nobody may make the sandbox that the browser would live in.
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


class Visit:
    """Opens files as a double click would, and holds them to silence.

    ``complaints`` are the messages and errors of the pages, ``requests`` the addresses that
    they ask for.
    """

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self.opened: set[str] = set()

    def __call__(
        self,
        file: Path,
        fragment: str = "",
        *,
        width: int = 1280,
        dark: bool = False,
        javascript: bool = True,
    ) -> Page:
        """The file as a page, in a window of its own."""
        context = self._browser.new_context(
            viewport={"width": width, "height": 800},
            color_scheme="dark" if dark else "light",
            java_script_enabled=javascript,
        )
        context.set_default_timeout(15_000)
        page = context.new_page()
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("dialog", lambda dialog: self.complaints.append(dialog.message))
        page.on("popup", lambda opened: self.complaints.append(f"opened {opened.url}"))
        page.on("request", lambda request: self.requests.append(request.url))
        self.opened.add(file.as_uri())
        page.goto(file.as_uri() + fragment)
        return page

    def close(self) -> None:
        """Close what was opened; nothing but the files themselves was asked for, or said."""
        for context in self._browser.contexts:
            context.close()
        assert self.complaints == []
        assert {request.partition("#")[0] for request in self.requests} <= self.opened


def barriers(page: Page) -> list[str]:
    """What keeps somebody from using the page, as axe finds it: the rule, and the element."""
    violations = Axe().run(page).response["violations"]
    return [f"{rule['id']}: {node['html'][:300]}" for rule in violations for node in rule["nodes"]]


def scrolls_sideways(page: Page) -> bool:
    """Whether the page itself is wider than its window."""
    return bool(
        page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    )


def lost_links(page: Page) -> list[str]:
    """The addresses that lead to no place of the page, and to no other page of the web."""
    addresses: list[str] = page.evaluate(
        """() => [...document.querySelectorAll("a")].map((link) => link.getAttribute("href"))
        .filter((address) => address.startsWith("#")
            ? !document.getElementById(decodeURIComponent(address.slice(1)))
            : !/^https?:[/][/]/.test(address))"""
    )
    return addresses


def scroll_down(page: Page) -> None:
    """Turn the wheel until the page has moved, and what it has moved to is drawn."""
    page.mouse.move(5, 400)
    page.mouse.wheel(0, 600)
    page.wait_for_function("scrollY > 0")
    page.evaluate("new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)))")

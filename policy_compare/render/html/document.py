"""A view's page as one HTML file, with its style and script inside.

The file's own policy allows nothing but these two: no address is ever opened by it, and what
could be slipped into a text would not be run.
"""

from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from importlib.resources import files
from typing import NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from policy_compare.render.anchors import Anchors
from policy_compare.render.html.phrases import PhraseWriter, direction_of, plain_text
from policy_compare.render.html.tables import html_table
from policy_compare.render.palette import palette_rules
from policy_compare.render.svg.pictures import picture_markup
from policy_compare.views.page import Heading, Part, Picture, fullest_form, is_for_the_terminal
from policy_compare.views.table import View

_PACKAGE = "policy_compare.render.html"

#: The ids that the page's own frame has.
_RESERVED = ("main", "contents")


class Fold(NamedTuple):
    """A part of a section under a heading of its own, which can be folded away."""

    heading: Heading
    parts: list[Part | Picture]


class Section(NamedTuple):
    """A part of the page under a heading of its own; the first one has none."""

    heading: Heading | None
    parts: list[Part | Picture]
    folds: list[Fold]


def render(view: View) -> str:
    """The view's page; one that begins without a title is called as the view is."""
    parts = [part for part in fullest_form(view.page()) if not is_for_the_terminal(part)]
    if parts and isinstance(parts[0], Heading):
        return _html_text(parts[0], parts[1:])
    return _html_text(Heading(view.table().view.capitalize(), 1), parts)


def _html_text(title: Heading, parts: Sequence[Part | Picture]) -> str:
    anchors = Anchors(parts, _RESERVED)
    writer = PhraseWriter(anchors.link)
    style, script = palette_rules() + _read_asset("page.css"), _read_asset("page.js")
    environment = Environment(
        loader=PackageLoader(_PACKAGE, "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=StrictUndefined,
    )
    environment.filters |= {
        "phrase": writer.write,
        # A heading that folds what is below it leads nowhere else.
        "unlinked": PhraseWriter(None).write,
        "plain": plain_text,
        "direction": direction_of,
    }
    environment.tests["kind"] = lambda part, name: type(part).__name__ == name
    template = environment.get_template("page.html.jinja")
    return template.render(
        title=title.text,
        sections=list(_sections(parts)),
        id_of=anchors.id_of,
        table=lambda grid: html_table(grid, writer, anchors),
        picture=lambda part: picture_markup(part, anchors),
        style=Markup(style),
        script=Markup(script),
        policy=_policy(style, script),
    )


def _read_asset(name: str) -> str:
    return files(_PACKAGE).joinpath(name).read_text("utf-8")


def _policy(style: str, script: str) -> str:
    """What the page may do: use its own style and script, and nothing else."""
    allowed = {"script": script, "style": style}
    hashes = (
        f"{kind}-src 'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
        for kind, text in allowed.items()
    )
    return "; ".join(("default-src 'none'", *hashes, "base-uri 'none'", "form-action 'none'"))


def _sections(parts: Iterable[Part | Picture]) -> Iterator[Section]:
    """The parts by the headings that they stand under."""
    section = Section(None, [], [])
    for part in parts:
        if isinstance(part, Heading) and part.level <= 2:
            yield section
            section = Section(part, [], [])
        elif isinstance(part, Heading) and part.level == 3:
            section.folds.append(Fold(part, []))
        elif section.folds:
            section.folds[-1].parts.append(part)
        else:
            section.parts.append(part)
    yield section

"""The colours that a page and a picture share: darker where something is said more firmly.

Colour repeats what a sign, a word or a figure beside it says. The hues of *for* and *against*
stay apart for who sees no red or green, the steps of each in grey, and text in the colour
``INK`` has a contrast of at least 4.5 on all of them (WCAG 2.2, level AA).
"""

from collections.abc import Iterator, Mapping, Sequence

#: The colour of text and lines, of what is beside the matter, and of the page.
INK, QUIET, PAPER = "#1c1c1c", "#595959", "#ffffff"
INK_IN_THE_DARK, QUIET_IN_THE_DARK, PAPER_IN_THE_DARK = "#f1f1f1", "#b5b5b5", "#16181b"

#: The shades of each role from the least to the most; "" is for figures, which have no role.
SHADES: Mapping[str, Sequence[str]] = {
    "for": ("#e3eefa", "#cbdff4", "#b0cfed", "#92bce5", "#73a8db"),
    "against": ("#fdebd8", "#fbdab4", "#f7c58a", "#f1af60", "#ea993c"),
    "both": ("#f0e4f6", "#e3cdee", "#d5b6e4", "#c79fda", "#b988d0"),
    "neutral": ("#e2e2e2",) * 5,
    "muted": ("#f6f6f6",) * 5,
    "": ("#ecf4ec", "#d3e7d4", "#b7d8b9", "#98c79b", "#79b57d"),
}
SHADES_IN_THE_DARK: Mapping[str, Sequence[str]] = {
    "for": ("#1b2a3a", "#1f354c", "#24405f", "#294c73", "#2f5988"),
    "against": ("#3a2a18", "#4a331a", "#5b3c1b", "#6c461c", "#7e501d"),
    "both": ("#31243a", "#3e2c4b", "#4b345c", "#583c6d", "#65457f"),
    "neutral": ("#3a3d41",) * 5,
    "muted": ("#1e2124",) * 5,
    "": ("#1d2b1f", "#233926", "#29472d", "#2f5635", "#36653d"),
}

#: So many shades of one hue can still be told apart.
_STEPS = 5


def shade_step(shade: float | None) -> int:
    """The step that a shade from 0 to 1 falls on, from 0 to 4; where there is none, the middle."""
    return round((0.5 if shade is None else min(max(shade, 0.0), 1.0)) * (_STEPS - 1))


def shade_class(role: str, shade: float | None) -> str:
    """The classes of what has the role's colour in that shade; none where it has no colour."""
    if role not in SHADES or (not role and shade is None):
        return ""
    return f"{role or 'figure'} s{shade_step(shade)}"


def palette_rules() -> str:
    """The colours for a page's style: of each class the variable ``--shade``, and those of text."""
    light = "\n".join(_rules(SHADES, INK, QUIET, PAPER))
    dark = "\n".join(
        _rules(SHADES_IN_THE_DARK, INK_IN_THE_DARK, QUIET_IN_THE_DARK, PAPER_IN_THE_DARK)
    )
    # What is printed is light, whatever the screen is.
    return f"{light}\n@media screen and (prefers-color-scheme: dark) {{\n{dark}\n}}\n"


def _rules(shades: Mapping[str, Sequence[str]], ink: str, quiet: str, paper: str) -> Iterator[str]:
    yield f":root {{ --ink: {ink}; --quiet: {quiet}; --paper: {paper}; }}"
    for role, colours in shades.items():
        name = role or "figure"
        yield f".{name} {{ --shade: {colours[shade_step(None)]}; }}"
        for step, colour in enumerate(colours):
            yield f".{name}.s{step} {{ --shade: {colour}; }}"

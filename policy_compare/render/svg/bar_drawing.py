"""Counts drawn as bars, each stretch with its sign and count, so that grey tells them apart."""

from xml.etree.ElementTree import Element, SubElement

from policy_compare.render.anchors import Anchors
from policy_compare.render.svg.lettering import drawable_text, set_lines, text_width
from policy_compare.render.svg.shapes import (
    CENTRED,
    SIZE,
    Drawing,
    LegendEntry,
    legend_drawing,
    lines_height,
    shaded_box,
    stack_drawings,
    text_line,
    text_lines,
)
from policy_compare.views.pictures import Bar, Bars, BarSeries

#: The widths of a bar's label and of the longest bar.
_LABEL, _BAR = 330, 390

#: How high a bar is, and the room between rows.
_HEIGHT, _BETWEEN = 22, 10

#: A label of more lines than this is cut off: the table has it all.
_LABEL_LINES = 3


def bar_drawing(picture: Bars, anchors: Anchors) -> Drawing:
    """The picture with its legend; labels lead to what the page says of them."""
    used = [
        LegendEntry(series.sign, series.label, series.role, _shade(series))
        for place, series in enumerate(picture.series)
        if any(bar.counts[place] for bar in picture.bars)
    ]
    width = _LABEL + 12.0 + _BAR
    most = max((sum(bar.counts) for bar in picture.bars), default=0) or 1
    rows = [_bar_row(picture, bar, most, anchors.id_of(bar.target)) for bar in picture.bars]
    return stack_drawings((legend_drawing(used, width), stack_drawings(rows, _BETWEEN)), 16)


def _shade(series: BarSeries) -> float | None:
    """That of the series' colour; what has no role has none, and an outline."""
    return 0.5 if series.role else None


def _bar_row(picture: Bars, bar: Bar, most: int, link: str) -> Drawing:
    lines = set_lines(bar.label, _LABEL, SIZE, _LABEL_LINES)
    height = max(lines_height(lines), _HEIGHT)
    group = Element("a", {"href": f"#{link}"}) if link else Element("g")
    SubElement(group, "title").text = drawable_text(bar.label)
    group.extend(text_lines(0, (height - lines_height(lines)) / 2, _LABEL, lines))
    return _stretches(picture, bar, group, _BAR / most, height)


def _stretches(picture: Bars, bar: Bar, label: Element, unit: float, height: float) -> Drawing:
    """The label with a stretch for each count, with its sign and number in it, or behind all."""
    elements = [label]
    x, y = _LABEL + 12.0, (height - _HEIGHT) / 2
    narrow = []
    for series, count in zip(picture.series, bar.counts, strict=True):
        if not count:
            continue
        width = count * unit
        elements.append(shaded_box(x, y, width, _HEIGHT, series.role, _shade(series)))
        text = f"{series.sign} {count}"
        if text_width(text, SIZE) + 4 <= width:
            elements.append(text_line(x + width / 2, y + 15, text, CENTRED))
        else:
            narrow.append(text)
        x += width
    behind = ", ".join(narrow)
    elements.append(text_line(x + 6, y + 15, behind))
    return Drawing(elements, x + 6 + text_width(behind, SIZE), height)

"""A picture as a drawing within a page, or to stand on its own."""

from markupsafe import Markup

from policy_compare.render.anchors import Anchors
from policy_compare.render.svg.bar_drawing import bar_drawing
from policy_compare.render.svg.shapes import Drawing, svg_text
from policy_compare.render.svg.tension_drawing import tension_drawing
from policy_compare.views.page import Picture
from policy_compare.views.pictures import Bars


def draw_picture(picture: Picture, anchors: Anchors) -> Drawing:
    """The picture's drawing, whose parts lead where the page has what they are about."""
    if isinstance(picture, Bars):
        return bar_drawing(picture, anchors)
    return tension_drawing(picture, anchors)


def picture_markup(picture: Picture, anchors: Anchors) -> Markup:
    """The picture within a page."""
    drawing = draw_picture(picture, anchors)
    id = anchors.new_id("picture")
    # Every text in it was escaped where the elements were written.
    return Markup(svg_text(drawing, picture.title, picture.description, id, margin=2))

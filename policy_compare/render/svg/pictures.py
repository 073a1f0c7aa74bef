"""A picture as a drawing within a page."""

from markupsafe import Markup

from policy_compare.render.anchors import Anchors
from policy_compare.views.page import Picture


def picture_markup(picture: Picture, anchors: Anchors) -> Markup:
    """The picture's drawing, whose parts lead where the page has what they are about."""
    return Markup("")

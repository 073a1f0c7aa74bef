"""Pictures within a page."""

from policy_compare.render.anchors import Anchors
from policy_compare.render.svg.pictures import draw_picture, picture_markup
from policy_compare.views.pictures import Bar, Bars, BarSeries
from tests.render.svg.test_tension_drawing import PICTURE
from tests.support.drawings import parse_drawing

BARS = Bars("Consensus <b>", "How many & who.", (BarSeries("for", "for", "+"),), (Bar("a", (1,)),))


def test_each_kind_of_picture_has_its_drawing() -> None:
    anchors = Anchors((), ())
    assert draw_picture(PICTURE, anchors).height > 100
    assert 0 < draw_picture(BARS, anchors).height < 100


def test_several_pictures_of_a_page_have_ids_of_their_own() -> None:
    anchors = Anchors((), ("picture",))
    ids = [
        one.get("id")
        for picture in (PICTURE, BARS, BARS)
        for one in parse_drawing(picture_markup(picture, anchors)).iter()
        if one.get("id")
    ]
    assert len(ids) == len(set(ids)) == 6


def test_no_text_is_markup_and_no_style_is_set() -> None:
    markup = picture_markup(BARS, Anchors((), ()))
    assert "<b>" not in markup
    assert "style=" not in markup
    assert markup.startswith("<svg ")

"""What PDFium tells of single characters is taken with care."""

from policy_compare.texts.printed.pdf_page import _bounded_points


def test_numbers_that_no_page_can_have_are_none() -> None:
    assert _bounded_points(-700.5) == -700.5
    assert [_bounded_points(float(text)) for text in ("nan", "inf", "-inf", "1e30")] == [0, 0, 0, 0]

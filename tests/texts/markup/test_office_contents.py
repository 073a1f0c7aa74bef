"""What paragraphs hold is joined, and looks are laid over each other."""

from policy_compare.texts.markup.office_contents import LetterLook, ParagraphContents, mark_raised

CONTENTS = ParagraphContents((("Cap ", True), (" ", False), ("rents.", True)), ("note",), ())


def test_contents_have_a_text_which_may_be_bold() -> None:
    assert (CONTENTS.text, CONTENTS.is_bold) == ("Cap  rents.", True)
    assert not CONTENTS.join(ParagraphContents((("x", False),))).is_bold
    assert not ParagraphContents(((" ", True),)).is_bold


def test_contents_are_joined_in_order() -> None:
    joined = CONTENTS.join(ParagraphContents((("Act.", False),), ("other",)))
    assert (joined.text, joined.notes) == ("Cap  rents.Act.", ("note", "other"))
    assert joined
    assert not ParagraphContents()


def test_a_look_says_what_it_says_and_else_the_others() -> None:
    look = LetterLook(bold=True, hidden=False, raised=True, font="Symbol")
    assert LetterLook(bold=False).over(look) == look._replace(bold=False)
    assert LetterLook().over(look) == look


def test_raised_text_is_in_tags() -> None:
    assert (mark_raised("12"), mark_raised(" ")) == ("<sup>12</sup>", " ")

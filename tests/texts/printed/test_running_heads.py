"""What is printed on every page goes, and what only looks like it stays."""

import pytest

from policy_compare.texts.lines import PrintedLine
from policy_compare.texts.printed.running_heads import StrippedPages, strip_running_heads


def paged(*pages: str) -> StrippedPages:
    """Pages of lines that a bar parts."""
    return strip_running_heads(
        [PrintedLine(text, page) for page, lines in enumerate(pages) for text in lines.split("|")]
    )


def texts(found: StrippedPages) -> list[str]:
    return [line.text for line in found.lines]


def test_heads_feet_and_numbers_go_and_the_numbers_are_the_labels() -> None:
    found = paged(
        "A Title|A first line of the text",
        "THE REPORT|2|What is said|and more|The Institute",
        "THE REPORT|3|What follows|is this|The Institute",
        "THE REPORT|4|What ends|the text|The Institute",
    )
    assert texts(found) == [
        "A Title", "A first line of the text",
        "What is said", "and more", "What follows", "is this", "What ends", "the text",
    ]  # fmt: skip
    assert found.labels == ("", "2", "3", "4")
    assert [line.page for line in found.lines] == [0, 0, 1, 1, 2, 2, 3, 3]


def test_a_head_may_hold_the_number_and_change_from_side_to_side() -> None:
    found = paged(
        "10 | A Report|one|two", "A Chapter | 11|three|four",
        "12 | A Report|five|six", "A Chapter | 13|seven|eight",
        "14 | A Report|nine|ten", "A Chapter | 15|eleven|twelve",
    )  # fmt: skip
    assert " ".join(texts(found)) == (
        "one two three four five six seven eight nine ten eleven twelve"
    )
    assert found.labels == ("10", "11", "12", "13", "14", "15")


def test_a_head_that_counts_may_be_missing_where_chapters_begin() -> None:
    pages = [f"{number} A Report|words {number} of|it" for number in range(4, 30, 2)]
    pages = [page for left in pages for page in (left, "A right page|has none")]
    pages[8] = pages[14] = "Chapter|opens here"
    assert not [text for text in texts(paged(*pages)) if text.endswith("A Report")]


def test_a_head_that_changes_with_each_chapter_goes_by_its_number() -> None:
    found = paged(
        "Chapter 1: Rivers 4|one|two", "5 The Report|three|four", "Chapter 2: Roads 6|five|six",
        "7 The Report|seven|eight", "Chapter 3: Ports 8|nine|ten", "9 The Report|eleven|twelve",
    )  # fmt: skip
    assert len(found.lines) == 12
    assert found.labels == ("4", "5", "6", "7", "8", "9")


def test_a_number_alone_goes_if_the_file_gives_its_page_that_label() -> None:
    lines = [
        PrintedLine("a few words", 0),
        PrintedLine("ii", 0),
        PrintedLine("others", 1),
        PrintedLine("14", 1),
    ]
    assert texts(strip_running_heads(lines)) == ["a few words", "ii", "others", "14"]
    assert texts(strip_running_heads(lines, ("ii", "3"))) == ["a few words", "others", "14"]


@pytest.mark.parametrize(
    "numbers, labels",
    [
        (["1", "2", "3"], ("1", "2", "3")),
        (["- 7 -", "- 8 -", "- 9 -"], ("7", "8", "9")),
        (["iii", "iv", "v"], ("iii", "iv", "v")),
        (["Page 3 of 28", "Page 4 of 28", "Page 5 of 28"], ("3", "4", "5")),
        (["[Page 1]", "[Page 2]", "[Page 3]"], ("1", "2", "3")),
        (["5/12", "6/12", "7/12"], ("5", "6", "7")),
        (["ii", "1", "2"], ("", "1", "2")),
    ],
)
def test_page_numbers_have_many_forms(numbers: list[str], labels: tuple[str, ...]) -> None:
    found = paged(*(f"words of page {letter}|and more|{number}"
                    for letter, number in zip("abc", numbers, strict=True)))  # fmt: skip
    assert found.labels == labels
    stay = [number for number, label in zip(numbers, labels, strict=True) if not label]
    assert [text for text in texts(found) if "more" not in text and "words" not in text] == stay


def test_numbers_that_do_not_count_the_pages_stay() -> None:
    found = paged("words of it|and more|1945", "what is|there|1989", "the end|of it|2022")
    assert texts(found)[2::3] == ["1945", "1989", "2022"]
    assert found.labels == ()


def test_a_page_without_a_number_between_two_that_count_on_has_its_label() -> None:
    found = paged("one|1", "two|2", "a picture", "four|4", "five|5")
    assert found.labels == ("1", "2", "3", "4", "5")


def test_a_heading_that_recurs_inside_the_pages_stays() -> None:
    page = "REPORT|words {}|more {}|even more {}|Actions|and words {}|and more {}"
    found = paged(*(page.replace("{}", letter) for letter in "abcd"))
    assert texts(found).count("Actions") == 4
    assert "REPORT" not in texts(found)


def test_a_line_at_the_top_of_few_of_many_pages_stays() -> None:
    pages = [f"what page {letter} says|first|second" for letter in "abcdefghij"]
    for place in (1, 5, 9):
        pages[place] = f"Actions|{pages[place]}"
    assert texts(paged(*pages)).count("Actions") == 3


def test_what_is_numbered_otherwise_than_the_pages_stays() -> None:
    found = paged(*(f"Article {number}|words {number}, twice|and more of {number}"
                    for number in (3, 5, 6, 9, 20, 21)))  # fmt: skip
    assert len(found.lines) == 18


def test_separators_go_and_what_has_letters_stays() -> None:
    found = strip_running_heads(
        [PrintedLine(text) for text in ("a", "-----", "* * *", "=====", "_____", "…", "--- b")]
    )
    assert texts(found) == ["a", "…", "--- b"]


def dumped(*pages: str) -> StrippedPages:
    """Pages of a dump that has lost where they end."""
    return strip_running_heads([PrintedLine(text) for lines in pages for text in lines.split("|")])


def test_pages_of_a_dump_are_found_by_head_and_number() -> None:
    found = dumped(
        "A Title|Words", "THE REPORT|1|one|two", "THE REPORT|2|three", "THE REPORT|3|four|five"
    )
    assert texts(found) == ["A Title", "Words", "one", "two", "three", "four", "five"]
    assert [line.page for line in found.lines] == [0, 0, 1, 1, 2, 3, 3]
    assert found.labels == ("", "1", "2", "3")


def test_pages_of_a_dump_may_end_with_their_number() -> None:
    found = dumped(
        "one|two|three|four|five|1|THE REPORT", "six|2|THE REPORT", "seven|3|THE REPORT",
    )  # fmt: skip
    assert texts(found) == ["one", "two", "three", "four", "five", "six", "seven"]
    assert [line.page for line in found.lines] == [0, 0, 0, 0, 0, 1, 2]
    assert found.labels == ("1", "2", "3")


def test_a_short_last_page_does_not_make_the_heads_feet() -> None:
    page = "one {0}|two {0}|three {0}|four {0}|five {0}|six {0}"
    pages = [f"THE REPORT|{number}|{page.format('abcde'[number])}" for number in range(1, 5)]
    found = dumped("A Title|By Someone", *pages, "THE REPORT|5|The end")
    assert [line.page for line in found.lines if line.text.startswith("one")] == [1, 2, 3, 4]
    assert found.labels == ("", "1", "2", "3", "4", "5")


def test_numbers_that_count_on_part_the_pages_of_a_dump() -> None:
    page = "words of {0}|{0} is here|and {0} there|with {0} at the end"
    pages = [f"{page.format(letter)}|{number}" for number, letter in enumerate("abcde", start=4)]
    found = dumped(*pages)
    assert len(found.lines) == 20
    assert found.labels == ("4", "5", "6", "7", "8")


def test_a_dump_with_some_numbers_on_lines_of_their_own_has_no_pages() -> None:
    lines = ["words", "7", "more", "9", "and more", "8", "the end"]
    found = strip_running_heads([PrintedLine(text) for text in lines])
    assert texts(found) == lines
    assert found.labels == ()


def test_nothing_comes_of_nothing() -> None:
    assert strip_running_heads([]) == StrippedPages((), ())


def test_of_two_pages_what_is_the_same_on_both_goes() -> None:
    found = paged("THE REPORT|1|one|two|1 See Ali", "THE REPORT|2|three|four|2 See Ali")
    assert texts(found) == ["one", "two", "1 See Ali", "three", "four", "2 See Ali"]
    assert found.labels == ("1", "2")

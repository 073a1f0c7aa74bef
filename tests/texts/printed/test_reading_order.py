"""The order in which a page is read comes from where its pieces stand, and from nothing else."""

from hypothesis import given
from hypothesis import strategies as st

from policy_compare.texts.printed.gutters import LineBox
from policy_compare.texts.printed.reading_order import Column, read_in_columns


def column(
    left: float, right: float, count: int, top: float = 700, pitch: float = 12
) -> list[LineBox]:
    """Lines of prose under each other."""
    return [
        LineBox(left, right - number % 3, top - pitch * number, 10, 30, True)
        for number in range(count)
    ]


def in_order(boxes: list[LineBox]) -> list[LineBox]:
    return [boxes[place] for part in read_in_columns(boxes) for row in part.rows for place in row]


def flows(columns: tuple[Column, ...]) -> list[int]:
    return [part.flow for part in columns]


BOXES = st.builds(
    LineBox,
    st.integers(0, 50).map(lambda x: 10.0 * x),
    st.integers(51, 60).map(lambda x: 10.0 * x),
    st.integers(0, 60).map(lambda y: 12.0 * y),
    st.sampled_from([8.0, 10.0, 20.0]),
    st.integers(0, 40),
    st.booleans(),
)
PAGES = st.one_of(
    st.lists(BOXES, max_size=30),
    st.lists(
        st.builds(
            lambda left, width, up, low: LineBox(left, left + width, up, 10, 20, low),
            st.sampled_from([60.0, 240.0, 420.0]),
            st.sampled_from([90.0, 160.0, 165.0, 340.0]),
            st.integers(0, 40).map(lambda y: 12.0 * y),
            st.booleans(),
        ),
        max_size=60,
    ),
)


@given(PAGES)
def test_every_box_is_read_once(boxes: list[LineBox]) -> None:
    places = [place for part in read_in_columns(boxes) for row in part.rows for place in row]
    assert sorted(places) == list(range(len(boxes)))


@given(PAGES.flatmap(lambda boxes: st.tuples(st.just(boxes), st.permutations(boxes))))
def test_the_order_of_drawing_does_not_matter(pages: tuple[list[LineBox], list[LineBox]]) -> None:
    boxes, drawn = pages
    assert in_order(drawn) == in_order(boxes)


@given(PAGES, st.sampled_from([0.25, 2.0, 8.0]), st.integers(-50, 50))
def test_scale_and_shift_do_not_matter(boxes: list[LineBox], scale: float, shift: int) -> None:
    def moved(box: LineBox) -> LineBox:
        left, right, up, size = (scale * number for number in box[:4])
        return box._replace(left=left + shift, right=right + shift, up=up + shift, size=size)

    moved_page = read_in_columns([moved(box) for box in boxes])
    assert [part.rows for part in moved_page] == [part.rows for part in read_in_columns(boxes)]


def test_columns_come_one_after_the_other_and_text_goes_on_in_them() -> None:
    columns = [column(edge, edge + 150, 9) for edge in (60, 230, 400)]
    across = [box for row in zip(*columns, strict=True) for box in row]
    assert in_order(across) == [box for part in columns for box in part]
    assert flows(read_in_columns(across)) == [0, 0, 0]


def test_a_heading_over_both_columns_parts_them() -> None:
    pair = [*column(60, 280, 5), *column(300, 520, 5)]
    other_pair = [box._replace(up=box.up - 120) for box in pair]
    heading = [LineBox(60, 400, 620, 14, 20)]
    assert in_order([*heading, *other_pair, *pair]) == [*pair, *heading, *other_pair]


def test_no_text_goes_on_in_a_narrow_column_at_its_side() -> None:
    columns = read_in_columns([*column(60, 400, 9), *column(420, 520, 5)])
    assert flows(columns)[0] == 0 != flows(columns)[1]


def test_running_heads_do_not_cut_what_goes_on_from_column_to_column() -> None:
    pair = [*column(60, 280, 9), *column(300, 520, 9)]
    heads = [LineBox(60, 150, 740, 9, 12), LineBox(400, 520, 740, 9, 12)]
    feet = [LineBox(60, 130, 560, 9, 12)]
    assert in_order([*feet, *pair, *heads]) == [*heads, *pair, *feet]
    number = LineBox(510, 520, 740, 9, 0)
    rows = read_in_columns([heads[0], number, *pair])[0].rows
    assert rows == ((0, 1),)


def test_the_last_line_of_a_paragraph_above_is_not_the_columns() -> None:
    above = [*column(60, 520, 3, top=736), LineBox(60, 110, 700, 10, 8, True)]
    columns = read_in_columns([*above, *column(60, 280, 6, top=680), *column(300, 520, 6, top=680)])
    assert columns[0].flow == columns[1].flow


def test_cells_of_a_table_are_read_row_by_row() -> None:
    cells = []
    for number in range(4):
        top = 700 - 50 * number
        cells.append([column(60, 180, 3, top), column(200, 330, 2, top), column(350, 520, 1, top)])
    boxes = [box for cell in zip(*cells, strict=True) for part in cell for box in part]
    assert in_order(boxes) == [box for row in cells for part in row for box in part]
    assert len(set(flows(read_in_columns(boxes)))) == 12


def test_an_initial_over_two_lines_comes_first() -> None:
    lines = [*column(90, 520, 2), *column(60, 520, 3, top=676)]
    initial = LineBox(60, 85, 688, 26, 1)
    assert in_order([*lines, initial])[0] == initial

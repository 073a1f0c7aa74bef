"""The pieces of all markup end as blocks by the same steps."""

from policy_compare.texts.markup.finishing import finish_pieces
from policy_compare.texts.pieces import Piece
from policy_compare.texts.rejoin import collect_words

CUT = [
    Piece("paragraph", "The council should build homes near the"),
    Piece("note", "Ali 2023.", marker="1"),
    Piece("paragraph", "station, says the report.1"),
]


def texts(pieces: list[Piece], **printed: object) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in finish_pieces(pieces, **printed)]  # type: ignore[arg-type]


def test_marks_go_powers_stay_and_items_are_told() -> None:
    pieces = [
        Piece("paragraph", "On 5 km<sup>2</sup>\nrents rose.<sup>7</sup>"),
        Piece("paragraph", "(a) Cap rents."),
        Piece("heading", "References", 1),
        Piece("item", "Ali 2023.", 1, "1."),
    ]
    assert texts(pieces) == [
        ("paragraph", "On 5 km2 rents rose."),
        ("item", "Cap rents."),
        ("heading", "References"),
        ("note", "Ali 2023."),
    ]


def test_only_of_a_printed_text_are_cut_paragraphs_joined() -> None:
    assert [text for _, text in texts(CUT)] == [piece.text for piece in CUT]
    words = collect_words(piece.text for piece in CUT)
    assert texts(CUT, printed=words, notes={1}) == [
        ("paragraph", "The council should build homes near the station, says the report."),
        ("note", "Ali 2023."),
    ]

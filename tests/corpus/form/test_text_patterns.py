"""Which texts are ids, dates and short enough quotes."""

from pathlib import Path

import pytest

from policy_compare.corpus.form.text_patterns import is_id
from tests.support.corpora import CODEBOOK, paper, problems, recommendation


@pytest.mark.parametrize("text", ["a", "ali-2023", "2023", "no", "v1.2_b", "집", "Über"])
def test_ids(text: str) -> None:
    assert is_id(text)


@pytest.mark.parametrize("text", ["", "-a", "_a", ".a", "a b", "a/b", "a\n", "a\x1b", "a\udcff"])
def test_other_texts_are_no_ids(text: str) -> None:
    assert not is_id(text)


@pytest.mark.parametrize(("most", "expected"), [(2, []), (1, ["long-quote"])])
def test_quote_may_have_as_many_words_as_the_codebook_says(
    most: int, expected: list[str], tmp_path: Path
) -> None:
    text = paper(recommendation("r", evidence="{quote: ' should   act '}"))
    found = problems(tmp_path, {"a.yaml": text}, CODEBOOK + f"quote_words: {most}\n")
    assert [one.code for one in found if one.severity == "error"] == expected


@pytest.mark.parametrize(("most", "expected"), [(2, []), (1, ["long-quote"])])
def test_quote_of_a_dismissed_passage_may_be_as_long_as_any(
    most: int, expected: list[str], tmp_path: Path
) -> None:
    text = paper(recommendation("r", evidence="{quote: act}"))
    text += "dismissed: [{quote: ' one   option ', why: No.}]\n"
    found = problems(tmp_path, {"a.yaml": text}, CODEBOOK + f"quote_words: {most}\n")
    assert [one.code for one in found if one.severity == "error"] == expected


@pytest.mark.parametrize(
    ("encoding", "hint"),
    [
        ("win-1252", "did you mean Windows-1252?"),
        ("zip", "write one such as utf-8, cp1252 (Windows), mac_roman, cp850 (DOS) or shift_jis"),
    ],
)
def test_an_encoding_that_is_none(encoding: str, hint: str, tmp_path: Path) -> None:
    text = paper(recommendation("r")).replace(
        "recommendations:", f"  source: {{encoding: {encoding}}}\nrecommendations:"
    )
    (found,) = [one for one in problems(tmp_path, {"a.yaml": text}) if one.severity == "error"]
    assert (found.message, found.hint) == (f"'{encoding}' is no encoding of text", hint)

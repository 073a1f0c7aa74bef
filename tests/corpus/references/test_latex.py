"""LaTeX as people read it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_compare.corpus.references.latex import decode_latex


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        ("Plain text: 50% of a & b_c #1", "Plain text: 50% of a & b_c #1"),
        (r"{\'E}tudes, \"uber, Th{\"o}ni, {\O}re, Stra{\ss}e", "Études, über, Thöni, Øre, Straße"),
        (r"{\v c}{\c{s}}\i", "čşı"),
        ("{NATO} and {{North Korea}}", "NATO and North Korea"),
        (r"50\% \& more", "50% & more"),
        # Signs that a reference manager left as they are, beside others that it did not.
        (r"50% of {R}ents & more", "50% of Rents & more"),
        (r"\emph{new} {\textit{homes}}", "new homes"),
        (r"\url{https://example.org/a_b}", "https://example.org/a_b"),
        ("``rents'' -- and --- homes", "“rents” – and — homes"),
        (r"$5 and $6", "$5 and $6"),
        ("unclosed {brace", "unclosed brace"),
        (r"\href{https://example.org}{x}", "https://example.orgx"),
        ("{" * 600 + "x", "x"),
    ],
)
def test_latex_is_read_as_it_is_printed(latex: str, text: str) -> None:
    assert decode_latex(latex) == text


@given(st.text(r"\{}$&%#_^~'`-\begin{a}[]frac é", max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    assert isinstance(decode_latex(text), str)


def test_what_is_odd_is_not_logged(capfd: pytest.CaptureFixture[str]) -> None:
    assert decode_latex(r"\frac \begin{x} \hrefx{") is not None
    assert capfd.readouterr() == ("", "")

"""Text in Latin script is read in the code page in which its letters and signs stand well."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_compare.texts.code_pages import CODE_PAGES, rank_code_pages
from policy_compare.texts.own_letters import ONE_LETTER_WORDS, OWN_LETTERS

#: The frames and the phrases of short English files that have one sign beyond ASCII.
FRAMES = (
    "The council should build {} homes in the old town by 2030.",
    "# Housing\n\nThe plan is late.\n\n{}\n\nMembers should ask why.",
    "{}",
    "Ms Ali asked about {} and Mr Berg about trees.",
    "Table 2\nyear\tvalue\n2020\t{}\n2021\t17\n",
    "The landlord, not the tenant, should bear {}; the Act says so.",
)
PHRASES = (
    "£40", "€3.5m", "100 €", "Weißmann", "the council’s plan", "a café", "§ 12", "20 °C",
    "2½ years", "costs – all of them –", "“homes for all”", "and so on…", "pages 2–3",
    "© 2021", "Zürich", "naïve",
)  # fmt: skip

#: A text in each language that has more than ASCII, and the code pages that it is told in.
TEXTS = {
    "Für die Mieter muss die Stadt größere Häuser bauen, sagt der Rat.": (
        "cp1252", "mac-roman", "cp850",
    ),
    "L’été dernier, la mairie a décidé de bâtir à côté du marché où l’on paie 40 €.": (
        "cp1252", "mac-roman",
    ),
    "¿Qué años? La señora pidió más jardín para el niño.": ("cp1252", "mac-roman", "cp850"),
    "Rada powinna ograniczyć czynsze, które są zbyt wysokie, że aż śmieszne.": (
        "cp1250", "iso8859-2", "cp852", "mac-latin2",
    ),
    "Město by mělo stavět více bytů, protože nájmy jsou příliš vysoké.": (
        "cp1250", "iso8859-2", "cp852", "mac-latin2",
    ),
    "A városnak több lakást kell építenie, és ez nem könnyű, mert kevés a föld és a hő.": (
        "cp1250", "iso8859-2", "cp852",
    ),
    "Belediye daha çok ev yapmalı ve kiralar için bir sınır koymalıdır.": (
        "cp1254", "cp857", "mac-turkish",
    ),
    "Miesto taryba turi statyti daugiau būstų, nes jų kainos yra per didelės.": ("cp1257",),
}  # fmt: skip


@pytest.mark.parametrize("encoding", ["cp1252", "mac-roman"])
@pytest.mark.parametrize("phrase", PHRASES)
@pytest.mark.parametrize("frame", FRAMES)
def test_a_lone_sign_in_english_is_told(frame: str, phrase: str, encoding: str) -> None:
    text = frame.format(phrase)
    try:
        data = text.encode(encoding)
    except UnicodeEncodeError:
        assert "½" in text
        return
    assert data.decode(rank_code_pages(data)[0].encoding) == text


@pytest.mark.parametrize(
    ("text", "encoding"), [(text, one) for text, all in TEXTS.items() for one in all]
)
def test_a_language_is_told_in_its_code_pages(text: str, encoding: str) -> None:
    first = rank_code_pages(text.encode(encoding))[0]
    assert text.encode(encoding).decode(first.encoding) == text
    assert first.habits > 0.8


def test_names_of_another_language_are_told_in_english() -> None:
    text = "The council should ask Lech Wałęsa about rents in Łódź."
    assert rank_code_pages(text.encode("cp1250"))[0].encoding == "cp1250"


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "cp866", "cp932"])
def test_no_latin_script_reads_badly(encoding: str) -> None:
    data = "Городской совет должен ограничить рост арендной платы.".encode(encoding)
    assert all(page.habits < 0.2 for page in rank_code_pages(data))


@given(st.binary(max_size=200))
def test_any_bytes_are_ranked_in_order(data: bytes) -> None:
    pages = rank_code_pages(data)
    assert {page.encoding for page in pages} <= set(CODE_PAGES)
    assert pages == sorted(pages, key=lambda page: -page.evidence)
    assert "cp437" in [page.encoding for page in pages]


def test_one_letter_words_are_of_their_language() -> None:
    for code, letters in ONE_LETTER_WORDS.items():
        assert set(letters) <= set(OWN_LETTERS[code])

"""In which language a text is: told where it is beyond doubt, and English always English."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_compare.passage import Language
from policy_compare.texts.document import BlockKind, Document
from policy_compare.texts.function_words import NAMES, WORDS
from policy_compare.texts.language import language_of_text, languages_of_document, other_languages
from policy_compare.texts.opening import read_document
from policy_compare.texts.pieces import Piece, blocks_of_pieces

ENGLISH = (
    "In small towns the trouble is seldom that a home is dear. It is that nobody knows which homes "
    "are empty, who owns them, and whether the roof will last another winter. The council should "
    "set up a public register of empty homes. The government must pay half of a repair where the "
    "owner lets the home for ten years."
)
GERMAN = (
    "In kleinen Städten ist das Problem selten, dass eine Wohnung zu teuer ist. Niemand weiß, "
    "welche Wohnungen leer stehen, wem sie gehören und ob das Dach noch einen Winter hält. Die "
    "Stadt sollte ein öffentliches Verzeichnis leerer Wohnungen einrichten, das vom Rat geführt "
    "wird. Die Regierung muss die Hälfte einer Reparatur bezahlen."
)

#: The same in other languages, by their codes.
TEXTS = {
    "en": ENGLISH,
    "de": GERMAN,
    "fr": "Dans les petites villes, le problème est rarement que le logement soit cher. C’est que "
    "personne ne sait quels logements sont vides et à qui ils appartiennent. La ville devrait "
    "établir un registre public des logements vacants.",
    "es": "En las ciudades pequeñas el problema rara vez es que la vivienda sea cara. Es que nadie "
    "sabe qué viviendas están vacías y a quién pertenecen. El gobierno debe pagar la mitad de una "
    "reparación cuando el propietario alquile la vivienda.",
    "it": "Nelle piccole città il problema raramente è che la casa sia cara. È che nessuno sa "
    "quali case siano vuote e se il tetto reggerà. Il comune dovrebbe istituire un registro "
    "pubblico delle case vuote. Il governo deve pagare la metà di una riparazione.",
    "pt": "Nas pequenas cidades o problema raramente é que a habitação seja cara. É que ninguém "
    "sabe que casas estão vazias e a quem pertencem. A câmara deveria criar um registo público de "
    "casas vazias. O governo deve pagar metade de uma reparação.",
    "nl": "In kleine steden is het probleem zelden dat een woning duur is. Niemand weet welke "
    "woningen leeg staan, van wie ze zijn en of het dak nog een winter houdt. De regering moet de "
    "helft van een reparatie betalen.",
    "sv": "I små städer är problemet sällan att en bostad är dyr. Ingen vet vilka bostäder som "
    "står tomma, vem som äger dem och om taket håller. Regeringen ska betala hälften av en "
    "reparation när ägaren hyr ut bostaden.",
    "da": "I små byer er problemet sjældent, at en bolig er dyr. Ingen ved, hvilke boliger der "
    "står tomme, hvem der ejer dem, og om taget holder. Regeringen skal betale halvdelen af en "
    "reparation, når ejeren udlejer boligen.",
    "no": "I små byer er problemet sjelden at en bolig er dyr. Ingen vet hvilke boliger som står "
    "tomme, hvem som eier dem, og om taket holder. Regjeringen skal betale halvparten av en "
    "reparasjon når eieren leier ut boligen.",
    "fi": "Pienissä kaupungeissa ongelma on harvoin se, että asunto on kallis. Kukaan ei tiedä, "
    "mitkä asunnot ovat tyhjiä, kuka ne omistaa ja kestääkö katto vielä yhden talven.",
    "hu": "A kisvárosokban ritkán az a gond, hogy a lakás drága. Senki sem tudja, melyik lakás áll "
    "üresen, és hogy a tető kibír-e még egy telet. A kormánynak ki kell fizetnie a javítás felét.",
    "tr": "Küçük şehirlerde sorun nadiren konutun pahalı olmasıdır. Hangi evlerin boş olduğunu, "
    "kime ait olduğunu ve çatının bir kış daha dayanıp dayanmayacağını kimse bilmiyor. Belediye "
    "boş evler için açık bir kayıt oluşturmalı.",
    "pl": "W małych miastach problem rzadko polega na tym, że mieszkanie jest drogie. Nikt nie "
    "wie, które mieszkania są puste, do kogo należą i czy dach wytrzyma jeszcze jedną zimę.",
    "cs": "V malých městech problém zřídka spočívá v tom, že bydlení je drahé. Nikdo neví, které "
    "byty jsou prázdné, komu patří a zda střecha vydrží. Vláda musí zaplatit polovinu opravy, "
    "pokud majitel byt na deset let pronajme.",
    "ru": "В небольших городах проблема редко состоит в том, что жильё дорого. Никто не знает, "
    "какие дома пустуют, кому они принадлежат и выдержит ли крыша ещё одну зиму.",
    "uk": "У невеликих містах проблема рідко полягає в тому, що житло дороге. Ніхто не знає, які "
    "будинки порожні, кому вони належать і чи витримає дах ще одну зиму.",
    "ar": "في المدن الصغيرة نادرا ما تكون المشكلة أن السكن غال. المشكلة هي أن لا أحد يعرف أي "
    "المنازل فارغة ومن يملكها. ينبغي على المدينة أن تنشئ سجلا عاما.",
    "el": "Στις μικρές πόλεις το πρόβλημα σπάνια είναι ότι η κατοικία είναι ακριβή.",
    "ko": "작은 도시에서 문제는 집값이 비싸다는 데 있지 않다. 시는 빈집 등록부를 만들어야 한다.",
    "ja": "小さな都市では、住宅の価格が高いことが問題なのではない。市は登録簿を設けるべきである。",
    "zh": "在小城市，问题很少是住房太贵。市政府应当建立空置住房的公开登记册。",
}


@pytest.mark.parametrize("code", TEXTS)
def test_a_language_is_told_by_its_words_or_its_script(code: str) -> None:
    assert language_of_text(TEXTS[code]) == code


def test_a_script_that_is_not_known_is_no_english() -> None:
    assert language_of_text("პატარა ქალაქებში პრობლემა იშვიათად არის ის, რომ ბინა ძვირია.") == "und"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1, 2, 3 …",
        "Build homes.",
        "Recommendations",
        # Names, and words in capitals, are no wording.
        "La Paz, De Gaulle, Die Linke and Der Spiegel: El Niño in São Paulo do Sul.",
        "Die Linke and La France insoumise met in Rio de Janeiro, Las Vegas, Los Angeles, San "
        "Juan de la Cruz, El Salvador and Le Havre.",
        "The Office de la langue française, the Casa de la Moneda and the Banco de la Nación said "
        "that Médecins sans frontières should be paid.",
        "SUMMARY OF WHAT THE COUNCIL AND THE GOVERNMENT SHOULD DO",
        # Welsh, which is not known.
        "Mewn trefi bach anaml y mae’r broblem bod cartref yn ddrud.",
        "Die, der, das",
    ],
)
def test_what_does_not_tell_enough_is_called_nothing_or_english(text: str) -> None:
    assert language_of_text(text) in ("", "en")


@given(st.lists(st.sampled_from(WORDS["en"].split()), min_size=1))
def test_english_words_are_no_other_language(words: list[str]) -> None:
    assert language_of_text(" ".join(words)) in ("", "en")


@given(st.text())
def test_any_text_has_a_language_or_none(text: str) -> None:
    assert language_of_text(text) in ("", "und", *NAMES)


def test_the_lists_hold_what_they_should() -> None:
    english = set(WORDS["en"].split())
    assert set(WORDS) <= set(NAMES)
    for code, text in WORDS.items():
        words = text.split()
        assert len(words) == len(set(words)) > 15, code
        assert code == "en" or not english & set(words), code
        # A single letter is a sign of a list or of an abbreviation as often as a word.
        assert not [word for word in words if len(word) == 1 and word.isascii()], code


# Texts


def document(*texts: str, kind: BlockKind = "paragraph") -> Document:
    return Document("a.txt", "text", "", blocks_of_pieces([Piece(kind, text) for text in texts]))


def told(*texts: str) -> list[tuple[str, int]]:
    """The languages of the texts, with their shares of a hundred."""
    return [(one.code, round(100 * one.share)) for one in languages_of_document(document(*texts))]


def test_a_text_in_one_language() -> None:
    assert told(GERMAN, GERMAN) == [("de", 100)]
    assert languages_of_document(document(GERMAN))[0].name == "German"
    assert other_languages(document(GERMAN)) == languages_of_document(document(GERMAN))
    assert other_languages(document(ENGLISH)) == ()


def test_what_cannot_be_told_counts_for_nothing() -> None:
    assert told("Homes.") == []
    assert told() == []
    assert told(GERMAN, "12, 34. " * 60) == [("de", 100)]


def test_a_summary_may_be_in_another_language() -> None:
    assert told(ENGLISH, GERMAN, GERMAN, GERMAN) == [("de", 77), ("en", 23)]
    (one,) = other_languages(document(ENGLISH, GERMAN, GERMAN, GERMAN))
    assert (one.code, one.sure) == ("de", False)


def test_a_little_of_another_language_is_not_told_of() -> None:
    mostly = [*[ENGLISH] * 5, GERMAN]
    assert told(*mostly) == [("en", 82), ("de", 18)]
    assert other_languages(document(*mostly)) == ()
    assert [one.code for one in other_languages(document(*mostly[1:]))] == ["de"]


def test_short_pieces_are_looked_at_together() -> None:
    lines = [" ".join(GERMAN.split()[at : at + 5]) for at in range(0, 50, 5)]
    assert {language_of_text(line) for line in lines} == {""}
    assert told(*lines) == [("de", 100)]


def test_notes_are_not_the_text() -> None:
    notes = [Piece("note", GERMAN)] * 9
    mixed = Document("a.txt", "text", "", blocks_of_pieces([Piece("paragraph", ENGLISH), *notes]))
    assert [one.code for one in languages_of_document(mixed)] == ["en"]


def test_only_what_is_long_and_in_one_language_is_sure() -> None:
    def sure(*texts: str) -> list[bool]:
        return [one.sure for one in languages_of_document(document(*texts))]

    assert sure(GERMAN[:320]) == [False]
    assert sure(GERMAN, GERMAN) == [True]
    assert sure(*[GERMAN] * 3, ENGLISH) == [False, False]
    assert sure("პატარა ქალაქებში პრობლემა იშვიათად არის. " * 40) == [False]


def test_a_long_text_is_looked_at_throughout() -> None:
    several = document(*[ENGLISH] * 200, *[GERMAN] * 200)
    assert [(one.code, round(one.share, 1)) for one in languages_of_document(several)] == [
        ("de", 0.5),
        ("en", 0.5),
    ]


def test_a_language_is_named_in_english() -> None:
    (one,) = languages_of_document(document("პატარა ქალაქებში პრობლემა იშვიათად არის."))
    assert one == Language("und", "another language than English", 1.0)


def real_texts() -> list[Path]:
    """English papers and reports, where they are at hand."""
    sources, data = (os.environ.get(f"POLICY_COMPARE_{name}", "") for name in ("SOURCES", "DATA"))
    found = [*Path(sources).glob("*.txt")] if sources else []
    if data:
        found += [*Path(data, "gao").glob("*.md"), *Path(data, "ai-action-plan").glob("plan.*")]
    return found


def test_no_real_english_text_is_called_another_language() -> None:
    for path in real_texts():
        found = read_document(path)
        assert other_languages(found) == (), path
        for block in found.blocks:
            assert language_of_text(block.text) in ("", "en"), block.text

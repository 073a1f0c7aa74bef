"""The letters beyond ASCII of the languages that are written in Latin script."""

from typing import Final

#: The small letters that each language has. English has those of the words and names that it
#: takes from its neighbours.
OWN_LETTERS: Final = {
    "ca": "àèéíïòóúüç", "cs": "áčďéěíňóřšťúůýž", "da": "æøåéö", "de": "äöüßé",
    "en": "éèêëáàâäãåçíîïñóòôöõøœæúûüß", "es": "áéíóúüñ", "et": "äöõüšž", "fi": "äöåé",
    "fr": "éèêëàâçîïôœùûü", "hr": "čćđšž", "hu": "áéíóöőúüű", "is": "áæéðíóöúýþ", "it": "àèéìíòóùú",
    "lt": "ąčęėįšųūž", "lv": "āčēģīķļņšūž", "nl": "éëèïöüóá", "no": "æøåéòôê",
    "pl": "ąćęłńóśźż", "pt": "áâãàçéêíóôõúü", "ro": "ăâîșțşţ", "sk": "áäčďéíĺľňóôŕšťúýž",
    "sl": "čšž", "sv": "åäöé", "tr": "çğıöşüâîû",
}  # fmt: skip

#: The letters that are words by themselves.
ONE_LETTER_WORDS: Final = {
    "ca": "àéí", "cs": "óí", "da": "åøæ", "en": "à", "es": "ó", "fr": "à", "hu": "ő", "is": "áí",
    "it": "èé", "no": "åøæ", "pt": "àéó", "sk": "ó", "sv": "åö",
}  # fmt: skip

"""Texts to compare by the thousand: real ones, more of their kind, and filled-in forms.

All are the same for the same seed. A program that compares texts is slow, or misses
pairs, for reasons that words drawn at random do not show: few words make up most of a
text, the same phrases return, and a share of the texts are others over again with a
word changed. So what is generated follows which word stood after which in real texts,
and copies some of its own. Forms are the other trap: sentences of one form share nearly
all their words, and none of them is rare.
"""

import csv
import random
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

SEED = 20240517

#: The share of generated texts that repeat an earlier one to the letter, and that edit one.
REPEATED = 0.05
EDITED = 0.25

#: The share of forms that are filled in as another is.
FILLED_AGAIN = 0.02


def recommended(shared: Path, size: int | None = None, seed: int = SEED) -> list[str]:
    """Texts of ``data/upr`` under ``shared``: all in their order, or ``size`` drawn from them."""
    file = shared / "data" / "upr" / "recommendations.csv"
    with file.open(encoding="utf-8", newline="") as stream:
        texts = [row["text"] for row in csv.DictReader(stream)]
    return texts if size is None else random.Random(seed).sample(texts, size)


def side_by_side(texts: Sequence[str], sets: int) -> list[str]:
    """The texts several times over, each time in words of their own.

    So there are as many pairs that are alike in each set as in one alone, where a greater sample
    of one set has as many for each text as there are texts.
    """
    words = re.compile(r"[^\W\d_]+")
    marks = [f"{letter}q" for letter in "axeowuiz"][:sets]
    return [words.sub(rf"{mark}\g<0>", text) for mark in marks for text in texts]


def generated(texts: Sequence[str], size: int, seed: int = SEED) -> list[str]:
    """``size`` texts with the words, the turns and the lengths of ``texts``.

    A share REPEATED of them are earlier ones to the letter and a share EDITED are
    earlier ones with one to four words changed, left out, added or moved. What is
    copied is one of the last few thousand, so that a text has as many near copies in a
    large set as in a small one.
    """
    chance = random.Random(seed)
    after, lengths = _turns(texts), [len(text.split()) for text in texts]
    words = [word for text in texts for word in text.split()]
    made: list[list[str]] = []
    for _ in range(size):
        kind = chance.random() if made else 1.0
        if kind < REPEATED + EDITED:
            source = made[-chance.randint(1, min(len(made), 5000))]
            made.append(list(source) if kind < REPEATED else _edited(chance, source, words))
        else:
            made.append(_walk(chance, after, chance.choice(lengths)))
    return [" ".join(text) for text in made]


#: Two words that stood together; ("", "") before a text begins.
_Turn = tuple[str, str]
_START: _Turn = ("", "")


def _turns(texts: Sequence[str]) -> Mapping[_Turn, Sequence[str]]:
    """For each two words together, those that stood next, as often as they did."""
    after: dict[_Turn, list[str]] = {}
    for text in texts:
        turn = _START
        for word in text.split():
            after.setdefault(turn, []).append(word)
            turn = (turn[1], word)
    return after


def _walk(chance: random.Random, after: Mapping[_Turn, Sequence[str]], length: int) -> list[str]:
    walked: list[str] = []
    turn = _START
    while len(walked) < length:
        if turn not in after:
            # These two only ever ended a text: another begins.
            turn = _START
        word = chance.choice(after[turn])
        walked.append(word)
        turn = (turn[1], word)
    return walked


def _edited(chance: random.Random, text: Sequence[str], words: Sequence[str]) -> list[str]:
    edited = list(text)
    for _ in range(chance.randint(1, 4)):
        place = chance.randrange(len(edited))
        kind = chance.randrange(4)
        if kind == 0:
            edited[place] = chance.choice(words)
        elif kind == 1:
            edited.insert(place, chance.choice(words))
        elif len(edited) > 3:
            moved = edited.pop(place)
            if kind == 2:
                edited.insert(chance.randrange(len(edited)), moved)
    return edited


_FORMS = (
    "The {who} should {do} the {what} in the {where} before the end of {year}, and report on it "
    "to the {whom} every year.",
    "It is recommended that the {who} {do} the {what} in the {where} without delay and in close "
    "consultation with the {whom}.",
    "The {who} needs to {do} its {what} in line with the standards that the {whom} has set for "
    "the {where}.",
    "We call on the {who} to {do} all {what} within {months} months and to make the results known "
    "to the {whom} and to the public.",
    "In cooperation with the {whom}, the {who} should take all necessary measures to {do} the "
    "{what} of the {where} by {year}.",
    "Continue its efforts to {do} the {what} and step up the work of the {who} with the {whom}.",
    "Consider steps to {do} the {what} in the {where}.",
    "Provide the {who} with the staff and the money that it needs to {do} the {what}, as the "
    "{whom} asked in {year}.",
)
_SLOTS = {
    "who": "council|ministry of works|housing office|school board|port authority|land registry|"
    "water company|night bus service|parks department|regional assembly|mayor's office|"
    "tenants' union|fire brigade|chamber of trades|statistics bureau|health inspectorate|"
    "rail agency|harbour police|savings bank|building inspectorate",
    "do": "extend|repair|renew|publish|simplify|insulate|fund|lease out|audit|map|close|merge|"
    "digitise|subsidise|electrify|widen|protect|sell|register|inspect",
    "what": "vacant flats|waiting lists|school roofs|cycle paths|rent registers|heating networks|"
    "flood barriers|playing fields|market halls|tram depots|small workshops|evening classes|"
    "street lamps|care homes|allotment gardens|car parks|sewage works|libraries|bridges|"
    "bus shelters|ground leases|timber stocks|ferry piers|day nurseries",
    "where": "old town|northern district|river quarter|station area|hill villages|docks|"
    "garden suburb|industrial belt|market square|eastern estates|university quarter|lower valley",
    "whom": "residents|county court|audit chamber|federal parliament|neighbouring towns|"
    "owners' association|youth parliament|heritage board|insurers|press|churches|trade unions",
    "year": "2025|2026|2027|2028|2030|2035",
    "months": "six|nine|twelve|eighteen",
}


def templated(size: int, seed: int = SEED) -> list[str]:
    """``size`` sentences of a few forms with slots.

    A share FILLED_AGAIN of them are filled in as another is; no others are alike to the
    letter.
    """
    chance = random.Random(seed)
    slots = {name: filling.split("|") for name, filling in _SLOTS.items()}
    again = int(size * FILLED_AGAIN)
    distinct: dict[str, None] = {}
    while len(distinct) < size - again:
        filling = {name: chance.choice(fillings) for name, fillings in slots.items()}
        distinct[chance.choice(_FORMS).format(**filling)] = None
    made = [*distinct, *chance.choices(list(distinct), k=again)]
    chance.shuffle(made)
    return made

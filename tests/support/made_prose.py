"""Makes up prose in which no five words in a row stand twice, so that a quote has one place."""

import random
from collections.abc import Iterator

#: The slots of a form and what they are filled with; a hyphen where a word may be cut.
_SLOTS = {
    "{n}": "council bridge valley river harbour tenant landlord school library market budget "
    "survey charter district orchard railway tunnel archive hospital factory forest meadow "
    "vineyard committee ministry parliament agency region village pension wage tariff subsidy "
    "licence permit auditor inspector engineer teacher farmer nurse driver merchant neighbour "
    "household reservoir turbine pipeline warehouse workshop theatre museum cemetery quarry ferry",
    "{l}": "recom-mendation admin-istration govern-ment agree-ment infra-structure compen-sation "
    "regis-tration transpar-ency employ-ment neighbour-hood consul-tation invest-ment "
    "depart-ment assess-ment develop-ment regu-lation organ-isation legis-lation",
    "{a}": "old northern quiet costly public private wooden rural distant modern narrow common "
    "early joint annual local steady hidden fragile ample sober durable vacant crowded shallow "
    "remote cheap plain formal loyal brisk tidy",
    "{v}": "repair extend publish widen protect register inspect renew simplify insulate audit "
    "finance replace defend measure reopen reduce support question postpone welcome supply "
    "connect restore lease",
}
_FORMS = (
    "The {a} {n} should {v} the {l} of every {a} {n} before another {n} can {v} it.",
    "Any {n} that would {v} {a} {n}s must first {v} the {n} and its {l}.",
    "In most {n}s the {a} {n} and the {n} {v} what no {l} can {v} alone.",
    "We urge that {n}s {v} each {a} {l} and that the {n} {v} {a} {n}s.",
    "Few would {v} the {n}, though its {l} lets {a} {n}s {v} the {a} {n}.",
    "A {a} {l} lets the {n} {v} more {n}s than any {a} {n} may {v}.",
    "If the {l} fails, {a} {n}s will {v} some {a} {n} or {v} the {n} itself.",
    "Neither the {a} {n} nor the {n} may {v} such a {l} with {a} {n}s.",
    "Because {a} {n}s {v} slowly, {a} {n}s need some {a} {l} that can {v} the {n}.",
    "Last spring {a} {n}s began to {v} their {n}, and a {a} {l} helped to {v} {n}s.",
)

#: So many words in a row stand once.
_TURN = 5
#: Within a word of the prose, where it may be cut at a line's end.
SOFT = "\u00ad"


_STOCKS = {slot: words.replace("-", SOFT).split() for slot, words in _SLOTS.items()}


class ProseMaker:
    """Makes sentences that share no five words in a row; the same ones for the same seed.

    Long words have a ``SOFT`` hyphen where they may be cut.
    """

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self._turns: set[tuple[str, ...]] = set()

    def make_paragraph(self, sentences: int) -> tuple[str, ...]:
        """The words of so many sentences."""
        words: list[str] = []
        while sentences:
            sentence = self._make_sentence()
            turns = set(_turns((*words[-4:], *sentence)))
            if turns & self._turns:
                continue
            self._turns |= turns
            words += sentence
            sentences -= 1
        return tuple(words)

    def make_phrase(self, length: int) -> tuple[str, ...]:
        """So many words without a stop, as a heading or a cell has them."""
        pick = self.chance.choice
        while True:
            pairs = [(pick(_STOCKS["{a}"]), pick(_STOCKS["{n}"])) for _ in range(length)]
            words = tuple(word for pair in pairs for word in pair)[:length]
            phrase = (words[0].capitalize(), *words[1:])
            turns = set(_turns(phrase))
            if not turns & self._turns:
                self._turns |= turns
                return phrase

    def _make_sentence(self) -> list[str]:
        pick = self.chance.choice
        words = []
        for word in pick(_FORMS).split():
            for slot, stock in _STOCKS.items():
                word = word.replace(slot, pick(stock))  # noqa: PLW2901
            words.append(word)
        return words


def _turns(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    bare = [word.replace(SOFT, "").strip(".,").lower() for word in words]
    return (tuple(bare[at : at + _TURN]) for at in range(len(bare) - _TURN + 1))

"""Makes corpora of any size, invented and the same for the same seed.

What a program costs shows on what people write: no two texts alike, several actors,
topics and propositions, conditions, quotes, and YAML in the styles that coders mix.
The codebook stays as it is while the papers grow, as it does in use. Files are
written one by one, so that making a large corpus takes no memory.
"""

import random
from collections.abc import Iterator
from pathlib import Path

SEED = 20240517
RECOMMENDATIONS_A_PAPER = 20

_ACTORS = 40
_TOPICS = 24
_PROPOSITIONS = 200
_TENSIONS = 30
_INSTRUMENTS = {
    "legal": "Law and regulation",
    "economic": "Money, taxes and subsidies",
    "informational": "Advice and information",
    "planning": "Plans and zoning",
    "organisational": "Bodies and staff",
    "diplomatic": "Agreements between towns",
}
_WORDS = (
    "rents homes tenants landlords council builders district river school shop office tower "
    "garden street village land plot lease deposit repair heating roof window insulation grant "
    "loan tax levy permit zone plan survey register vacancy waiting list family student pensioner "
    "worker commuter market price cap floor rise fall share quota limit reserve fund pool trust "
    "cooperative association charity agency ministry province region neighbour quarter square "
    "café façade Dörfer naïve resumé old new empty shared public private social local yearly "
    "lasting early late small large fair cheap dear quiet crowded green grey "
    "the a of for from within beyond under over before after until where which that each every "
    "should build buy sell let keep raise lower repay convert extend close open publish count "
    "lend house move stay return renew insulate protect replace divide join offer"
)
_FAMILIES = (
    "Ali Okafor Lindqvist Moreau Tanaka Brandt Costa Nowak Haddad Silva Berg Kaur Osei Petrov "
    "Weiss Romano Duarte Eze Farah Grant Holm Ito Jansen Khan Lopez Mensah Nagy Olsen Park Quist"
)
_GIVENS = (
    "Noor Ife Maja Jean Rin Otto Rui Ewa Sami Ana Lars Jas Kofi Vera Emil Ada Luz Chi Omar Ruth "
    "Nils Yuki Piet Zara Juan Abena Eva Tor Min Pia"
)
_STANCES = (("support",) * 5 + ("oppose",), ("oppose",) * 3 + ("support",), ("support", "neutral"))


def generate(folder: Path, recommendations: int, seed: int = SEED) -> None:
    """Write a corpus without problems into ``folder``, which is made."""
    folder.mkdir(parents=True)
    making = _Making(random.Random(seed), recommendations)
    (folder / "codebook.yaml").write_bytes(making.codebook().encode())
    for name, text in making.papers():
        (folder / name).write_bytes(text.encode())


class _Making:
    def __init__(self, chance: random.Random, recommendations: int) -> None:
        self._chance = chance
        self._words = _WORDS.split()
        self._families = _FAMILIES.split()
        self._givens = _GIVENS.split()
        self._count = recommendations
        # A small corpus has a small codebook, since each proposition must be used.
        number = max(1, min(_PROPOSITIONS, recommendations // 2))
        self._propositions = [f"proposition-{place}" for place in range(number)]
        self._topics = [f"topic-{place}" for place in range(_TOPICS)]
        self._actors = [f"actor-{place}" for place in range(_ACTORS)]
        self._publishers = [f"{self._phrase(2).title()} Institute" for _ in range(50)]
        self._deck: list[int] = []

    def _phrase(self, words: int) -> str:
        return " ".join(self._chance.choices(self._words, k=words))

    def _sentence(self, least: int, most: int) -> str:
        text = self._phrase(self._chance.randint(least, most))
        return f"{text[0].upper()}{text[1:]}."

    def _some(self, names: list[str], least: int, most: int) -> str:
        """A flow sequence of some of the names."""
        return f"[{', '.join(self._chance.sample(names, self._chance.randint(least, most)))}]"

    def codebook(self) -> str:
        """The text of ``codebook.yaml``."""
        lines = ["title: Invented homes", "quote_words: 12", "topics:"]
        for place, id in enumerate(self._topics):
            lines += [f"  {id}:", f"    label: Topic {place} of {self._phrase(2)}"]
            lines.append(f"    about: {self._sentence(8, 14)}")
            if place % 4:
                lines.append(f"    part_of: [topic-{place - place % 4}]")
        lines.append("propositions:")
        for place, id in enumerate(self._propositions):
            lines += [f"  {id}:", f"    statement: {self._sentence(8, 14)}"]
            lines.append(f"    topics: [topic-{place % _TOPICS}]")
        lines.append("tensions:" if len(self._propositions) > 3 else "tensions: []")
        for place in range(min(_TENSIONS, len(self._propositions) // 2 - 1)):
            lines.append(f"  - between: [proposition-{2 * place}, proposition-{2 * place + 1}]")
            lines.append(f"    why: {self._sentence(8, 14)}")
        lines.append("actors:")
        for place, id in enumerate(self._actors):
            lines += [f"  {id}:", f"    label: Actor {place} of {self._phrase(2)}"]
            lines.append(f"    aliases: [the {place}th, number {place}]")
            if place % 5:
                lines.append(f"    part_of: [actor-{place - place % 5}]")
        lines.append("instruments:")
        lines += [f"  {id}: {{label: '{label}'}}" for id, label in _INSTRUMENTS.items()]
        return "\n".join(lines) + "\n"

    def papers(self) -> Iterator[tuple[str, str]]:
        """Each paper's file name and text."""
        for first in range(0, self._count, RECOMMENDATIONS_A_PAPER):
            number = first // RECOMMENDATIONS_A_PAPER
            last = min(first + RECOMMENDATIONS_A_PAPER, self._count)
            body = "\n".join(self._recommendation(place) for place in range(last - first))
            yield f"paper-{number:05}.yaml", f"{self._paper(number)}recommendations:\n{body}"

    def _paper(self, number: int) -> str:
        chance = self._chance
        authors = "".join(
            f"\n    - {{family: {chance.choice(self._families)}, "
            f"given: {chance.choice(self._givens)}}}"
            for _ in range(chance.choice((0, 1, 1, 1, 2, 3)))
        )
        date = chance.choice(("{}", "{}-05", "{}-11-17", "{}-02~")).format(
            chance.randint(1995, 2024)
        )
        return (
            "paper:\n"
            f'  title: "{self._phrase(4).capitalize()}: {self._phrase(5)}"\n'
            f"  authors:{authors or ' []'}\n"
            f"  publisher: {chance.choice(self._publishers)}\n"
            f'  issued: "{date}"\n'
            "  type: report\n"
            f"  URL: https://example.org/papers/{number}\n"
        )

    def _recommendation(self, place: int) -> str:
        chance = self._chance
        statement = self._sentence(12, 20)
        if place % 5 == 4:
            # As an editor wraps it.
            words = statement.split()
            statement = f">-\n      {' '.join(words[:9])}\n      {' '.join(words[9:])}"
        lines = [
            f"  - id: {self._phrase(2).replace(' ', '-')}-{place}",
            f"    statement: {statement}",
            f"    actors: {self._some(self._actors, 1, 3)}",
        ]
        if chance.random() < 0.6:
            lines.append(f"    targets: {self._some(self._actors, 1, 2)}")
        if chance.random() < 0.9:
            lines.append(f"    instrument: {chance.choice(tuple(_INSTRUMENTS))}")
        lines.append(f"    strength: {chance.choice(('must', 'should', 'should', 'could'))}")
        positions = self._positions(chance.choice((0, 1, 1, 2, 2, 2, 2, 3, 3, 3, 4)))
        lines += ["    positions:", *positions] if positions else ["    positions: {}"]
        if not positions or chance.random() < 0.3:
            lines.append(f"    topics: {self._some(self._topics, 1, 2)}")
        if chance.random() < 0.7:
            lines.append(f"    rationale: {self._sentence(14, 24)}")
        where = chance.choice((f"paragraph: {chance.randint(1, 60)}", f'page: "{place + 1}"'))
        section = self._phrase(2).capitalize()
        lines.append(
            f'    evidence: {{quote: "{self._phrase(chance.randint(5, 10))}", '
            f"section: {section}, {where}}}"
        )
        if chance.random() < 0.1:
            lines.append(f"    note: '{self._sentence(6, 12)}'")
        return "\n".join(lines) + "\n"

    def _positions(self, number: int) -> list[str]:
        lines = []
        for place in dict.fromkeys(self._draw() for _ in range(number)):
            stance = self._chance.choice(_STANCES[place % len(_STANCES)])
            if self._chance.random() < 0.15:
                condition = self._phrase(self._chance.randint(4, 9))
                stance = f"{{stance: {stance}, condition: {condition}}}"
            lines.append(f"      {self._propositions[place]}: {stance}")
        return lines

    def _draw(self) -> int:
        """A proposition, so drawn that each comes up before any comes up again."""
        if not self._deck:
            self._deck = list(range(len(self._propositions)))
            self._chance.shuffle(self._deck)
        return self._deck.pop()

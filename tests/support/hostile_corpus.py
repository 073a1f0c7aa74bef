"""A corpus that has one text in every place where people write, and ids as odd as they may be."""

from collections.abc import Mapping

from policy_compare.model import (
    Actor,
    Codebook,
    Corpus,
    Dismissal,
    Evidence,
    Instrument,
    Paper,
    Person,
    Proposition,
    Recommendation,
    Stance,
    StanceOn,
    Tension,
    Topic,
)

#: What has got into pages elsewhere, by what it tries. What is run would say ``broken in``.
HOSTILE_TEXTS: Mapping[str, str] = {
    "elements": "<script>alert('broken in')</script><img src=x onerror=alert('broken in')>"
    "<svg onload=alert('broken in')><iframe src='javascript:alert(1)'></iframe>",
    "ends": "</script></style></title></svg></td></table>--><script>alert('broken in')</script>",
    "attributes": "\" onfocus=alert('broken in') autofocus x=\" ' onmouseover='alert(1)' `",
    "addresses": "javascript:alert('broken in') data:text/html,<script>alert(1)</script> "
    "https://example.org/\"onclick=alert('broken in')//<b> file:///etc/passwd",
    "entities": "&lt;img src=x onerror=alert(1)&gt; &#60;script&#62; &amp;amp; &quot; %3Cscript%3E",
    "templates": "{{ 7 * 7 }} {% raw %} ${alert('broken in')} #{1} <%= 1 %> ]]> <!-- <![CDATA[",
    "addressing": "%41 ~:text=broken #main ?topic=x&words=y /../ \\ a b",
    "direction": "\u202edesrever\u202c \u2066isolated \u200f\u061cmark\u200b\u2060\ufeff\u00ad end",
    "controls": "bell\x07 escape\x1b[31m null\x00 \x9b \x85 \u2028 surrogate \ud800 tab\t end",
    "hebrew": "מכון המחקר לדיור (2024) – «שכירות», 12 דירות / א׳",
    "chinese": "住房研究所关于限制旧城区租金上涨幅度的若干政策建议以及其他相关问题的详细说明",
    "long": "Donaudampfschifffahrtsgesellschaft" * 9,
}

#: Ids that are allowed, and are something else to a script, to a page or to an address.
_TOPICS = ("constructor", "main", "한국어")
_PROPOSITIONS = ("hasOwnProperty", "contents", "Weiß.a_b-c", "9")
_PAPERS = ("toString", "findings", "x" * 120)
_ACTORS = ("valueOf", "dialog-title")
_INSTRUMENT = "status"
_STANCES: tuple[Stance, ...] = ("support", "oppose", "neutral")


def hostile_corpus(text: str) -> Corpus:
    """The corpus of that text: with contested propositions, tensions, conditions, all details."""
    return Corpus(
        _codebook(text), {id: _paper(id, place, text) for place, id in enumerate(_PAPERS)}
    )


def _codebook(text: str) -> Codebook:
    topics = {id: Topic(id, f"{text} {id}", about=text, keywords=(text,)) for id in _TOPICS}
    topics[_TOPICS[2]] = topics[_TOPICS[2]]._replace(part_of=(_TOPICS[0],))
    propositions = {
        id: Proposition(id, f"{text} {id}", (_TOPICS[place % 3],))
        for place, id in enumerate(_PROPOSITIONS)
    }
    actors = {id: Actor(id, f"{text} {id}", aliases=(f"{text} alias",)) for id in _ACTORS}
    return Codebook(
        title=text,
        about=text,
        topics=topics,
        propositions=propositions,
        tensions=(Tension(_PROPOSITIONS[:2], text), Tension(_PROPOSITIONS[1:3], text)),
        actors=actors,
        instruments={_INSTRUMENT: Instrument(_INSTRUMENT, text)},
    )


def _paper(id: str, place: int, text: str) -> Paper:
    keys = ("container-title", "URL", "note", "genre", "number", "publisher-place", "page", "ISBN")
    details = dict.fromkeys(keys, text)
    if place:
        details["DOI"] = text
    return Paper(
        id,
        f"{text} {id}",
        authors=(Person(literal=f"{text} {place}"), Person(text, text, text, text)),
        publisher=f"{text} {place % 2}",
        issued="2024",
        details=details,
        dismissed=(Dismissal(text, text, text, page=text),),
        recommendations=tuple(
            Recommendation(
                id,
                f"r{number}.{_PROPOSITIONS[number]}",
                f"{text} {number}",
                actors=_ACTORS,
                targets=_ACTORS[:1],
                instrument=_INSTRUMENT,
                strength="must",
                positions=(
                    StanceOn(
                        _PROPOSITIONS[number],
                        "support" if number < 2 else _STANCES[(place + number) % 3],
                        text,
                        _ACTORS[1:],
                        "could",
                    ),
                ),
                rationale=text,
                evidence=Evidence(text, text, 3, text),
                note=text,
            )
            for number in range(4)
        ),
    )

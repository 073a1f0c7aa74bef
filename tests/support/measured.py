"""A few authors whose figures are worked out by hand where they are tested.

=====  ===========================  ========  ==========  ============
unit   cap                          build     free        social-homes
=====  ===========================  ========  ==========  ============
Ali    support (two papers of two,  oppose    support
       one of them twice), neutral
       (one of them)
Berg   support, oppose (one paper)  oppose                neutral
Chen   neutral                                neutral
Dahl                                support
Egan
=====  ===========================  ========  ==========  ============
"""

from policy_compare.model import Person
from tests.support.records import ALI, BERG, corpus, paper, urges

CHEN, DAHL, EGAN = (Person(literal=name) for name in ("Chen", "Dahl", "Egan"))

CORPUS = corpus(
    paper(
        "ali-1",
        urges({"cap": "support", "build": "oppose"}, id="a"),
        urges({"free": "support"}, id="b"),
        authors=(ALI._replace(given=""),),
    ),
    paper(
        "ali-2",
        urges({"cap": "support"}, id="c"),
        urges({"cap": "support"}, id="d"),
        urges({"cap": "neutral"}, id="e"),
        authors=(ALI._replace(given=""),),
    ),
    paper(
        "berg",
        urges({"cap": "support", "build": "oppose"}, id="f"),
        urges({"cap": "oppose", "social-homes": "neutral"}, id="g"),
        authors=(BERG._replace(given=""),),
    ),
    paper("chen", urges({"cap": "neutral", "free": "neutral"}, id="h"), authors=(CHEN,)),
    paper("dahl", urges({"build": "support"}, id="i"), authors=(DAHL,)),
    paper("egan", urges(id="j"), authors=(EGAN,)),
)

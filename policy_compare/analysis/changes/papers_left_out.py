"""Which papers two states cannot be compared in, since one of the states has errors in them."""

from collections.abc import Callable, Mapping

from policy_compare.analysis.coders.folded_words import fold_words
from policy_compare.model import Corpus, Paper

#: What a paper with errors, by its id, is before and after: readable, perhaps by another id, which
#: then stands there instead; with errors; or not there.
PapersLeftOut = Mapping[str, tuple[str | None, str | None]]


def leave_out_of_both(
    before: Corpus, after: Corpus, *readers: Callable[[str], str]
) -> tuple[Corpus, Corpus, PapersLeftOut]:
    """The two states without papers that either leaves out, and what is left out.

    What only one of them leaves out would pass for new or gone. The ``readers`` give what the file
    of a paper with errors holds in each, by the paper's id.
    """
    wrong = sorted({*before.left_out, *after.left_out})
    names = _other_names(before, after, readers[0]) | _other_names(after, before, readers[1])

    def in_words(corpus: Corpus, id: str) -> str | None:
        if id in corpus.left_out:
            return "has errors"
        return "readable" if id in corpus.papers else names.get(id)

    def read_in_both(corpus: Corpus) -> Corpus:
        ids = (id for id in corpus.papers if id not in {*wrong, *names.values()})
        return corpus._replace(papers={id: corpus.papers[id] for id in ids}, left_out=())

    left_out = {id: (in_words(before, id), in_words(after, id)) for id in wrong}
    return read_in_both(before), read_in_both(after), left_out


def _other_names(here: Corpus, there: Corpus, read_here: Callable[[str], str]) -> dict[str, str]:
    """By which other ids papers that have errors here are called there, as far as one can tell."""
    missing = [there.papers[id] for id in there.papers if id not in {*here.papers, *here.left_out}]
    names = {}
    for id in here.left_out if missing else ():
        if id not in there.papers and id not in there.left_out:
            words = " ".join(fold_words(read_here(id)))
            same = (paper.id for paper in missing if _is_said_in(words, paper))
            if name := next(same, ""):
                names[id] = name
    return names


def _is_said_in(words: str, paper: Paper) -> bool:
    """Whether half of what the paper recommends stands there in its own words."""
    statements = (" ".join(fold_words(one.statement)) for one in paper.recommendations)
    there = [statement in words for statement in statements]
    return any(there) and 2 * sum(there) >= len(there)

"""Every kind of problem that the files of a corpus can have, as its checks declare them."""

from policy_compare.corpus import reader
from policy_compare.corpus.form import checks, keys, kinds
from policy_compare.corpus.tables import foreign, imports, papers, sheet
from policy_compare.corpus.yaml import compose
from policy_compare.problems import kinds_declared_in

#: The kinds of the modules, in this order: a module that declares some is entered here.
CORPUS_PROBLEMS = tuple(
    kinds_declared_in((compose, kinds, keys, checks, sheet, papers, foreign, imports, reader))
)

"""Every kind of problem that a look at the papers' texts shows, as its checks declare them."""

from policy_compare.evidence import guessed_encoding, misleading_quotes, text_checks
from policy_compare.problems import kinds_declared_in

#: The kinds of the modules, in this order: a module that declares some is entered here.
TEXT_PROBLEMS = tuple(kinds_declared_in((text_checks, guessed_encoding, misleading_quotes)))

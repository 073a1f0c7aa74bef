"""Attacks the program on purpose: with what it reads, how it is called, and what stops it.

Each kind of attack is a record in ``kinds``; ``python -m tests.benchmarks.attack`` runs them
and counts. A try is drawn from the seed, the kind and its number alone, so that each can be
made again by itself.
"""

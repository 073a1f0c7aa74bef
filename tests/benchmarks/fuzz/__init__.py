"""Spoils the files of papers in every way and sees that each is read or refused in a sentence.

``python -m tests.benchmarks.fuzz`` runs it. A try is drawn from the seed and its number alone,
so that each can be made again by itself.
"""

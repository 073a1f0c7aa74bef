"""Decisions on a corpus: taken one by one, undone, and put into its files. No terminal."""

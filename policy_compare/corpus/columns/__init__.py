"""Corpora whose positions stand in tables of columns: opened, sliced, checked, written."""

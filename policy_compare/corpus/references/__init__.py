"""Descriptions of papers in the forms of reference managers, read as records."""

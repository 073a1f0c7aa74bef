"""The projects of other programs for coding texts, read as records."""

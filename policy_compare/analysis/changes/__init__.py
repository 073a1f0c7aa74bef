"""Two states of a corpus: what changed in the coding, and in the comparison because of it."""

"""What the words of recommendations have in common: search, likeness and cross-references."""

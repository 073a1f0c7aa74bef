"""Two codings of the same papers: what is the same in both, and how far they agree."""

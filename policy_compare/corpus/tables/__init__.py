"""Tables as papers: a corpus's own, and those that were made elsewhere."""

"""A page as a document for Word, in the styles of the program or of a house's template."""

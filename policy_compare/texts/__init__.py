"""A paper's file to a document: its text with its structure, whatever form the file has."""

"""Files that only say how a page looks: PDF and plain text."""

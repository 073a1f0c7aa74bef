"""A paper's text: its structure, the quotes in it, and the passages that urge an action."""

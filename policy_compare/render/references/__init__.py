"""Papers as reference managers know them, and their references as a style of CSL has them."""

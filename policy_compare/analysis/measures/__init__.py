"""How alike units are and how much at one, in numbers."""

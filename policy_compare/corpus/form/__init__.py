"""What the files of a corpus may hold, how each value is read, and what it must mean."""

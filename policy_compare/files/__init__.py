"""What the program reads and writes on the disk, whatever is in it."""

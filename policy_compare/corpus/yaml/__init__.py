"""YAML with the place of each value: read, changed to the byte, written."""

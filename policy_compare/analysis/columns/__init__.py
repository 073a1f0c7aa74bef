"""What an engine is asked about positions in columns, and the records that come of its answers."""

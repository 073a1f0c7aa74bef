"""From a corpus to plain results. Nothing here reads, writes or formats."""

"""The English of urging: from a document to the passages that ask for an action, each with why."""

"""From the files of a corpus to a :class:`~policy_compare.model.Corpus`, or to problems."""

"""From other programs' projects to a corpus: what their codes mean, and what joins two corpora."""

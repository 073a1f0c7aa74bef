"""Changes of a whole coding at once: names renamed, merged and split, two codings reconciled."""

"""Large corpora as they were read, kept so that the next reading is quick."""

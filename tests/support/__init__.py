"""Makes corpora, texts and runs of the program for tests, and looks at what comes of them."""

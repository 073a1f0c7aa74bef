"""Makes corpora, texts and runs of the program for tests, and looks at what comes of them."""

#: Why a test of a page is not run.
NO_CHROMIUM = "no Chromium was found"

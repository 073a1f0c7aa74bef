"""Compare the recommendations of policy papers: who wants what, and how they differ."""

# Written here, once, and read from here by the build: asking the installed
# metadata for it would cost every start more than reading a small corpus does.
__version__ = "0.1.0"

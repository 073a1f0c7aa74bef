"""How fast the program is, as ratios to what the same machine does without it.

``python -m tests.benchmarks`` measures and prints a table; see ``__main__``. No test
asserts a time, since a time says as much about the machine as about the program.
"""

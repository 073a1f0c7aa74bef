"""Finds the addresses of the web in a text: those that a reader may be led to."""

import re

#: An address ends before a sign that would end a cell, and before the sentence's own. No other
#: scheme than these is one, since some of them run what they lead to.
ADDRESS = re.compile(r"https?://(?=\w)[^\s<>|`\\]*[^\s<>|`\\.,;:!?)'\"’”]")

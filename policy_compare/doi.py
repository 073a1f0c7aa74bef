"""What a DOI looks like, wherever one is read or checked."""

import re

#: A registrant and a name of its own, as in ``10.1000/182``.
DOI_PATTERN = re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]+)*/\S+")

#: What stands around a DOI in a text or in markup, and hardly in one.
_END = re.compile(r"[\s\"<>]")


def find_doi(text: str) -> str:
    """The first DOI in a text, without what the sentence around it ends in, or an empty text.

    A closing bracket stays with its pair.
    """
    start = DOI_PATTERN.search(text)
    if start is None:
        return ""
    doi = _END.split(start.group())[0].rstrip(".,;'")
    for opening, closing in ("()", "[]"):
        while doi.endswith(closing) and doi.count(closing) > doi.count(opening):
            doi = doi[:-1].rstrip(".,;'")
    return doi

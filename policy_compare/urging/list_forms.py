"""The form in which the items of a list ask: *Build …*, *Building …*, *Homes to be built*.

What most items of a list have in common says of each what it would not say alone.
"""

from collections.abc import Sequence
from typing import Final, Literal

from policy_compare.texts.document import Block
from policy_compare.urging import weights
from policy_compare.urging.bare_forms import find_gerund, find_imperative, find_infinitive

#: ``mixed`` is a list in which most items have one form or another. Empty: no form.
ListForm = Literal["imperative", "gerund", "infinitive", "mixed", ""]

#: Of these a list may consist.
_COMMON: Final[tuple[ListForm, ...]] = ("imperative", "gerund")


def form_of_block(block: Block) -> ListForm:
    """The form of the sentence that begins a paragraph or an item; of others none.

    A heading's only form is the imperative.
    """
    if block.kind == "heading":
        return "imperative" if find_imperative(block.text, listed=True) else ""
    if block.kind not in {"paragraph", "item", "cell"}:
        return ""
    if find_imperative(block.text, listed=True):
        return "imperative"
    if find_gerund(block.text):
        return "gerund"
    return "infinitive" if find_infinitive(block.text) else ""


def forms_of_lists(blocks: Sequence[Block], forms: Sequence[ListForm]) -> list[ListForm]:
    """For each block the form that most items of its list have; outside of lists none.

    A list is three items or more with nothing but notes between, or as many paragraphs
    that all begin with an imperative, or as many headings of one level below another.
    ``forms`` are those of the blocks.
    """
    shared_forms: list[ListForm] = [""] * len(blocks)
    below: dict[tuple[int, tuple[str, ...]], list[int]] = {}
    for number, block in enumerate(blocks):
        if block.kind == "heading":
            below.setdefault((block.level, block.trail), []).append(number)
    for headings in below.values():
        _set_shared_form(headings, forms, shared_forms)
    for kind in ("item", "paragraph"):
        run: list[int] = []
        for number, block in enumerate(blocks):
            if block.kind == kind and (kind == "item" or forms[number] == "imperative"):
                run.append(number)
            elif block.kind != "note":
                _set_shared_form(run, forms, shared_forms)
                run = []
        _set_shared_form(run, forms, shared_forms)
    return shared_forms


def _set_shared_form(
    run: Sequence[int], forms: Sequence[ListForm], shared_forms: list[ListForm]
) -> None:
    """Give the blocks of a run, by their numbers, the form that they share."""
    if len(run) >= weights.LIST_LENGTH:
        shared = _most_common_form([forms[number] for number in run])
        for number in run:
            shared_forms[number] = shared


def _most_common_form(forms: Sequence[ListForm]) -> ListForm:
    """The form of most, ``mixed`` where most have one or another, else none."""
    for common_form in _COMMON:
        if 2 * forms.count(common_form) > len(forms):
            return common_form
    return "mixed" if 2 * forms.count("") < len(forms) else ""

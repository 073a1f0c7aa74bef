"""Every action of the coding screen, declared once: its keys, what it is called, what it calls.

The line of keys, the page of keys, the command palette and the table in the guide are made of it.
"""

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from policy_compare.cli.screens.desk import KeyEffect


class KeyAction(NamedTuple):
    """An action: its ``keys`` as Textual calls them, and as they are ``shown`` to people.

    ``label`` says in a word or two what it does, ``help`` in a sentence. ``effect`` names the
    module of this room, and the function in it, that does it. Those with a ``place`` stand in the
    line of keys as far as they fit, in that order.
    """

    name: str
    keys: str
    shown: str
    label: str
    effect: str
    help: str
    place: int = 0

    def find_effect(self) -> "KeyEffect":
        """What does it; loaded when it is needed, so that the screen is there before."""
        module, _, function = self.effect.partition(".")
        effect: KeyEffect = getattr(import_module(f"{__package__}.{module}"), function)
        return effect


# fmt: off
_ACTIONS = (
    KeyAction("accept", "enter", "Enter", "accept", "deciding.accept_item",
              "Accept the recommendation as it stands, and go to the next open one.", 1),
    KeyAction("dismiss", "d", "d", "dismiss", "writing.dismiss_item",
              "It urges nothing: write why, or choose one of the last reasons.", 2),
    KeyAction("number", "1,2,3,4,5,6,7,8,9", "1…9", "stance", "deciding.choose_number",
              "Support the proposition with that number. The same number again opposes it, takes "
              "no side, and leaves it.", 3),
    KeyAction("support", "plus", "+", "support", "deciding.take_stance",
              "Support the marked proposition."),
    KeyAction("oppose", "minus,minus_sign", "−", "oppose", "deciding.take_stance",
              "Oppose the marked proposition (the key -)."),
    KeyAction("neutral", "tilde", "~", "neutral", "deciding.take_stance",
              "Take the marked proposition up, and no side."),
    KeyAction("none", "0", "0", "none", "deciding.speak_to_none",
              "It speaks to no proposition: a frame.", 6),
    KeyAction("proposition", "slash", "/", "find", "choosing.choose_proposition",
              "Find a proposition by some of its letters, or make a new one.", 4),
    KeyAction("same", "equals_sign", "=", "same as before", "deciding.repeat_names",
              "Take the actors and targets of the decision before.", 11),
    KeyAction("actors", "a", "a", "actors", "choosing.choose_names",
              "Choose who is asked, or make a new actor. Tab chooses several.", 7),
    KeyAction("targets", "t", "t", "targets", "choosing.choose_names",
              "Choose on or toward whom."),
    KeyAction("instrument", "i", "i", "instrument", "choosing.choose_instrument",
              "Choose the lever."),
    KeyAction("strength", "s", "s", "strength", "deciding.change_strength",
              "Change the strength, from must to should to could.", 9),
    KeyAction("topics", "o", "o", "topics", "choosing.choose_names",
              "Choose topics beside those of its propositions, or make a new one."),
    KeyAction("condition", "c", "c", "condition", "writing.write_condition",
              "Write what the marked position hangs on."),
    KeyAction("doers", "b", "b", "by", "choosing.choose_doers",
              "Choose who would do what the marked proposition says, if not who is asked."),
    KeyAction("bound", "S", "S", "position's strength", "deciding.change_position_strength",
              "Change the strength of the marked position, where the wording binds to less."),
    KeyAction("statement", "e", "e", "statement", "writing.write_text",
              "Word the statement anew.", 12),
    KeyAction("quote", "v", "v", "quote", "writing.select_quote",
              "Select other words of the passage as the quote."),
    KeyAction("note", "N", "N", "note", "writing.write_text",
              "Write a note."),
    KeyAction("split", "x", "x", "split", "deciding.split_item",
              "Make two recommendations of the passage."),
    KeyAction("merge", "m", "m", "merge", "deciding.merge_item",
              "Make one recommendation of this and the next one."),
    KeyAction("tension", "T", "T", "tension", "choosing.choose_tension",
              "Say which proposition pulls against the marked one, and why."),
    KeyAction("next", "n", "n", "next", "moving.go_to_next_open",
              "Skip it: go to the next open one, in the next paper where this has none.", 10),
    KeyAction("previous", "p", "p", "previous", "moving.go_to_previous_open",
              "Go to the open one before."),
    KeyAction("down", "down,right", "↓ →", "one on", "moving.go_by_one",
              "Go to the next one, open or not."),
    KeyAction("up", "up,left", "↑ ←", "one back", "moving.go_by_one",
              "Go to the one before, open or not."),
    KeyAction("section", "g", "g", "section", "moving.choose_section",
              "See how far each section is coded, and go to one."),
    KeyAction("paper", "G", "G", "paper", "moving.choose_paper",
              "See how far each paper is coded, and go to one."),
    KeyAction("read_on", "pagedown,space", "PgDn", "read on", "moving.read_text",
              "Move the text on; the mouse's wheel does it too."),
    KeyAction("read_back", "pageup", "PgUp", "read back", "moving.read_text",
              "Move the text back."),
    KeyAction("fields_on", "right_square_bracket", "]", "fields on", "moving.move_fields",
              "Move the fields on, where there are more than fit."),
    KeyAction("fields_back", "left_square_bracket", "[", "fields back", "moving.move_fields",
              "Move the fields back."),
    KeyAction("undo", "u", "u", "undo", "deciding.undo_decision",
              "Take the last decision back, then the one before, as many as there were.", 8),
    KeyAction("redo", "ctrl+r", "Ctrl+R", "redo", "deciding.redo_decision",
              "Take again what was undone."),
    KeyAction("keys", "question_mark", "?", "keys", "moving.show_keys",
              "Show every key.", 5),
    KeyAction("quit", "q,ctrl+c", "q", "quit", "moving.leave",
              "Quit. What was decided is in the files. Ctrl+C does the same.", 13),
)
# fmt: on

#: The actions by their names, in the order in which they are listed.
KEY_ACTIONS = {action.name: action for action in _ACTIONS}

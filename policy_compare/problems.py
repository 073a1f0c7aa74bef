"""What can be wrong with a corpus, as values.

A problem never stops anything by itself: checks return problems, the reader
collects them all, and ``check`` shows them. ``KINDS`` holds every kind there is;
a code, once published, keeps its meaning.
"""

from collections.abc import Iterable
from typing import Literal, NamedTuple

Severity = Literal["error", "warning"]


class Problem(NamedTuple):
    """One thing that is wrong at one place. Lines and columns count from 1; 0 is none."""

    severity: Severity
    code: str
    file: str
    line: int
    column: int
    message: str
    hint: str = ""


class Kind(NamedTuple):
    """One kind of problem.

    ``message`` and ``hint`` are templates that :func:`problem` fills; ``about`` says
    what the code means and why it matters. ``several`` is what ``count`` problems of the
    kind are called together, where the message of each tells no more than its place does.
    """

    code: str
    severity: Severity
    message: str
    hint: str
    about: str
    several: str = ""


_Alone = tuple[str, Severity, str, str, str]
_Together = tuple[str, Severity, str, str, str, str]


def _by_code(*kinds: _Alone | _Together) -> dict[str, Kind]:
    return {kind[0]: Kind(*kind) for kind in kinds}


KINDS = _by_code(
    # The folder and its files
    (
        "no-folder",
        "error",
        "there is no folder {name}",
        "name one with --corpus, or make one: policy-compare init {name}",
        "The corpus that was asked for is not there. A corpus is a folder with a "
        "codebook.yaml and one YAML file for each paper.",
    ),
    (
        "no-codebook",
        "error",
        "the folder has no codebook.yaml",
        "policy-compare init shows what one looks like",
        "Without a codebook nothing says which topics, propositions and actors there "
        "are, so no paper can be checked or compared.",
    ),
    (
        "no-papers",
        "error",
        "the folder holds no paper",
        "add a file such as ali-2023.yaml beside codebook.yaml, or draft one from a paper's "
        "text: policy-compare draft FILE",
        "Every YAML file beside codebook.yaml is a paper; here there is none, so "
        "there is nothing to compare.",
    ),
    (
        "unreadable",
        "error",
        "cannot be read: {reason}",
        "check that it is there, that you may read it, and that nothing is writing it",
        "The system refused to open the file or folder, it is none, or it changed again and "
        "again while it was read.",
    ),
    (
        "too-large",
        "error",
        "the file is too large: {reason}",
        "{fix}",
        "A file is looked at before it is read. One that is larger than any of its kind, or "
        "than there is memory to read it, is left alone; what is in the other files counts.",
    ),
    (
        "other-suffix",
        "error",
        "a file that ends in {suffix} is not read",
        "rename it to {name}",
        "Papers end in .yaml, in small letters. A file that looks like one and is not "
        "read would leave its paper out in silence.",
    ),
    (
        "device-name",
        "warning",
        "no file can be called {name} on Windows",
        "rename it, such as x-{name}",
        "CON, PRN, AUX, NUL, COM1 to COM9 and LPT1 to LPT9 are devices there, in every folder, "
        "in any case and with any suffix. A corpus with such a file cannot be copied to Windows, "
        "and git cannot check it out there. Here it is read as any other.",
    ),
    (
        "same-name",
        "warning",
        "{name} and {other} are one file on Windows and macOS",
        "rename one of the two",
        "File systems there take capitals and small letters for the same, so of the two files "
        "only one would be left. Here both are read.",
    ),
    # YAML
    (
        "not-utf8",
        "error",
        "the file is not UTF-8: byte {byte} at this place",
        "save it as UTF-8 (not UTF-16, Latin-1 or Windows-1252)",
        "All files of a corpus are UTF-8, so that names and quotes look the same on every machine.",
    ),
    (
        "yaml-syntax",
        "error",
        "the YAML does not parse: {reason}",
        "{fix}",
        "The file is not well-formed YAML from this place on, so the rest of it was "
        "not read. Most often a text with a colon or a quote mark wants quotes around "
        "it, or a line is indented otherwise than its neighbours.",
    ),
    (
        "yaml-tab",
        "error",
        "a tab stands where YAML wants spaces",
        "indent with spaces",
        "YAML forbids tabs in indentation. Most editors can replace them.",
    ),
    (
        "yaml-anchor",
        "error",
        "an anchor or alias (& or *) is not read here",
        "write the text out; put quotes around a text that begins with & or *",
        "Anchors let a small file grow without limit, and make a coding hard to read. "
        "The form of a corpus needs none.",
    ),
    (
        "yaml-tag",
        "error",
        "a tag ({tag}) is not read here",
        "leave it out; put quotes around a text that begins with !",
        "Tags ask the reader to build other things than text, lists and mappings. The "
        "form of a corpus needs none, and some are an attack.",
    ),
    (
        "yaml-documents",
        "error",
        "a second document begins here",
        "make it a file of its own, and delete the --- line",
        "A file holds one paper or the codebook. What follows the --- line would not be read.",
    ),
    (
        "yaml-depth",
        "error",
        "nested deeper than anything that a corpus holds",
        "see policy-compare init for the form",
        "The form of a corpus is a few levels deep. A file that is nested much deeper "
        "is something else, or an attack.",
    ),
    (
        "empty-file",
        "error",
        "the file is empty",
        "write the paper, the codebook or the table in it, or delete it",
        "Nothing but space and comments stands in the file.",
    ),
    (
        "duplicate-key",
        "error",
        "the key '{key}' stands here a second time",
        "delete one of the two, or join them",
        "YAML readers keep the last of two equal keys and drop the first in silence, "
        "so a coding would be lost.",
    ),
    (
        "control-character",
        "error",
        "the text holds the control character {char}",
        "delete it",
        "Control characters are invisible and can rewrite what a terminal shows. No "
        "text of a paper needs them.",
    ),
    (
        "direction-character",
        "warning",
        "the text holds the invisible direction mark {char}",
        "delete it, since {why}",
        "Such marks change the order in which text is shown, so that a reader sees "
        "something else than the program. They are left out of what it prints, save those "
        "that stand in a text with letters that are read from right to left.",
    ),
    (
        "invisible-character",
        "warning",
        "the text holds the invisible character {char}",
        "delete it, since {why}",
        "Two texts that differ in it look the same and are two to a program. Such characters "
        "are left out of what is printed, save where a script needs them: joiners in Persian, "
        "Hindi and emoji, for one.",
    ),
    # Tables
    (
        "csv-syntax",
        "error",
        "the table does not parse: {reason}",
        "{fix}",
        "The file is not well-formed CSV (RFC 4180) from this place on. A cell that holds a "
        "quotation mark stands in quotation marks, and the mark in it is written twice.",
    ),
    (
        "json-syntax",
        "error",
        "the JSON does not parse: {reason}",
        "export the table again",
        "The file is not well-formed JSON from this place on.",
    ),
    (
        "json-form",
        "error",
        "the JSON holds no table",
        'give the JSON of policy-compare export, or a list such as [{{"author": "Ali"}}]',
        "A table in JSON is an object whose rows are a list of objects, or such a list alone.",
    ),
    (
        "json-cell",
        "error",
        "the row is no object, or a value in it no text, number or fitting list",
        "write each row as an object, and each value as text",
        "A row of a table in JSON is an object, and each value a text, a number or null; where a "
        "column holds several names, a list of texts.",
    ),
    (
        "half-character",
        "error",
        "{escape} is half a character",
        "write the whole character, or export the table again where it was made",
        "In JSON a rare character is written in two halves. Where one of them is missing, the "
        "program that made the table cut a text in the middle of a character, and no file can "
        "hold what is left; nothing of the table is read.",
    ),
    (
        "row-length",
        "error",
        "the row has {cells} cells, and the header has {wanted}",
        "put a cell that holds a separator in quotation marks",
        "A row with more or fewer cells than the header has them under the wrong columns.",
    ),
    (
        "duplicate-column",
        "error",
        "the column '{given}' stands there a second time",
        "delete or rename one of the two",
        "Which of the two columns is meant could not be told.",
    ),
    (
        "unnamed-column",
        "error",
        "column {number} has cells and no name",
        "name it in the header, or delete its cells",
        "What stands under no name in the header would be lost.",
    ),
    (
        "unknown-column",
        "error",
        "a table of papers has no column '{given}'",
        "{fix}",
        "The column is not part of the form, so what stands in it would be lost. A table of "
        "another making is read by policy-compare import.",
    ),
    (
        "missing-column",
        "error",
        "the table lacks the column '{given}'",
        "add it; policy-compare import reads tables of another making",
        "A table of papers says in each row of which paper and recommendation it is. The "
        "columns are those of policy-compare export --format csv.",
    ),
    (
        "missing-cell",
        "error",
        "the row has nothing under '{name}'",
        "fill it, or delete the row",
        "Without it nothing says what the row belongs to.",
    ),
    (
        "other-cell",
        "error",
        "'{name}' of {what} is another than on line {first}",
        "give it once, or the same in each row",
        "What is said of a paper or a recommendation may stand in each of its rows, but not "
        "differently.",
    ),
    (
        "repeated-row",
        "error",
        "the row says again what line {first} says of '{given}'",
        "delete one, or give one of them another recommendation",
        "A recommendation takes one stance on a proposition. A second row for the same two "
        "is a repetition, or contradicts the first.",
    ),
    (
        "dismissed-recommendation",
        "error",
        "the row dismisses a passage and names the recommendation '{given}'",
        "leave one of the two empty",
        "A passage that was dismissed is none that a recommendation stands on.",
    ),
    (
        "duplicate-paper",
        "error",
        "the paper '{given}' has rows here and a file, {file_name}",
        "keep one of the two",
        "A paper is coded in one place, or the two would drift apart.",
    ),
    (
        "unknown-stance",
        "error",
        "'{given}' is no word for a stance",
        "{fix}",
        "Tables call stances support, oppose and neutral, yes, no and abstain, agree, disagree "
        "and neutral, or 1, -1 and 0. Any other word is for you to say, with --stance-map.",
    ),
    (
        "left-out",
        "error",
        "the row was left out with its paper, '{given}'",
        "mend what is said of the paper in another row",
        "What the table says of the paper as a whole could not be read, so none of its rows was.",
    ),
    (
        "other-statement",
        "warning",
        "the proposition '{given}' is worded otherwise than before",
        "the first wording counts, or the codebook's; mend the one that is wrong",
        "A table may show what its propositions say, for those who read it.",
    ),
    (
        "other-topics",
        "warning",
        "the codebook has the proposition '{given}' under other topics than {shown}",
        "the codebook's topics count; mend the one that is wrong",
        "A table may show what topics its propositions belong to, for those who read it.",
    ),
    (
        "no-strength",
        "warning",
        "the recommendation has no strength",
        "say how binding the wording is: must, should or could",
        "Only in a table may a strength be missing, since votes and polls have none.",
        "no strength: {count} recommendations",
    ),
    (
        "none-has",
        "warning",
        "none of the {count} recommendations {what}",
        "add a column for it, if it is known",
        "What a whole table lacks is told once, and not of each of its rows.",
    ),
    # The form
    (
        "wrong-form",
        "error",
        "{what} should be {wanted}, and is {found}",
        "{fix}",
        "The value has another form than its key asks for.",
    ),
    (
        "missing-key",
        "error",
        "{what} lacks the key '{key}'",
        "add {key}: {about}",
        "The key is needed; where the paper gives nothing for a list, say so with [].",
    ),
    (
        "unknown-key",
        "error",
        "{what} has no key '{key}'",
        "{fix}",
        "The key is not part of the form, so what stands under it would be lost. Most "
        "often it is mistyped or indented too little or too much.",
    ),
    (
        "empty-value",
        "error",
        "'{key}' has no value",
        "give one, or delete the key",
        "Nothing stands behind the key. A key may be left out, but not be there for nothing.",
    ),
    (
        "no-stance",
        "error",
        "'{key}' has no stance yet",
        "give support, oppose or neutral, or delete the line",
        "A proposition stands there without a stance, which only a coder can give. Until it "
        "is given the paper is left out of every answer, which is said each time.",
        "no stance yet: {count} positions",
    ),
    (
        "bad-id",
        "error",
        "'{given}' cannot be an id",
        "use letters, digits, '-', '_' and '.', beginning with a letter or digit",
        "Ids are cited as paper/recommendation and typed on the command line, so they "
        "hold no space, slash or other sign.",
    ),
    (
        "unknown-name",
        "error",
        "the {kind} '{given}' is not known",
        "{fix}",
        "Only what the codebook lists can be used, so that two coders mean the same by "
        "the same word. Stances are support, oppose and neutral; strengths are must, "
        "should and could.",
    ),
    (
        "duplicate-id",
        "error",
        "the recommendation id '{given}' is taken (line {first})",
        "give one of the two another id",
        "A recommendation is cited by its id; two with the same one could not be told apart.",
    ),
    (
        "no-recommendations",
        "warning",
        "the paper has no recommendation yet",
        "code its recommendations, or take the file out of the corpus",
        "A paper without recommendations is not coded to the end: it is silent on nothing, "
        "since it has not been shown to be.",
    ),
    (
        "uncoded",
        "warning",
        "'{id}' is not coded yet",
        "give positions, or write positions: {{ }} where no proposition fits",
        "Nothing says what the recommendation is for or against, as in a draft. It is in no "
        "comparison, and its paper is silent on nothing until it is coded. policy-compare list "
        "--uncoded lists what remains.",
        "not coded yet: {count} recommendations",
    ),
    (
        "stronger-position",
        "warning",
        "'{id}' is coded {own}, and its position on {proposition} {given}",
        "leave the position's strength out, or code the recommendation as firmly",
        "A position has a strength of its own where what the proposition says is urged less "
        "firmly than what is asked: must consider giving is must for considering, and could for "
        "giving. More firmly than the wording asks for anything, it cannot be urged.",
    ),
    # Values
    (
        "bad-date",
        "error",
        "'{given}' is no date: {reason}",
        'write "2023-05-17", "2023-05", "2023", or "2023-05~" for about May 2023 (EDTF)',
        "Dates are EDTF strings, levels 0 and 1 (the Extended Date/Time Format of the "
        "Library of Congress, part of ISO 8601-2).",
    ),
    (
        "bad-doi",
        "error",
        "'{given}' is no DOI",
        "write the part that begins with 10., without https://doi.org/",
        "A DOI begins with 10., a registrant's number and a slash.",
    ),
    (
        "bad-url",
        "error",
        "'{given}' is no web address",
        "begin with https:// or http://",
        "Only web addresses become links in what the program writes.",
    ),
    (
        "bad-digest",
        "error",
        "'{given}' is no SHA-256 digest",
        "write the 64 hexadecimal digits that sha256sum prints",
        "The digest tells whether a text is the edition that was coded.",
    ),
    # The codebook's sense
    (
        "cycle",
        "error",
        "the {kind} {chain} is part of itself",
        "take one part_of out of the circle",
        "part_of builds a hierarchy; in a circle everything would contain everything.",
    ),
    (
        "tension-with-itself",
        "error",
        "'{given}' is said to be in tension with itself",
        "name two propositions",
        "A tension is between two propositions. A paper that contradicts itself on one "
        "is found without it.",
    ),
    (
        "alias-clash",
        "error",
        "'{given}' is a name of both {first} and {second}",
        "leave it with one of them",
        "An actor is understood by id, label and alias in any case, so each may belong "
        "to one actor only.",
    ),
    (
        "label-clash",
        "error",
        "the {kind} '{second}' has the same name as '{first}': '{given}'",
        "tell them apart in the label",
        "Names are understood by id and by label in any case, so each may belong to one only.",
    ),
    (
        "repeated-tension",
        "warning",
        "the tension between {first} and {second} is listed twice",
        "join the two reasons",
        "Both lists of it would be shown as if they were two.",
    ),
    # The coding's sense
    (
        "long-quote",
        "error",
        "the quote has {words} words, and the codebook allows {most}",
        "keep only the phrase that matters",
        "A quote is a phrase to find the place by, not a copy of the text. The limit "
        "is the codebook's quote_words.",
        "more words than the codebook allows: {count} quotes",
    ),
    (
        "repeated-name",
        "warning",
        "'{given}' stands twice in the list",
        "delete one",
        "The second mention changes nothing, and may stand where another was meant.",
    ),
    (
        "no-authors",
        "warning",
        "the paper does not say who wrote it",
        "add authors, or authors: [] where the text names nobody",
        "A missing byline should be a finding, not an omission. A paper without "
        "authors is shown by its short title.",
        "no word on who wrote it: {count} papers",
    ),
    (
        "no-topic",
        "warning",
        "the recommendation belongs to no topic",
        "name a topic, or a proposition that has one",
        "It is in no comparison by topic, so it is easily overlooked.",
        "no topic: {count} recommendations",
    ),
    (
        "no-evidence",
        "warning",
        "the recommendation has no quote",
        "add evidence with a short quote and its place",
        "Without a quote nobody can check the coding against the paper.",
        "no quote: {count} recommendations",
    ),
    (
        "no-place",
        "warning",
        "the quote has no place",
        "add section, paragraph or page; check --fix does where the text is at hand",
        "With its place a quote is found in the paper in a moment.",
        "no place: {count} quotes",
    ),
    (
        "unchecked-names",
        "warning",
        "the names in the papers were not checked, since this file cannot be read",
        "mend the codebook, and check again",
        "Which topics, propositions, actors and instruments there are stands in the "
        "codebook. Until it can be read, a wrong name in a paper goes unnoticed.",
    ),
    (
        "unused-proposition",
        "warning",
        "no recommendation speaks to the proposition '{given}'",
        "code a recommendation that does, or delete it from the codebook",
        "A proposition that nobody speaks to is shown nowhere. It may be mistyped in "
        "a paper, or left over.",
        "spoken to by no recommendation: {count} propositions",
    ),
    # The coding against the papers' texts
    (
        "quote-not-found",
        "error",
        "the quote of '{id}' is not in {source}",
        "{nearest}",
        "The words do not stand in the paper's text, even where white space, hyphens, "
        "dashes, quotation marks and letter case are set aside. The hint shows the most "
        "similar passage: [-words-] stand only in the quote, {+words+} only in the text.",
    ),
    (
        "cut-quote",
        "error",
        "the quote of '{id}' {how}",
        "quote words and numbers whole, with their endings, hyphens and signs",
        "What begins or ends inside a number, a contraction, a possessive or a word with a hyphen "
        "or a prefix, or leaves out the sign before a number, may say the opposite: “lethal aid” "
        "stands in “non-lethal aid”, “should” in “shouldn't”, “2” in “2.5”.",
    ),
    (
        "parted-quote",
        "error",
        "the quote of '{id}' {how}",
        "let an ellipsis stay in its paragraph, or quote one of the two alone",
        "An ellipsis may stand for words of one paragraph or item. Words of two, put together, "
        "are a sentence that the paper does not have.",
    ),
    (
        "turning-ellipsis",
        "warning",
        "the ellipsis in the quote of '{id}' leaves out “{words}”",
        "quote “{other}” too, unless the rest means the same without it",
        "Words such as not, but and unless turn the sense of what stands beside them: “should … be "
        "given” stands in “should not be given”.",
    ),
    (
        "denied-quote",
        "warning",
        "the quote of '{id}' begins behind a word that denies it: “{words}”",
        "begin the quote with it, unless the rest means the same without it",
        "Whoever reads the quote alone reads the opposite: “be given lethal aid” stands in “should "
        "not be given lethal aid”.",
    ),
    (
        "denied-behind",
        "warning",
        "the quote of '{id}' ends before a word that denies or limits it: “{words}”",
        "end the quote behind it, unless the rest means the same without it",
        "Whoever reads the quote alone reads more than the paper says, or the opposite: “aid "
        "should be given” stands in “aid should be given to no one”.",
    ),
    (
        "cut-number",
        "warning",
        "the quote of '{id}' begins or ends amid the number “{words}”",
        "quote the number as a whole",
        "Whoever reads the quote alone reads another number: “five homes” stands in “one hundred "
        "and five homes”.",
    ),
    (
        "quote-over-sentences",
        "warning",
        "the ellipsis in the quote of '{id}' leads into another sentence: “{words}”",
        "quote one of the two, unless both speak of the same",
        "Words of two sentences, put together, may say of one what the paper says of another: “the "
        "council should … leave” stands in “the council should pay. The builders will leave”.",
    ),
    (
        "quote-over-blocks",
        "warning",
        "the quote of '{id}' runs on into {other}: “{words}”",
        "keep to one of the two; if the text was read wrongly there, leave it",
        "What stands in two items, in two paragraphs or in a text and its footnote is no phrase of "
        "the paper's, but two. A line of the text may also have been taken for one of its own.",
    ),
    (
        "other-word",
        "warning",
        "the quote of '{id}' has “{words}”, and the text “{other}”",
        "write it as the text does",
        "Hyphens and raised digits are set aside when a quote is looked up, since they are copied "
        "in many ways. Here they make another word or number: resign is not re-sign, and 105 is "
        "not 10 with a raised 5.",
    ),
    (
        "bracketed-number",
        "warning",
        "the quote of '{id}' leaves out “{other}” for a footnote's mark, and no footnote of that "
        "number was found: “{words}”",
        "if it is a number of the paper's own, as in “Article [10]”, quote it",
        "Numbers in brackets are taken for the marks of notes. In a text without such notes one "
        "may belong to the sentence.",
    ),
    (
        "meagre-quote",
        "warning",
        "the quote of '{id}' says nothing by itself: “{words}”",
        "quote a phrase that says what is urged",
        "A digit, a letter or words such as “of the” stand anywhere, so nobody can check the "
        "coding by them.",
    ),
    (
        "wrong-place",
        "warning",
        "the quote of '{id}' is not where it is coded: {coded}",
        "its place is: {right}",
        "The quote is in the text, but not where the coding says. Paragraphs are counted "
        "from 1 in their section; items of lists count, headings and footnotes do not.",
    ),
    (
        "ambiguous-quote",
        "warning",
        "the quote of '{id}' stands {count} times in {source}",
        "say which is meant: {places}",
        "The place that is coded does not decide which of them is meant.",
    ),
    (
        "other-edition",
        "warning",
        "{source} is not the edition that was coded: its SHA-256 is {digest}",
        "find the edition that was coded, or check every quote and write the new digest",
        "The text differs from the one that the paper's source.sha256 was taken of. Its "
        "wording and its paragraphs may have changed.",
    ),
    (
        "no-source",
        "warning",
        "the text {file_name} is not in {folder}: {quotes} not verified",
        "put it there under this name, or name it in the paper's source.file",
        "Texts are looked up by their paper's source.file, else by the paper's id, and under "
        "any name by its source.sha256. What is not there cannot be checked.",
    ),
    (
        "unreadable-source",
        "error",
        "the paper's text was not read: {reason}",
        "{fix}",
        "The text is there, but no words can be taken from it.",
    ),
    (
        "strength-wording",
        "warning",
        "'{id}' is coded {coded}, and its wording says {said}: “{words}”",
        "code {said}, or say in its note why not",
        "How binding a recommendation is follows its wording: must and need to; should and "
        "recommend; could, may and might. The coding may still be right, where another "
        "word of the sentence governs the quoted ones.",
    ),
    (
        "verbatim-statement",
        "warning",
        "the statement of '{id}' is the paper's own wording",
        "say in your own words what is urged",
        "A statement is what the coder understood. A sentence of the paper's hides that, "
        "and what it copies may not be passed on. A draft begins so, for you to reword.",
        "in the paper's own wording: {count} statements",
    ),
    (
        "stale-dismissal",
        "warning",
        "the dismissed passage “{quote}” {how}",
        "delete it, or quote it to the letter",
        "A passage that was dismissed stands no longer in the text: dismissing it has no effect.",
    ),
)


def problem(code: str, file: str, line: int = 0, column: int = 0, **values: object) -> Problem:
    """A problem of the kind ``code``, its templates filled with ``values``."""
    kind = KINDS[code]
    return Problem(
        kind.severity,
        code,
        file,
        line,
        column,
        kind.message.format_map(values),
        kind.hint.format_map(values),
    )


#: What is wrong with nothing that is coded to the end.
_UNFINISHED = ("uncoded", "no-recommendations")


def unfinished_as_errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems, with each that tells that something is still to be coded as an error."""
    return tuple(
        one._replace(severity="error") if one.code in _UNFINISHED else one for one in problems
    )


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of the problems is an error rather than a warning."""
    return any(problem.severity == "error" for problem in problems)

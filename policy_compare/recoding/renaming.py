"""Gives a thing of a corpus another id, in the codebook and in all papers at once."""

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from policy_compare.corpus.changed_contents import table_error
from policy_compare.corpus.corpus_files import CODEBOOK, PAPER_SUFFIX, TABLE
from policy_compare.corpus.form.text_patterns import BAD_ID, is_id
from policy_compare.corpus.yaml.edit import change_values
from policy_compare.corpus_names import CODEBOOK_SECTIONS, CodebookKind, CorpusNames
from policy_compare.errors import CallError
from policy_compare.model import Codebook, Corpus
from policy_compare.names import fold_name
from policy_compare.recoding.name_places import replace_names
from policy_compare.recoding.recoded_files import Recoding, finish_recoding, read_sound_corpus
from policy_compare.statement_table import codebook_values

#: The kinds of thing that go by ids.
RecodedKind = Literal[CodebookKind, "paper"]


def rename_thing(
    folder: Path, kind: RecodedKind, typed: str, new: str, *, keep_alias: bool
) -> Recoding:
    """What gives the id ``new`` to what is called as it was ``typed``.

    With ``keep_alias`` the old id stays a former name of it.

    Raises:
        CorpusError: the corpus has errors.
        UnknownName: nothing of the kind is called so.
        CallError: the new id cannot be one or is taken, or a name stands in a table.
    """
    reading, corpus, places = read_sound_corpus(folder, kind)
    old = CorpusNames(corpus).resolve_name(kind, typed)
    check_new_id(corpus, kind, old, new)
    new_names = {place: new for place in places if place.name == old}
    contents = {**reading.contents, **replace_names(reading.contents, new_names)}
    models = {}
    if kind == "paper":
        file, new_file = corpus.papers[old].file, f"{new}{PAPER_SUFFIX}"
        if file == TABLE:
            raise table_error(old)
        contents[new_file] = contents.pop(file)
        models[new_file] = file
    change_former_names(contents, corpus.codebook, kind, {old: new}, keep=keep_alias)
    return finish_recoding(reading, contents, kind, (old,), models)


def check_new_id(corpus: Corpus, kind: RecodedKind, old: str, new: str) -> None:
    """Stop where the new id cannot be one, or something of the kind is called so.

    Raises:
        CallError: it is so.
    """
    if not is_id(new):
        raise CallError(BAD_ID.message.format(given=new), BAD_ID.hint)
    if kind == "paper" and fold_name(new) == CODEBOOK.removesuffix(PAPER_SUFFIX):
        raise CallError(f"{CODEBOOK} is the codebook's file", "give another id")
    entries = (
        corpus.papers if kind == "paper" else getattr(corpus.codebook, CODEBOOK_SECTIONS[kind])
    )
    for id in entries:
        if fold_name(id) == fold_name(new) and (id != old or id == new):
            raise CallError(
                f"the {kind} {id} is there already",
                f"policy-compare merge {kind} {old} {id} --into {id} makes one of two",
            )


def change_former_names(
    contents: dict[str, bytes],
    book: Codebook,
    kind: RecodedKind,
    new_ids: Mapping[str, str],
    *,
    keep: bool,
) -> None:
    """Let the former names in the codebook's file lead to the new ids; ``keep`` adds the old ones.

    What something is called now is no former name.
    """
    before = book.former_names.get(kind, {})
    names = {id: new_ids.get(now, now) for id, now in before.items()} | dict(
        new_ids if keep else {}
    )
    names = {id: now for id, now in names.items() if id not in new_ids.values()}
    all_names = {**book.former_names, kind: names}
    after = book._replace(former_names={kind: some for kind, some in all_names.items() if some})
    text = contents[CODEBOOK].decode()
    contents[CODEBOOK] = change_values(text, codebook_values(book), codebook_values(after)).encode()

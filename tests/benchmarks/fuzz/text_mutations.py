"""Spoils text and pages: their tags, their entities and how their letters are written."""

import random
import re

from tests.benchmarks.attack.mutations import VALUES, cut, doubled, filled, flipped, relined
from tests.benchmarks.fuzz.package_mutations import spoil_tree

_ENCODINGS = ("utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "cp1251", "latin-1",
              "mac-roman", "shift-jis", "euc-jp", "iso2022-jp", "big5", "gb18030", "koi8-r",
              "cp437", "utf-7", "cp037")  # fmt: skip
_TAG = re.compile(rb"<[^<>]{1,300}>")
_PIECES = (
    b"<div>" * 300, b"</div>" * 5, b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<script>", b"</script>",
    b"<template>", b"<plaintext>", b"<base href='//x'>", b"<svg><title>", b"<table><tr><td>" * 40,
    b"<meta charset=utf-7>", b"<meta charset='x-user-defined'>", b"<?xml encoding='utf-16'?>",
    b"&#0;", b"&#xD800;", b"&#x110000;", b"&#99999999999;", b"&nosuch;", b"&amp;lt;", b"&#x80;",
    b"<title>&#xD83D;&#27;[2J</title>", b"<meta name=author content='&#xDFFF;&#1;'>",
    b"<meta name=date content='99999-99-99'>", b"<p " + b"a=1 " * 200 + b">", b"<frameset><frame>",
    b"\xed\xa0\x80", b"\xef\xbf\xbe", b"\x00", b"\x1b$B\x1b(B", b"\x85", b"\xe2\x80\xae",
    b"> " * 70, b"- " * 70, b"[" * 200, b"`" * 99, b"|a" * 300 + b"\n" + b"|-" * 300 + b"\n",
    b"\xcc\x81" * 300, b"\n# \n", b"\n[^1]: x\n", b"\x0c" * 30, b"\t" * 400, b"x" * 9000,
)  # fmt: skip


def spoil_text(chance: random.Random, data: bytes) -> bytes:
    """Text or a page with a few things in it changed."""
    for _ in range(chance.choice((1, 1, 2, 4))):
        data = chance.choice(_WAYS)(chance, data)
    return data


def _recode(chance: random.Random, data: bytes) -> bytes:
    """All of it in another encoding, or a piece."""
    start = chance.randint(0, len(data)) if chance.random() < 0.5 else 0
    end = len(data) if start == 0 else start + chance.randint(1, 500)
    try:
        piece = (
            data[start:end].decode("utf-8", "replace").encode(chance.choice(_ENCODINGS), "replace")
        )
    except (UnicodeError, LookupError):
        return data
    return data[:start] + piece + data[end:]


def _put_pieces(chance: random.Random, data: bytes) -> bytes:
    for _ in range(chance.randint(1, 3)):
        place = chance.randint(0, len(data))
        piece = chance.choice(_PIECES)
        if chance.random() < 0.2:
            piece = chance.choice(VALUES).encode("utf-8", "surrogatepass")
        data = data[:place] + piece + data[place:]
    return data


def _change_tags(chance: random.Random, data: bytes) -> bytes:
    """Tags left out, doubled or put in the place of which stand others."""
    tags = [*_TAG.finditer(data)]
    if not tags:
        return filled(chance, data)
    for _ in range(chance.randint(1, 6)):
        tag, other = chance.choice(tags), chance.choice(tags).group()
        new = chance.choice((b"", tag.group() * 2, other, other + tag.group(), tag.group()[:-1]))
        data = data[: tag.start()] + new + data[tag.end() :]
        tags = [*_TAG.finditer(data)] or tags
    return data


_WAYS = (
    flipped, cut, doubled, filled, relined, _recode, _recode, _put_pieces, _put_pieces,
    _change_tags, _change_tags, spoil_tree,
)  # fmt: skip

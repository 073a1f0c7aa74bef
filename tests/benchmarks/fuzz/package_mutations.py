"""Spoils archives of XML, as Word and LibreOffice write them: their parts, nodes and values."""

import io
import random
import warnings
import zipfile
from collections.abc import Callable
from copy import deepcopy
from typing import Any

from lxml import etree

from tests.benchmarks.attack.mutations import VALUES, cut, doubled, flipped

#: A larger part is spoilt by its bytes, since its tree takes too long.
_LARGEST_TREE = 400_000

_TEXT_PARTS = ("word/document.xml", "content.xml", "word/styles.xml", "word/numbering.xml",
               "docProps/core.xml", "meta.xml", "[Content_Types].xml", "_rels/.rels",
               "word/_rels/document.xml.rels", "word/footnotes.xml", "styles.xml")  # fmt: skip

Parts = list[tuple[str, bytes]]


def spoil_package(chance: random.Random, data: bytes) -> bytes:
    """The archive with a few things in it changed; one that is none has its bytes changed."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = [(name, archive.read(name)) for name in archive.namelist()]
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError):
        return flipped(chance, data)
    for _ in range(chance.choice((1, 1, 2, 4))):
        if parts:
            parts = chance.choice(_WAYS)(chance, parts)
    return _packed(chance, parts)


def _packed(chance: random.Random, parts: Parts) -> bytes:
    out = io.BytesIO()
    way = chance.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED,
                         zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA))  # fmt: skip
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w", way) as archive:
        # Two parts of one name are what is wanted.
        warnings.simplefilter("ignore")
        for name, content in parts:
            # Of a time that is not now, so that a try can be made again.
            archive.writestr(zipfile.ZipInfo(name), content, way)
    data = out.getvalue()
    return flipped(chance, data) if chance.random() < 0.05 else data


def _drop_part(chance: random.Random, parts: Parts) -> Parts:
    place = _any_part(chance, parts)
    return [*parts[:place], *parts[place + 1 :]]


def _swap_parts(chance: random.Random, parts: Parts) -> Parts:
    one, other = _any_part(chance, parts), _any_part(chance, parts)
    parts[one], parts[other] = (parts[one][0], parts[other][1]), (parts[other][0], parts[one][1])
    return parts


def _rename_part(chance: random.Random, parts: Parts) -> Parts:
    place = _any_part(chance, parts)
    names = [name for name, _ in parts]
    name = chance.choice(
        (*names, "../x.xml", "/word/document.xml", "WORD/DOCUMENT.XML", "a\\b", "x/")
    )
    parts[place] = (name, parts[place][1])
    return parts


def _double_part(chance: random.Random, parts: Parts) -> Parts:
    name, content = parts[_any_part(chance, parts)]
    return [*parts, (name, cut(chance, content))]


def _spoil_bytes(chance: random.Random, parts: Parts) -> Parts:
    place = _any_part(chance, parts)
    name, content = parts[place]
    parts[place] = (name, chance.choice((flipped, cut, doubled))(chance, content))
    return parts


def _change_words(chance: random.Random, parts: Parts) -> Parts:
    """Names and values of the part put in the place of which stand others."""
    place = _any_part(chance, parts)
    name, content = parts[place]
    pieces = content.split(b'"')
    for _ in range(chance.randint(1, 4)):
        one, other = chance.randrange(len(pieces)), chance.randrange(len(pieces))
        pieces[one] = pieces[other]
    parts[place] = (name, b'"'.join(pieces))
    return parts


def _change_tree(chance: random.Random, parts: Parts) -> Parts:
    place = _any_part(chance, parts)
    name, content = parts[place]
    parts[place] = (name, spoil_tree(chance, content))
    return parts


def _any_part(chance: random.Random, parts: Parts) -> int:
    """The place of a part: of one that matters, mostly."""
    known = [place for place, (name, _) in enumerate(parts) if name in _TEXT_PARTS]
    return chance.choice(known if known and chance.random() < 0.8 else range(len(parts)))


def spoil_tree(chance: random.Random, content: bytes) -> bytes:
    """XML with nodes moved, removed, doubled or nested, and with other values."""
    if len(content) > _LARGEST_TREE:
        return flipped(chance, content)
    try:
        tree = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    except (etree.XMLSyntaxError, ValueError):
        return flipped(chance, content)
    for _ in range(chance.randint(1, 4)):
        nodes = [node for node in tree.iter() if isinstance(node.tag, str) and node is not tree]
        if nodes:
            chance.choice(_NODE_WAYS)(chance, nodes)
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)  # type: ignore[no-any-return]


def _remove_node(chance: random.Random, nodes: list[Any]) -> None:
    node = chance.choice(nodes)
    node.getparent().remove(node)


def _double_node(chance: random.Random, nodes: list[Any]) -> None:
    node = chance.choice(nodes)
    for _ in range(chance.choice((1, 1, 3, 60))):
        node.addnext(deepcopy(node))


def _move_node(chance: random.Random, nodes: list[Any]) -> None:
    node, other = chance.choice(nodes), chance.choice(nodes)
    if node is not other and node not in other.iterancestors():
        other.insert(chance.randint(0, len(other)), node)


def _nest_node(chance: random.Random, nodes: list[Any]) -> None:
    """The node within copies of the one that it stands in, many times."""
    node = chance.choice(nodes)
    place = node.getparent()
    for _ in range(chance.choice((1, 5, 120))):
        inner = etree.SubElement(place, place.tag, dict(place.attrib))
        place = inner
    place.append(node)


def _change_value(chance: random.Random, nodes: list[Any]) -> None:
    values = [(node, name) for node in nodes for name in node.attrib]
    if not values:
        return
    node, name = chance.choice(values)
    other, other_name = chance.choice(values)
    kind = chance.randrange(3)
    if kind == 0:
        del node.attrib[name]
    elif kind == 1:
        node.attrib[name] = other.attrib.get(other_name, "")
    else:
        _set_safely(lambda text: node.attrib.__setitem__(name, text), chance.choice(VALUES))


def _change_text(chance: random.Random, nodes: list[Any]) -> None:
    node = chance.choice(nodes)
    _set_safely(lambda text: setattr(node, "text", text), chance.choice(VALUES))


def _set_safely(setter: Callable[[str], None], value: str) -> None:
    try:
        setter(value)
    except ValueError:
        # XML has no control characters.
        setter("")


def _rename_node(chance: random.Random, nodes: list[Any]) -> None:
    chance.choice(nodes).tag = chance.choice(nodes).tag


_NODE_WAYS = (
    _remove_node,
    _double_node,
    _move_node,
    _nest_node,
    _change_value,
    _change_value,
    _change_text,
    _rename_node,
)
_WAYS = (
    _drop_part,
    _swap_parts,
    _rename_part,
    _double_part,
    _spoil_bytes,
    _change_words,
    _change_tree,
    _change_tree,
    _change_tree,
    _change_tree,
)

"""A view's page as a document for Word (DOCX): the same bytes for the same page and template."""

from collections.abc import Iterable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document

from policy_compare.render.safe_text import safe_text
from policy_compare.render.word.body import BodyWriter
from policy_compare.render.word.notes import add_footnotes
from policy_compare.render.word.template import house_template, own_template
from policy_compare.views.page import is_for_the_terminal, parts_in_words
from policy_compare.views.table import View

#: The longest title that python-docx writes down.
_LONGEST = 255
#: A time when there were ZIP archives, and all there is in one had the same.
_NO_TIME = (1980, 1, 1, 0, 0, 0)


def render(view: View, template: bytes | None = None) -> bytes:
    """The view's page in the program's own looks, or in those of a house's ``template``.

    Raises:
        CallError: the template is none.
    """
    base = own_template() if template is None else house_template(template)
    writer = BodyWriter(base.style_ids, base.upright, base.sideways)
    body = writer.write(
        part for part in parts_in_words(view.page()) if not is_for_the_terminal(part)
    )
    add_footnotes(base.document.part, writer.footnotes, base.style_ids)
    title = writer.title or view.table().view.capitalize()
    base.document.core_properties.title = " ".join(safe_text(title).split())[:_LONGEST]
    return _document_bytes(base.document, body)


def _document_bytes(document: Document, body: Iterable[bytes]) -> bytes:
    """The document with this body."""
    saved, made = BytesIO(), BytesIO()
    document.save(saved)
    name_of_text = document.part.partname.lstrip("/")
    with ZipFile(saved) as before, ZipFile(made, "w") as archive:
        for name in before.namelist():
            member = ZipInfo(name, _NO_TIME)
            member.compress_type = ZIP_DEFLATED
            with archive.open(member, "w") as file:
                if name != name_of_text:
                    file.write(before.read(name))
                    continue
                head, _, tail = before.read(name).partition(b"<w:body/>")
                file.write(head + b"<w:body>")
                file.writelines(body)
                file.write(b"</w:body>" + tail)
    return made.getvalue()

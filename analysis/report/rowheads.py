"""A PDF by Typst -> the same PDF whose tables name their rows: the first cell heads its row.

Typst tags the cells of ``table.header`` as headers (TH) and all others as data (TD). Its
``pdf.header-cell`` for the head of a row waits behind the flag ``a11y-extras``, which the Python
package (0.15) has no way to set. So the tags are put right here, as PDF/UA-1 asks (7.5): a head
of a row is TH with the scope Row and an id, and each cell of the row names that id.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any


def headed(pdf: bytes) -> bytes:
    """The PDF with the first data cell of every row of two cells or more as that row's header.

    Raises pypdf.errors.PyPdfError for what is no PDF.
    """
    from pypdf import PdfWriter
    from pypdf.generic import ArrayObject, NameObject, TextStringObject

    writer = PdfWriter(clone_from=BytesIO(pdf))
    writer.pdf_header = pdf[: pdf.index(b"\n")].decode()
    root: Any = writer.root_object["/StructTreeRoot"]
    heads: dict[str, Any] = {}
    for place, cells in enumerate(_rows(root)):
        head, id = cells[0], TextStringObject(f"R{place}")
        head[NameObject("/S")] = NameObject("/TH")
        head[NameObject("/ID")] = id
        _of_table(head)[NameObject("/Scope")] = NameObject("/Row")
        for cell in cells[1:]:
            named = _of_table(cell).setdefault(NameObject("/Headers"), ArrayObject())
            named.append(id)
        heads[id] = head.indirect_reference
    _listed(root, heads)
    made = BytesIO()
    writer.write(made)
    return made.getvalue()


def _rows(element: Any) -> Iterator[list[Any]]:
    """The cells of each row that has data in more than one, in the order of reading."""
    kids = [kid.get_object() for kid in _kids(element)]
    elements = [kid for kid in kids if hasattr(kid, "get") and "/S" in kid]
    if element.get("/S") == "/TR":
        if len(elements) > 1 and all(cell["/S"] == "/TD" for cell in elements):
            yield elements
        return
    for inner in elements:
        yield from _rows(inner)


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K", [])
    return list(kids) if isinstance(kids, list) else [kids]


def _of_table(cell: Any) -> Any:
    """What a cell's attributes say of its place in the table; made where they say nothing."""
    from pypdf.generic import ArrayObject, DictionaryObject, NameObject

    told = cell.get("/A", [])
    every = ArrayObject(told if isinstance(told, list) else [told])
    cell[NameObject("/A")] = every
    for one in every:
        if one.get_object().get("/O") == "/Table":
            return one.get_object()
    every.insert(0, made := DictionaryObject({NameObject("/O"): NameObject("/Table")}))
    return made


def _listed(root: Any, heads: dict[str, Any]) -> None:
    """Put ids into the list of all ids, which is in order."""
    from pypdf.generic import ArrayObject, DictionaryObject, NameObject

    known = root.get("/IDTree", DictionaryObject()).get_object().get("/Names", [])
    every = {**dict(zip(known[::2], known[1::2], strict=True)), **heads}
    names = ArrayObject(part for id in sorted(every) for part in (id, every[id]))
    root[NameObject("/IDTree")] = DictionaryObject({NameObject("/Names"): names})

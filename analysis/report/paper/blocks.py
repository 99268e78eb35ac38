"""What a page of paper is made of: blocks, and the words in them; plain data, ready for JSON.

A *block* stands by itself (a heading, a paragraph, a table, a figure); *words* stand in one. Each
says by ``is`` what it is, and ``typst/blocks.typ`` has a function of that name that sets it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Node = Mapping[str, Any]
Words = str | Node | Sequence["Words"]  # text, one piece, or several in a row
_BLANKS = re.compile(r"[ \t\r\n\f\v\x1c-\x1f\x85\u2028\u2029]+")  # not the no-break space
_TURNS = re.compile(r"[\u202a-\u202e\u2066-\u2069]")  # left open, they turn what stands beside
# Letters in a row that break nowhere: those of scripts that part words by blanks.
_LONG = re.compile(r"([!-\x9f\xa1-\u058f\u2012-\u2027\u2030-\u205e]{14,})")
# What is no letter, and what PDF/UA takes for none.
_NOTHING = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")


def flat(text: str) -> str:
    """Text on one line as a browser shows it: blanks and line ends are one blank.

    Signs that turn the writing direction are left out, and what is no letter is replaced.
    """
    return _NOTHING.sub("\N{REPLACEMENT CHARACTER}", _TURNS.sub("", _BLANKS.sub(" ", text)))


def words(of: Words) -> list[Node]:
    """Words in a row as the pieces they are made of; empty text is none.

    A long row of letters without a blank is a piece of its own, which may break anywhere.
    """
    if isinstance(of, str):
        return list(_pieces(flat(of)))
    return [of] if isinstance(of, Mapping) else [piece for one in of for piece in words(one)]


def _pieces(text: str) -> Iterator[Node]:
    for place, piece in enumerate(_LONG.split(text)):
        if piece:
            yield {"is": "long" if place % 2 else "text", "text": piece}


def styled(look: str, of: Words) -> Node:
    """Words that look as ``looks`` in ``blocks.typ`` says: strong, em, code, quote, note, ...."""
    return {"is": "styled", "look": look, "of": words(of)}


def link(to: str, of: Words) -> Node:
    """Words that lead to the block of that id, or away from the document to an address."""
    return {"is": "link", "to": to, "of": words(of)}


def lines(*of: Words) -> Node:
    """Words on lines of their own; those without words take none."""
    return {"is": "lines", "of": [made for one in of if (made := words(one))]}


def heading(level: int, text: str, id: str) -> Node:
    """A heading; level 1 is a part of the report, which the table of contents names."""
    return {"is": "heading", "level": level, "of": words(text), "id": id}


def paragraph(of: Words, look: str = "plain", id: str = "") -> Node:
    """A paragraph. Looks: plain; lead; source, small; under, small and kept with what follows."""
    return {"is": "paragraph", "look": look, "of": words(of), "id": id}


def bullets(items: Sequence[Sequence[Node]], look: str = "plain") -> Node:
    """A list; each item is a row of blocks. Looks: plain; works, without marks and hanging."""
    return {"is": "bullets", "look": look, "items": [list(item) for item in items]}


def terms(pairs: Sequence[tuple[Words, Words]]) -> Node:
    """Terms, each with what is said of it."""
    return {"is": "terms", "of": [[words(term), words(said)] for term, said in pairs]}


def figure(file: str, width: float, alt: str, how: Words, id: str) -> Node:
    """A picture of that width in points, what it shows in words, how to read it.

    It has a number, and stands at the head or foot of a page with what was said before it.
    """
    made = {"is": "figure", "file": file, "width": width, "alt": flat(alt)}
    return made | {"how": words(how), "id": id}


FLUSH: Node = {"is": "flush"}  # what goes to another page stands before what follows this


def numbered(to: str) -> Node:
    """The number of the figure or table of that id, and the page on which it stands."""
    return {"is": "numbered", "to": to}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading, and its width.

    A width is a share of the room that is left; of 0, the column is as wide as what it holds.
    """

    head: Words
    share: float = 1.0
    right: bool = False  # numbers end at one line


def table(
    columns: Sequence[Column],
    rows: Sequence[Sequence[Words]],
    *,
    caption: Words = "",
    foot: Sequence[Words] = (),
    look: str = "grid",
    id: str = "",
) -> Node:
    """A table with a header that stands again on each page; ``foot`` is its last row.

    One with a caption has a number; one of up to a page is never split.

    Looks: grid; fine, of closer rows; told, the same of sentences, which may be split; evidence,
    in which the second column is running text. A row of one cell in a table of several columns
    heads the rows below it.
    """
    return {
        "is": "table",
        "look": look,
        "id": id,
        "caption": words(caption),
        "shares": [column.share for column in columns],
        "right": [column.right for column in columns],
        "head": [words(column.head) for column in columns],
        "rows": [[words(cell) for cell in row] for row in rows],
        "foot": [words(cell) for cell in foot],
    }


def nodes(tree: Any) -> Iterator[Node]:
    """Every block and piece in a tree, from the outside in."""
    if isinstance(tree, Mapping):
        yield tree
        for inner in tree.values():
            yield from nodes(inner)
    elif isinstance(tree, list | tuple):
        for inner in tree:
            yield from nodes(inner)

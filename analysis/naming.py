"""What an entry or a phrase of a codebook is called where a reader meets it.

The codebook names an entry by its first phrase, which need not be the one that found anything,
and writes a phrase as a pattern. A reader meets an entry by what the codebook says it is for, and
a phrase by the words it found.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from analysis.instrument import Codebook
from analysis.model import SCORED, Reading
from analysis.weighing import ENTRY

WEIGHED = "words weighed together, since no entry speaks"
SIGNS = "<|*"  # what makes a phrase a pattern, beside a dot that stands alone


def meanings(books: Sequence[Codebook]) -> Mapping[str, str]:
    """What each entry is for, as its codebook says; the first that has an id names it.

    Where several are for the same, the id stands behind.
    """
    entries = {entry.id: entry for book in reversed(books) for entry in reversed(book.entries)}
    said = {id: " ".join(one.reason.split()).rstrip(".") for id, one in entries.items()}
    alike = Counter(said.values())
    found = {ENTRY: WEIGHED} if any(book.weights for book in books) else {}
    for id, reason in reversed(said.items()):
        found.setdefault(id, reason if alike[reason] == 1 else f"{reason} ({id})")
    return found


def entry(books: Sequence[Codebook], id: str) -> str:
    """An entry in quotation marks, by what it is for; what words weighed found, by its own name."""
    return f"\u201c{id if id == ENTRY else meanings(books).get(id, id)}\u201d"


def phrase(readings: Iterable[Reading], id: str, *, quoted: bool) -> str:
    """A phrase in quotation marks: a pattern by the words it found, those that count first.

    Args:
        readings: the texts in which it may have found them.
        id: the phrase, as the codebook has it.
        quoted: whether words of these texts may stand here; else a pattern stays one.
    """
    words = _found(readings, id) if quoted and _is_pattern(id) else []
    rest = " and the like" if len(words) > 1 else ""
    return f"\u201c{words[0] if words else id}\u201d{rest}"


def _is_pattern(id: str) -> bool:
    return any(sign in id for sign in SIGNS) or " . " in id or " .. " in id


def _found(readings: Iterable[Reading], id: str) -> list[str]:
    """The words that a phrase found, each once, those that count first."""
    hits = [hit for reading in readings for hit in reading.hits if hit.phrase == id]
    return list(
        dict.fromkeys(h.matched for h in sorted(hits, key=lambda h: h.status not in SCORED))
    )

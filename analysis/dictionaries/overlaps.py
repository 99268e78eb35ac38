"""Words of a dictionary that stand in each other, and what each of them counts for.

quanteda looks every category up by itself: "happy" counts for its own categories and for those
of "happ*". In a codebook one entry has the word. So a word counts for its categories and for
those of every stem it begins with; the more categories, the earlier the entry, which is how a
codebook decides between two that stand at one place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from analysis.corpus.files import quoted
from analysis.dictionaries.nouns import Path, lost, named
from analysis.model import Problem

LONGEST_PART = 4  # words of a phrase that is looked for in a longer one
Places = Mapping[str, frozenset[Path]]  # a word, and every category it counts for


def widened(places: Places) -> tuple[dict[str, frozenset[Path]], list[Problem]]:
    """Each word with the categories of the stems it begins with, and a note where they are more."""
    folded = {word.casefold(): held for word, held in places.items()}
    made: dict[str, frozenset[Path]] = {}
    notes: list[Problem] = []
    for word, held in places.items():
        stems = list(_stems(word.casefold(), folded))
        made[word] = held.union(*(folded[stem] for stem in stems))
        more = [stem for stem in stems if folded[stem] - held]
        if more:
            fault = f"{_listed(more)} {'stands' if len(more) == 1 else 'stand'} for it too"
            also = ", ".join(named(path) for path in sorted(made[word] - held))
            notes.append(lost(f"word {quoted(word)}", fault, f"it counts for {also} as well"))
    return made, notes


def hidden(places: Places) -> Iterator[Problem]:
    """A note for each phrase that has a word of another category in it: the longer one counts."""
    folded = {word.casefold(): held for word, held in places.items()}
    for phrase, held in places.items():
        parts = phrase.casefold().split()
        whole = range(2, min(len(parts), LONGEST_PART + 1))
        spans = [" ".join(parts[a : a + n]) for n in whole for a in range(len(parts) - n + 1)]
        words = parts if len(parts) > 1 else []
        within = [w for part in words for w in (part, *_stems(part, folded))]
        within = [w for w in (*within, *spans) if w in folded]
        other = [word for word in dict.fromkeys(within) if folded[word] - held]
        if other:
            fault = f"{_listed(other)} of other categories inside it"
            yield lost(
                f"phrase {quoted(phrase)}", fault, "where the phrase stands, it alone counts"
            )


def _stems(word: str, folded: Places) -> Iterator[str]:
    """The stems of the dictionary that a word, or a longer stem, begins with, shortest first."""
    bare = word.removesuffix("*")
    for end in range(1, len(bare) + 1):
        stem = f"{bare[:end]}*"
        # `*` stands for letters: what is left of the word must be letters and in one word.
        if stem != word and stem in folded and (bare[end:].isalpha() or not bare[end:]):
            yield stem


def _listed(words: Iterable[str]) -> str:
    shown = [quoted(word) for word in words]
    return ", ".join(shown[:3]) + (f" and {len(shown) - 3} more" if len(shown) > 3 else "")

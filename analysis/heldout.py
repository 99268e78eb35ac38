"""A codebook without what only the held-out text could have put there.

Entries are written by hand, with texts in view. To ask how the codebook would do on a text
nobody had seen, every phrase, pattern, guard and cue that stands in that text and nowhere else
(neither in the other articles nor in the tuning part of the collections) is switched off, and
the text is scored with what is left. Names of actors stay, as facts, and so do the words of
classes: they are lists of one kind of thing, of which a pattern takes what it meets.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from analysis import matching
from analysis.instrument import Codebook
from analysis.text import plain


@dataclass(frozen=True, slots=True)
class Standing:
    """Which phrases and patterns of a codebook stand in some texts."""

    phrases: frozenset[str]
    patterns: frozenset[str]

    def __or__(self, other: Standing) -> Standing:
        """What stands in the texts of either."""
        return Standing(self.phrases | other.phrases, self.patterns | other.patterns)


NOWHERE = Standing(frozenset(), frozenset())


def standing(codebook: Codebook, texts: Iterable[str], among: Standing | None = None) -> Standing:
    """What stands in the texts, made plain, line by line: no phrase crosses a line.

    Of the patterns only those are looked for that are `among` what may matter, where that is told.
    """
    made = matching.matcher(codebook)
    lines = [line for text in texts for line in plain(text).text.splitlines() if line.strip()]
    asked, read = [pattern for _, pattern in made.patterns], made.read
    if among is not None:
        numbers = [n for n, pattern in enumerate(asked) if pattern in among.patterns]
        asked, read = [asked[n] for n in numbers], read.only(numbers)
    patterns: set[int] = set()
    for line in lines:
        patterns |= {number for number, *_ in read.places(line)}
    return Standing(
        frozenset(made.written[n] for line in lines for n, *_ in made.automaton.places(line)),
        frozenset(asked[number] for number in patterns),
    )


def matcher(codebook: Codebook, held: Standing, rest: Standing) -> matching.Matcher:
    """The codebook's matcher less what stands in the held-out text and nowhere else."""
    only = held.phrases - rest.phrases, held.patterns - rest.patterns
    return matching.less(matching.matcher(codebook), *only)

"""A codebook without what only the held-out text could have put there.

Entries are written by hand, with texts in view. To ask how the codebook would do on a text
nobody had seen, every phrase, pattern, guard and cue that stands in that text and nowhere else
(neither in the other articles nor in the tuning part of the collections) is switched off, and
the text is scored with what is left. Names of actors stay, as facts, and so do the words of
classes: they are lists of one kind of thing, of which a pattern takes what it meets.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from analysis.model import Codebook
from analysis.phrases import BEGINNING, beginnings, bounded, compiled, needs, pattern_expression
from analysis.phrases import phrase_expression as expression
from analysis.text import plain


@dataclass(frozen=True, eq=False)
class Seen:
    """Texts, made plain, line by line, with every way the words of a line begin.

    No phrase crosses a line, so that one is looked for only where all its words are.
    """

    lines: tuple[tuple[str, frozenset[str]], ...]  # "*" stands behind a beginning of a longer word
    begun: frozenset[str]  # of all lines


def seen(texts: Iterable[str]) -> Seen:
    """The texts, by line."""
    lines = [line for text in texts for line in plain(text).text.splitlines() if line.strip()]
    begun = [_begun(line) for line in lines]
    return Seen(tuple(zip(lines, begun, strict=True)), frozenset[str]().union(*begun))


def _begun(line: str) -> frozenset[str]:
    words = {run.group().lower() for run in BEGINNING.finditer(line)}
    return frozenset(words | {word[:n] + "*" for word in words for n in range(1, len(word) + 1)})


def joined(first: Seen, second: Seen) -> Seen:
    """Two texts as one."""
    return Seen((*first.lines, *second.lines), first.begun | second.begun)


def pruned(codebook: Codebook, held: Seen, rest: Seen) -> Codebook:
    """The codebook less what stands in the held-out text and nowhere else."""

    def kept(phrases: Sequence[str]) -> tuple[str, ...]:
        return tuple(p for p in phrases if not _only(p, held, rest))

    slots = {**codebook.classes, **codebook.actors}
    exact = codebook.exact
    starts = {id: beginnings((*words, *exact.get(id, ()))) for id, words in slots.items()}

    def patterns(made: Sequence[str]) -> tuple[str, ...]:
        return tuple(p for p in made if not _only_pattern(p, slots, exact, starts, held, rest))

    return replace(
        codebook,
        base=codebook,
        entries=tuple(
            replace(entry, match=kept(entry.match), pattern=patterns(entry.pattern))
            for entry in codebook.entries
        ),
        guards=tuple(replace(g, match=m) for g in codebook.guards if (m := kept(g.match))),
        cues=tuple(replace(c, match=m) for c in codebook.cues if (m := kept(c.match))),
    )


def _only(phrase: str, held: Seen, rest: Seen) -> bool:
    """Whether a phrase stands in the held-out text and not in the rest."""
    need = [beginnings([word]) for word in phrase.split()]
    if not any(_possible(need, begun) for _, begun in held.lines):
        return False
    made = bounded(expression(phrase))
    return _stands(made, need, held) and not _stands(made, need, rest)


def _only_pattern(
    pattern: str,
    slots: Mapping[str, tuple[str, ...]],
    exact: Mapping[str, tuple[str, ...]],
    starts: Mapping[str, frozenset[str]],
    held: Seen,
    rest: Seen,
) -> bool:
    need = needs(pattern, starts)
    if not any(_possible(need, begun) for _, begun in held.lines):
        return False
    made = pattern_expression(pattern, slots, exact)
    return _stands(made, need, held) and not _stands(made, need, rest)


def _possible(need: Collection[frozenset[str]], begun: frozenset[str]) -> bool:
    """Whether there is a word for each beginning that is needed."""
    return not any(starts and starts.isdisjoint(begun) for starts in need)


def _stands(made: str, need: Collection[frozenset[str]], text: Seen) -> bool:
    return _possible(need, text.begun) and any(
        _possible(need, begun) and compiled(made).search(line) for line, begun in text.lines
    )

"""What is weighed in a sentence where no entry speaks: its words, and what is known beside them.

A feature is a word's stem and where it stands (in a clause about the pair or in another, denied
or not), who is named, or what became of an entry. `weighing` adds up what features weigh.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from analysis import dyad, names
from analysis.attached import TURNING
from analysis.model import SCORED, Hit, Status
from analysis.scans import Scan, Turn
from analysis.text import Span

PAIR, OTHER, ANYWHERE = "pair", "other", "anywhere"
# What became of an entry that does not count; a name or a longer match around it says nothing.
_DROPPED: tuple[Status, ...] = ("other_dyad", "no_dyad", "negated", "hypothetical", "unmet")
PLACES = (PAIR, OTHER, f"{PAIR}, denied", f"{OTHER}, denied")
KEPT = 200_000  # words remembered before all are forgotten: what a text brings must not fill memory
RECENT = 1024  # sentences whose words are kept: they are weighed again in every other way to count
WORD = re.compile(r"[A-Za-z][A-Za-z'-]*")
# Words that mean nothing by themselves, of which weights would only tell the manner of a text.
FUNCTION_WORDS = frozenset(
    """
    a about above across after all along also am among an and another any anybody anyone
    anything are around as at be became because become been before behind being below by came
    can did do does doing done down during each else everyone everything for from gave get gets
    getting give given go goes going gone got had has have having he her here hers herself him
    himself his how i in indeed into is it its itself just keep kept kind later made make makes
    making many may maybe me meanwhile might mine moreover mostly my myself near nearly next of
    off on one ones onto or others ought our ours out over per perhaps put re really said saw
    say saying says see seem seemed seems seen several shall she some somebody someone something
    sometimes soon such take taken takes that the their theirs them themselves then there
    thereby therefore these they thing things this those through throughout thus to told took up
    upon us used very via was way we well went were what whatever when whenever where whether
    which who whoever whole whom whose why will with within you your yours monday tuesday
    wednesday thursday friday saturday sunday january february march april may june july august
    september october november december day days week weeks month months year years ago today
    yesterday tomorrow time times second third two three four five six seven eight nine ten
    hundred thousand million billion cent percent
    """.split()
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a sentence as it is weighed: its features, and where it stands first."""

    features: tuple[str, ...]
    start: int
    end: int
    judged: bool  # by a guard, an idle cue or an entry, wherever it stands: see `unspoken`


@lru_cache(maxsize=RECENT)
def words(scan: Scan, before: tuple[Scan, ...], *, pair: str) -> tuple[Word, ...]:
    """The content words of a sentence, each once for each place it stands in; no names."""
    made: dict[tuple[str, ...], Word] = {}
    taken = held(scan)
    for clause in scan.clauses:
        about = dyad.of_clause(clause, scan, before, dyad=pair)
        place = PAIR if about in (pair, names.THREE_WAY) else OTHER
        for features, start, end in _of_clause(scan, clause, place):
            if features not in made or made[features].judged:
                judged = any(a < end and start < b for a, b in taken)
                made[features] = Word(features, start, end, judged)
    return tuple(made.values())


def held(scan: Scan) -> list[Span]:
    """What a guard holds, or words that only look like a denial: they say nothing of the pair."""
    return [*scan.idle, *((start, end) for _, start, end in scan.guards)]


def _of_clause(scan: Scan, clause: Span, place: str) -> Iterator[tuple[tuple[str, ...], int, int]]:
    first, last = clause
    named = [(n.start, n.end) for n in scan.named if first <= n.start < last]
    turns = [turn for turn in scan.turns if first <= turn.start < last and turning(turn)]
    for found in WORD.finditer(scan.text, first, last):
        known = _FEATURES[found.group()]
        if known is None:
            continue
        start, end = found.span()
        if named and any(a <= start < b for a, b in named):
            continue
        denied = turns and any(
            t.end <= start and len(scan.text[t.end : start].split()) <= t.cue.reach for t in turns
        )
        yield known[f"{place}, denied" if denied else place], start, end


@cache
def _stemmer() -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer("english")


@lru_cache(maxsize=KEPT)
def stemmed(word: str) -> str:
    """The word's stem (Snowball, English)."""
    return str(_stemmer().stemWord(word))


class _Features(dict[str, Mapping[str, tuple[str, str]] | None]):
    """The features of each word met, by the place it stands in; None: it means nothing alone."""

    def __missing__(self, token: str) -> Mapping[str, tuple[str, str]] | None:
        if len(self) > KEPT:
            self.clear()
        word = token.lower().removesuffix("'s")
        self[token] = made = None if word in FUNCTION_WORDS else self._of(stemmed(word))
        return made

    def _of(self, stem: str) -> Mapping[str, tuple[str, str]]:
        anywhere = f"{ANYWHERE}: {stem}"
        return {where: (f"{where}: {stem}", anywhere) for where in PLACES}


_FEATURES = _Features()


def present(found: Sequence[Word]) -> set[str]:
    """All that is weighed in a sentence."""
    return {feature for word in found for feature in word.features}


def free(found: Sequence[Word]) -> set[str]:
    """What may speak for a frame: features of words that nothing else judges."""
    return present([word for word in found if not word.judged])


@cache
def members(pair: str) -> frozenset[str]:
    """The two actors of a pair."""
    return frozenset(pair.split("+"))


def around(scan: Scan, hits: Sequence[Hit], *, pair: str, frame: str) -> set[str]:
    """What is known of a sentence beside its words, as it is weighed for a frame.

    Who is named in it ("named: russia"), which other frame entries speak for ("entry: strain"),
    and why entries in it do not count ("entry: alliance, other_dyad"). That entries speak for
    the frame itself is left out: where they do, nothing is weighed.
    """
    named = {name.actor for name in scan.named}
    made = {f"named: {actor}" for actor in named} or {"named: nobody"}
    if members(pair) <= named:
        made.add(f"named: {pair}")
    for hit in hits:
        if hit.status in SCORED and hit.frame != frame:
            made.add(f"entry: {hit.frame}")
        if hit.status in _DROPPED:
            made.add(f"entry: {hit.frame}, {hit.status}")
    return made


def turning(turn: Turn) -> bool:
    """Whether a cue denies what stands behind it."""
    return turn.cue.kind in TURNING and not turn.cue.after

"""A codebook against texts: what each entry does there, and what a codebook's author should see.

``entries`` is a table, a row for each entry and frame; ``findings`` is advice, no verdict: an
instrument is written for texts nobody has seen, so a phrase that matches nothing in five articles
may be a good phrase. Boilerplate is no text of an article: what stands only there counts as absent.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from analysis import intervals, matching, scans, validity
from analysis.corpus import Coded
from analysis.instrument import Codebook, Entry, Guard
from analysis.matching import Matcher
from analysis.model import SCORED, Hit, Reading
from analysis.scans import Scan

Row = Mapping[str, object]
CODED = ("alliance", "strain")  # the frames that were coded by reading
HEAVY = 0.2  # of a frame's counted hits: past this, the frame hangs on one entry

ENTRIES: Mapping[str, str] = {
    "entry": "the entry's first phrase",
    "frame": "the frame it speaks for, after turning",
    "hits": "hits of the entry for that frame, whatever became of them",
    "counted": "those that count: counted or turned",
    "sentences": "coded sentences in which one of them stands; empty where no code was made",
    "agreeing": "of these, the sentences to which reading gives the frame",
    "precision": "agreeing / sentences, 0 to 1; empty where there is no sentence",
    "low": "lower end of its interval (Wilson 1927)",
    "high": "upper end of its interval",
    "share": "of the frame's counted hits, the share that is the entry's; empty where it has none",
}


def entries(readings: Sequence[Reading], coding: Sequence[Coded]) -> list[Row]:
    """A row for each entry and frame with a hit, the columns of ``ENTRIES``; by frame and entry.

    Precision asks of each sentence in which a hit counts whether the final code by reading has the
    frame. It is that of the sentence: another entry may have carried it there as well.
    """
    codes = {
        (p.sentence.article, p.sentence.number): p.coded for p in validity.pairs(readings, coding)
    }
    hits: dict[tuple[str, str], list[Hit]] = {}
    for hit in (hit for reading in readings for hit in reading.hits):
        hits.setdefault((hit.frame, hit.entry), []).append(hit)
    scored = {key: [hit for hit in found if hit.status in SCORED] for key, found in hits.items()}
    total: dict[str, int] = {}
    for (frame, _), found in scored.items():
        total[frame] = total.get(frame, 0) + len(found)
    return [
        {
            "entry": entry,
            "frame": frame,
            "hits": len(hits[frame, entry]),
            "counted": len(scored[frame, entry]),
            **_precision(frame, scored[frame, entry], codes),
            "share": len(scored[frame, entry]) / total[frame] if total[frame] else None,
        }
        for frame, entry in sorted(hits)
    ]


def _precision(
    frame: str, scored: Iterable[Hit], codes: Mapping[tuple[str, int], Coded]
) -> dict[str, object]:
    """The cells of one row that compare with the codes by reading; None where undefined."""
    names = ("sentences", "agreeing", "precision", "low", "high")
    if frame not in CODED or not codes:
        return dict.fromkeys(names)
    places = dict.fromkeys((hit.article, hit.sentence) for hit in scored)
    given = [getattr(codes[place], frame) for place in places if place in codes]
    n, agreeing = len(given), sum(given)
    if not n:
        return dict.fromkeys(names) | {"sentences": 0, "agreeing": 0}
    low, high = map(float, intervals.wilson(agreeing, n))
    return dict(zip(names, (n, agreeing, agreeing / n, low, high), strict=True))


@dataclass(frozen=True, slots=True)
class Phrase:
    """One phrase of an entry: how often it matched, and what took its span from it."""

    entry: Entry
    text: str
    matched: int
    lost: tuple[str, ...]  # a phrase of another entry for each match that lies in its span

    @property
    def shadowed(self) -> bool:
        """Whether it matched, and every time in a span that another entry claims."""
        return self.matched > 0 and len(self.lost) == self.matched


def phrases(codebook: Codebook, texts: Iterable[str]) -> list[Phrase]:
    """Every phrase of a codebook, in file order, as it does in the sentences given."""
    # Each phrase as an entry of its own, at its entry's place in the file: the same spans are
    # claimed, and each claim says which phrase made it.
    owners = [(entry, one) for entry in codebook.entries for one in _alone(entry)]
    split = matching.matcher(replace(codebook, entries=tuple(one for _, one in owners)))
    matched: dict[Entry, int] = {}
    lost: dict[Entry, list[str]] = {}
    for text in texts:
        for match, over in scans.scan(split, text).claims:
            matched[match.entry] = matched.get(match.entry, 0) + 1
            if over is not None and over.entry.order != match.entry.order:
                lost.setdefault(match.entry, []).append(over.entry.id)
    return [
        Phrase(entry, one.id, matched.get(one, 0), tuple(lost.get(one, ())))
        for entry, one in owners
    ]


def _alone(entry: Entry) -> Iterator[Entry]:
    """An entry for each phrase of an entry, named by it."""
    for phrase in entry.match:
        yield replace(entry, id=phrase, match=(phrase,), pattern=())
    for phrase in entry.pattern:
        yield replace(entry, id=phrase, match=(), pattern=(phrase,))


def idle_guards(codebook: Codebook, texts: Iterable[str]) -> list[str]:
    """The phrases of guards that keep no entry and no cue of these sentences from counting."""
    split = tuple(Guard((phrase,), g.reason) for g in codebook.guards for phrase in g.match)
    made = matching.matcher(replace(codebook, guards=split))
    # A guard silences cues as well: "not only" denies nothing.
    bare = matching.matcher(replace(codebook, guards=()))
    at_work: set[Guard] = set()
    for text in texts:
        at_work.update(_at_work(scans.scan(made, text), bare, text))
    return [guard.match[0] for guard in split if guard not in at_work]


def _at_work(scan: Scan, bare: Matcher, text: str) -> Iterator[Guard]:
    """The guards of a sentence in which a word of an entry, or a whole cue, stands."""
    if not scan.guards:
        return
    pieces = [piece for match, _ in scan.claims for piece in match.pieces]
    cues = [(turn.start, turn.end) for turn in scans.scan(bare, text).turns]
    for guard, a, b in scan.guards:
        if any(a < end and start < b for start, end in pieces) or any(
            a <= start and end <= b for start, end in cues
        ):
            yield guard


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing an author should see: what kind, about what, and the numbers it rests on."""

    kind: str
    about: str
    numbers: str

    def line(self) -> str:
        """The finding on one line."""
        return f"{self.kind}: {self.about} ({self.numbers})"


def findings(
    codebook: Codebook, readings: Sequence[Reading], coding: Sequence[Coded]
) -> list[Finding]:
    """All that is worth a look, sorted by its line; ``readings`` are by this codebook alone."""
    texts = sentences(readings)
    rows = entries(readings, coding)
    found = [
        *_shadowed(phrases(codebook, texts)),
        *_several(codebook),
        *_heavy(rows),
        *_unconfirmed(rows),
    ]
    return sorted(found, key=Finding.line)


def sentences(readings: Iterable[Reading]) -> list[str]:
    """The texts of all scored sentences, in order."""
    return [sentence.text for reading in readings for sentence, _ in reading.scored()]


def _shadowed(found: Iterable[Phrase]) -> Iterator[Finding]:
    for phrase in found:
        if phrase.shadowed:
            over = ", ".join(f"'{text}'" for text in dict.fromkeys(phrase.lost))
            times = "once" if phrase.matched == 1 else f"{phrase.matched} times, always"
            numbers = f"matched {times} where {over} claims the span"
            about = f"'{phrase.text}'"
            if phrase.text != phrase.entry.id:
                about += f" of entry '{phrase.entry.id}'"
            yield Finding("shadowed", about, numbers)


def _several(codebook: Codebook) -> Iterator[Finding]:
    for entry in codebook.entries:
        if len(entry.frames) > 1:
            n = len(entry.match) + len(entry.pattern)
            about = f"entry '{entry.id}', {' and '.join(entry.frames)}"
            yield Finding("in several frames", about, f"{n} phrase{'' if n == 1 else 's'}")


def _heavy(rows: Iterable[Row]) -> Iterator[Finding]:
    for row in rows:
        share = row["share"]
        if isinstance(share, float) and share > HEAVY:
            about = f"entry '{row['entry']}', {row['frame']}"
            numbers = f"{row['counted']} counted, {share:.2f} of the frame's"
            yield Finding("more than a fifth of a frame's hits", about, numbers)


def _unconfirmed(rows: Iterable[Row]) -> Iterator[Finding]:
    for row in rows:
        if row["agreeing"] == 0 and row["sentences"]:
            about = f"entry '{row['entry']}', {row['frame']}"
            yield Finding("no hit agrees with the codes", about, precision_text(row))


def precision_text(row: Row) -> str:
    """The precision of a row of ``entries`` in words: how many of how many, and its interval."""
    if row["precision"] is None:
        return "no coded sentence"
    interval = f"{row['precision']:.2f}, {row['low']:.2f} to {row['high']:.2f}"
    return f"{row['agreeing']} of {row['sentences']} sentences: {interval}"

"""What becomes of each match of an entry: a hit with its pair, its status and the reason.

Guards, names and longer matches come first, then denial, then the pair. None is thrown away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from analysis import denial, dyad, features, givenback, harmless, names, reach, scans, text
from analysis.givenback import Made
from analysis.instrument import Codebook, Frame
from analysis.matching import Match
from analysis.model import SCORED, Hit, Settings
from analysis.places import Place, hit
from analysis.scans import Scan
from analysis.slots import BOOKS


@lru_cache(maxsize=BOOKS)
def poles_of(codebook: Codebook) -> dict[str, Frame]:
    """The frames of a codebook that are poles, by id, the warm one first."""
    return {id: frame for id, frame in codebook.frames.items() if frame.role == "pole"}


def spoken(hits: Sequence[Hit]) -> frozenset[str]:
    """The frames that hits of entries speak for."""
    return frozenset(hit.frame for hit in hits if hit.status in SCORED)


def judged(
    place: Place, codebook: Codebook, settings: Settings, *, guarded: bool = True
) -> Iterator[Hit]:
    """The hits of entries in a sentence; as they would be without guards, where so asked."""
    if not place.scan.claims:
        return
    poles = poles_of(codebook)
    found = _found(place, place.scan.claims, poles, settings, guarded=guarded)
    third = [n.start for n in place.told.named if n.actor not in features.members(settings.dyad)]
    if third and (freed := givenback.freed(place.scan, found, denial.warm(poles), third)):
        found = _found(place, freed, poles, settings, guarded=guarded)
    for match, made in found:
        frame, pair, status, reason = _yielded(place, match, made, found, poles)
        yield hit(
            place,
            (match.start, match.end),
            entry=match.entry.id,
            frame=frame,
            dyad=pair,
            status=status,
            reason=reason,
            phrase=match.phrase,
        )


def _found(
    place: Place,
    claims: Sequence[tuple[Match, Match | None]],
    poles: dict[str, Frame],
    settings: Settings,
    *,
    guarded: bool,
) -> list[tuple[Match, Made]]:
    """What each match comes to, by the rules for it alone and for what lies inside another."""
    every = [
        (match, over, _made(place, match, over, poles, settings, guarded=guarded))
        for match, over in claims
    ]
    of = {id(match): made for match, _, made in every}
    warm, members = denial.warm(poles), features.members(settings.dyad)
    found: list[tuple[Match, Made]] = []
    for match, over, made in every:
        outer = of.get(id(over), ())
        if over and givenback.given(place.scan, match, over, outer, warm, members):
            again = _made(place, match, None, poles, settings, guarded=guarded)
            found += [(match, one) for one in again]
        else:
            found += [(match, one) for one in made]
    return found


def unguarded(
    place: Place, hits: Sequence[Hit], codebook: Codebook, settings: Settings
) -> Sequence[Hit]:
    """The hits as they would be without guards.

    What is weighed beside the words must not hang on guards: one could add a hit.
    """
    if all(hit.status != "guarded" for hit in hits):
        return hits
    return list(judged(place, codebook, settings, guarded=False))


def _yielded(
    place: Place,
    match: Match,
    made: Made,
    found: Sequence[tuple[Match, Made]],
    poles: dict[str, Frame],
) -> Made:
    """The outcome, dropped where a word only names the tie and its clause says the opposite."""
    frame, pair, status, _ = made
    if not match.entry.label or status != "counted" or frame not in poles:
        return made
    clause = text.within(place.scan.clauses, match.start)
    against = any(
        other[0] == poles[frame].opposite
        and other[2] in (*SCORED, "guarded")
        and clause[0] <= m.start < clause[1]
        and m.entry.frames != match.entry.frames
        and len(m.entry.frames) == 1
        for m, other in found
    )
    if against:
        return frame, pair, "negated", "it only names the tie, in a clause that says the opposite"
    return made


def _made(
    place: Place,
    match: Match,
    over: Match | None,
    poles: dict[str, Frame],
    settings: Settings,
    *,
    guarded: bool,
) -> list[Made]:
    """(frame, dyad, status, reason) for each frame the match speaks for, by guards or without."""
    frames = match.entry.frames
    if place.sentence.kind == "boilerplate":
        return [(f, "", "boilerplate", place.sentence.rule) for f in frames]
    if guarded and (guard := scans.guard(place.scan, match)) is not None:
        return [(f, "", "guarded", guard.reason) for f in frames]
    if scans.proper(place.scan, match):
        return [(f, "", "guarded", "part of a name: capitals beside capitals") for f in frames]
    if over is not None:
        longer = place.scan.text[over.start : over.end]
        return [(f, "", "nested", f"inside “{longer}”") for f in frames]
    emphases: list[Made] = [(f, "", "counted", "") for f in frames if f not in poles]
    if len(emphases) == len(frames):
        return emphases
    turns = reach.reaching(match, place.scan, denial.warm(poles)) if settings.denial else []
    made = denial.outcomes(match, place.scan, turns, poles, asked=_asked(place.scan))
    if settings.denial and (
        why := harmless.why(match, place.told, features.members(settings.dyad))
    ):
        made = harmless.without_harm(made, denial.warm(poles), why)
    return emphases + [_placed(place, match, o, poles, settings) for o in made]


def _placed(
    place: Place, match: Match, out: denial.Outcome, poles: dict[str, Frame], settings: Settings
) -> Made:
    """The outcome with its dyad: what is about another pair, or about none, does not count."""
    cool = out.frame != next(iter(poles))
    gone = [n for n in place.scan.named if n not in place.told.named]
    if cool and any(n.start <= match.start < n.end for n in gone):
        return out.frame, names.NONE, "no_dyad", "it names a state that is no party here"
    pair, how = dyad.attribute(
        match,
        place.told,
        place.before,
        dyad=settings.dyad,
        scope=settings.scope,
        cool=cool and out.status != "turned",
    )
    reason = f"{how}; {out.reason}" if out.reason else how
    turned = out.status == "turned" and cool
    if turned and _of_three(place.scan, match):
        return out.frame, pair, "negated", f"{reason}; {NEITHER}"
    if out.status not in SCORED or pair == settings.dyad:
        return out.frame, pair, out.status, reason
    if pair == names.NONE:
        return out.frame, pair, "no_dyad", reason
    if pair == names.THREE_WAY and _unity(place, match, features.members(settings.dyad)):
        if out.status == "turned":
            return out.frame, pair, "negated", f"{reason}; {NEITHER}"
        return out.frame, pair, "counted", f"{reason}; unity of three holds the pair"
    return out.frame, pair, "other_dyad", reason


NEITHER = "a three-way tie denied is neither"
_OF_THREE = re.compile(
    r"\b(?:three-way|three-party|trilateral|tripartite|triangular|triple)\b", re.IGNORECASE
)
_BESIDE = 2  # words on either side of a match in which that stands
_ASKED = re.compile(
    r"^\W*(?:[\w&]+:\s*)?(?!(?:who|what)\s+(?:else\s+)?(?:but|if not)\b)"
    r"(?:are|is|was|were|have|has|had|do|does|did|will|would|can|could|what|why|how"
    r"|who|which)\b.*\?\W*$",
    re.IGNORECASE,
)


def _asked(scan: Scan) -> bool:
    """Whether the sentence is a question that is put, not one that weighs ("Should it ...?")."""
    return bool(_ASKED.match(scan.text))


def _of_three(scan: Scan, match: Match) -> bool:
    """Whether a tie of three is spoken of, in a match or beside it: "a three-way alliance"."""
    before = scan.text[: match.start].split()[-_BESIDE:]
    behind = scan.text[match.end :].split()[:_BESIDE]
    near = " ".join((*before, scan.text[match.start : match.end], *behind))
    return _OF_THREE.search(near) is not None


def _unity(place: Place, match: Match, members: frozenset[str]) -> bool:
    """Whether the match is a word of unity, or holds one: such words hold every pair of three.

    Both members of the dyad are among the three: named in the sentence, or just before.
    """
    near = {name.actor for scan in (place.told, *place.before) for name in scan.named}
    if not members <= near:
        return False
    held = (m.entry for m, over in place.scan.claims if over is match)
    return match.entry.three_way or any(entry.three_way for entry in held)

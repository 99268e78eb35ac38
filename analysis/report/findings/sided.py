"""Whether a balance on one side of 0 is there without any one thing too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from analysis.omission import KINDS, PARTS
from analysis.report import scales
from analysis.report.comparisons import CLAUSES, labels
from analysis.report.findings import tie
from analysis.report.findings.left_out import any_of, enough, named_things
from analysis.report.scales import Scale
from analysis.report.wording import amount, counted, listed, number, sentence, verb
from analysis.sides import SIGNS
from analysis.study import BY_READING, Study
from analysis.unsettled import Unsided, unsided

CODEBOOK, READING = ("balance", "all"), ("balance", BY_READING)
BY = {CODEBOOK: "", READING: "by reading, "}
FIRST = (*PARTS, *KINDS)  # of what is said in short: a part of the text before an entry
ROW = 2  # outlets in one sentence


def sides_left_out(study: Study) -> str:
    """Of each side, by codebook and by reading, what takes it away, or that nothing does."""
    return " ".join(said for scale in BY if (said := side_left_out(study, scale)))


def side_left_out(study: Study, scale: Scale) -> str:
    """The same by one of the two; of very many outlets, of how many it is so."""
    found = hanging(study, scale)
    if len(found) > CLAUSES:
        return _counted(found, BY[scale])
    parts = [part for outlet, one in found.items() for part in _whole(study, scale, outlet, one)]
    if any(one.lost for one in found.values()) and not any(one.turned for one in found.values()):
        which = "the balance" if len(found) == 1 else "any of these balances"
        parts.append(f"{BY[scale]}no one thing takes {which} itself to the other side")
    return " ".join(map(sentence, parts))


def hanging(study: Study, scale: Scale) -> dict[str, Unsided]:
    """What each outlet's side hangs on, where its interval lies on one and this was tried."""
    found = scales.omissions(study, scale)
    known = {one.outlet for one in found if one.leans is not None}
    where = tie.sides(study, *scale)
    return {
        outlet: unsided(found, outlet, key)
        for key in SIGNS
        for outlet in where[key]
        if outlet in known
    }


def _whole(study: Study, scale: Scale, outlet: str, one: Unsided) -> Iterator[str]:
    whose = f"the interval of the balance of {labels(study).names[outlet]}"
    if not one.lost:
        tried = listed(list(scales.tried(scale)), "or")
        yield f"{BY[scale]}{whose} stays on its side of 0 whichever {tried} is left out"
        return
    yield f"{BY[scale]}a single thing left out can take {whose} to 0"
    yield f"{enough(study, one, 'its')} is enough"
    if one.turned:
        without = named_things(study, one.turned)
        yield f"the balance itself is no longer on that side without {without}"


def _counted(found: Mapping[str, Unsided], by: str) -> str:
    lost = sum(bool(one.lost) for one in found.values())
    return sentence(
        f"{by}of the {number(len(found))} intervals of a balance that lie wholly on one side of "
        f"0, {amount(lost)} {verb(lost, 'reaches', 'reach')} 0 once some one thing is left out"
    )


def side_lost(study: Study, scale: Scale = CODEBOOK) -> str:
    """In short: without how many things, of one kind, each interval on one side reaches 0.

    The kind is the sentence, or what there is where no sentence does it.
    """
    found = hanging(study, scale)
    if len(found) > CLAUSES:
        return _counted(found, BY[scale])
    names = labels(study).names
    lost = [(names[outlet], _without(one)) for outlet, one in found.items() if one.lost]
    said = []
    for at in range(0, len(lost), ROW):
        (first, way), *rest = lost[at : at + ROW]
        others = [f"that of {name} {other}" for name, other in rest]
        said.append(listed([f"the interval of {first} reaches 0 {way}", *others]))
    if kept := [names[outlet] for outlet, one in found.items() if not one.lost]:
        thing = "thing" if scale == CODEBOOK else listed(list(scales.tried(scale)), "or")
        said.append(f"no one {thing} left out takes the interval of {listed(kept, 'or')} to 0")
    return " ".join(sentence(BY[scale] + part) for part in said)


def _without(one: Unsided) -> str:
    """Without any one of how many things of one kind."""
    kind = next(kind for kind in FIRST if any(kind == lost for lost, _ in one.lost))
    lost, every = sum(kind == this for this, _ in one.lost), one.tried[kind]
    things = counted(every, kind, "entries" if kind == "entry" else "")
    things = f"its {things}" if kind in PARTS else things
    which = things if lost == every else f"{number(lost)} of {things}"
    return f"without {any_of(lost)}{which}"


def reading_side_lost(study: Study) -> str:
    """The same by reading."""
    return side_lost(study, READING)


SAID = (sides_left_out, side_lost, reading_side_lost)

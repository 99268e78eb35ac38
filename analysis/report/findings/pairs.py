"""Whose tie the warm words are about: the study's pair beside another."""

from __future__ import annotations

from analysis.report import ledgers
from analysis.report.wording import NAMED, amount, counted, dyad, listed, sentence
from analysis.study import Study


def other_dyad(study: Study) -> str:
    """The pair of actors, other than the study's, that most sentences present as close or cool.

    Empty where there is none.
    """
    hits: dict[str, int] = {}
    for e in study.estimates:
        id = e.facet.removeprefix("dyad:")
        if e.measure == "balance" and id not in (e.facet, study.settings.dyad, "three_way"):
            hits[id] = hits.get(id, 0) + e.hits
    return min((id for id in hits if hits[id]), key=lambda id: (-hits[id], id), default="")


def dyad_said(study: Study) -> str:
    """How many sentences hold warm words about the other pair, beside the study's own."""
    other, w = other_dyad(study), study.words
    if not other:
        return w.elsewhere
    warm, cool = (_total(study, f"{frame}_share", other) for frame in ("alliance", "strain"))
    own = _total(study, "alliance_share", study.settings.dyad)
    return sentence(
        f"{w.warm_words} about {dyad(other)} stand in {counted(warm, 'sentence')} and "
        f"{w.cool_words} in {amount(cool)}; {w.warm_words} about {dyad(study.settings.dyad)} stand "
        f"in {amount(own)}"
    )


def _total(study: Study, measure: str, id: str) -> int:
    wanted = (measure, f"dyad:{id}")
    return sum(e.hits for e in study.estimates if (e.measure, e.facet) == wanted)


def dyads_summed(study: Study) -> str:
    """Which pairs stand in the last line of the table, each in one sentence; for its caption."""
    rest = ledgers.ties(study).rest
    if not rest:
        return ""
    one = "One pair that one sentence is about is"
    many = f"{counted(len(rest), 'pair')} that one sentence each is about are"
    which = "" if len(rest) > NAMED else f" ({listed(rest)})"
    return sentence(f"{one if len(rest) == 1 else many} summed in the last line{which}")


SAID = (dyad_said, dyads_summed)

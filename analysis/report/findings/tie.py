"""One pole or the other: the balance of the study's pair, by codebook and by reading."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.model import Code
from analysis.plots import signs
from analysis.report.comparisons import Labels, comparison, labels, said, worth
from analysis.report.wording import (
    NAMED,
    UNDEFINED,
    amount,
    counted,
    listed,
    number,
    sentence,
    side,
    verb,
)
from analysis.study import BY_READING, Study

SCALE = "the balance of {warm} over {cool}"
SHARES = {
    "alliance_share": (
        "a larger share of sentences {presents} {how} {close}",
        "the share of sentences that {present} {how} {close}",
    ),
    "strain_share": (
        "a larger share of sentences {presents} {how} {strained}",
        "the share of sentences that {present} {how} {strained}",
    ),
}
OPEN = "reaches 0, so that neither side is ruled out,"
SHORT = {
    "above": "on the side of {warm}",
    "below": "on the side of {cool}",
    "open": "on neither side",
    UNDEFINED: UNDEFINED,
}


def coded(study: Study) -> list[Code]:
    """The codes of all scored sentences, article by article."""
    return [code for reading in study.readings for _, code in reading.scored()]


def sides(study: Study, measure: str, facet: str) -> dict[str, list[str]]:
    """The outlets by the side on which their interval lies: above, below, open, undefined."""
    found: dict[str, list[str]] = {key: [] for key in SHORT}
    for outlet in signs(study):
        found[side(study.estimate(measure, outlet, facet))].append(outlet)
    return found


def frame_counts(study: Study) -> str:
    """How many scored sentences present the tie as close, as strained, as both."""
    codes = coded(study)
    if not codes:
        return "No sentence was scored."
    a, s = sum(c.alliance for c in codes), sum(c.strain for c in codes)
    both = sum(c.alliance and c.strain for c in codes)
    w = study.words
    text = (
        f"of {counted(len(codes), 'scored sentence')}, {amount(a)} "
        f"{verb(a, w.presents, w.present)} {w.how} {w.close}{w.restored} and {amount(s)} "
        f"{w.how} {w.strained}{w.mended}"
    )
    if a and s:
        text += f"; {amount(both)} of them {verb(both, 'says', 'say')} both"
    return sentence(text)


def balance_said(study: Study) -> str:
    """Which outlets the balance tells apart."""
    w = study.words
    found = comparison(study, "balance")
    return said(found, w.more, labels(study), scale=w.told(SCALE), alone=True)


def shares_said(study: Study) -> str:
    """Which outlets the share of either frame tells apart, where it tells any."""
    named, told = labels(study), study.words.told
    parts = [
        said(found, told(what), named, scale=told(scale))
        for measure, (what, scale) in SHARES.items()
        if (found := comparison(study, measure)).apart
    ]
    return " ".join(parts)


def balance_sides(study: Study) -> str:
    """On which side of 0 each outlet's interval of the balance lies."""
    found = sides(study, "balance", "all")
    nowhere = found.pop(UNDEFINED)
    known = {key: outlets for key, outlets in found.items() if outlets}
    named, w = labels(study), study.words
    if not known:
        none = w.told("no sentence {presents} {how} {close} or {how} {strained}")
        return sentence(f"{none}, so {w.told(SCALE)} is undefined")
    open_, whose = known.pop("open", []), "the interval of the balance"
    sided = [
        f"{w.told(SHORT[key])} in {_all(study, outlets, named)}" for key, outlets in known.items()
    ]
    text = sentence(f"{whose} lies wholly {listed(sided)}") if sided else ""
    if open_:
        it = "it" if sided else whose
        text = f"{text} {sentence(f'{it} {OPEN} in {_all(study, open_, named)}')}".strip()
    if nowhere:
        either = f"{w.presents} {w.how} either"
        where = f"undefined in {named.all(nowhere)}, where no sentence {either}"
        text += f" The balance is {where}."
    return text


def _all(study: Study, outlets: Sequence[str], named: Labels) -> str:
    """Outlets by name, or as all there are."""
    if len(study.outlets) == 1:
        return named.all(outlets, worth=worth(study, "balance"))
    if len(outlets) < len(study.outlets) or len(outlets) == 1:
        return named.all(outlets)
    return f"{'both' if len(outlets) == 2 else f'all {number(len(outlets))}'} {named.noun}s"


def reading_sides(study: Study) -> str:
    """Whether the balance by reading lies on the same side as the balance by codebook."""
    named = labels(study)
    both = {
        outlet: (side(study.estimate("balance", outlet)), side(read))
        for outlet in signs(study)
        if (read := study.estimate("balance", outlet, BY_READING))
    }
    if not both:
        return "No codes made by reading are at hand to set beside the codebook."
    other = {outlet: pair for outlet, pair in both.items() if len(set(pair)) > 1}
    if not other:
        same = "the balance" if len(both) == 1 else "every balance"
        return sentence(f"by reading, {same} lies on the same side as by codebook")
    if len(other) > NAMED:
        return sentence(f"codebook and reading place {named.all(list(other))} differently")
    short = {key: study.words.told(text) for key, text in SHORT.items()}
    parts = [
        f"{named.names[outlet]} (by codebook {short[first]}, by reading {short[second]})"
        for outlet, (first, second) in other.items()
    ]
    rest = "" if len(other) == len(both) else "; they agree on the side of the rest"
    return sentence(f"codebook and reading place {listed(parts)} differently{rest}")


SAID = (frame_counts, balance_said, shares_said, balance_sides, reading_sides)

"""What a reader in a hurry must know: where each stands by itself, and how sure that is."""

from __future__ import annotations

from analysis.report.comparisons import labels, worth
from analysis.report.findings import hanging, robustness, sided, tie, tone, trust
from analysis.report.wording import (
    UNDEFINED,
    amount,
    counted,
    listed,
    number,
    sentence,
    verb,
)
from analysis.study import Study

POLES = {"above": "{warm}", "below": "{cool}"}
FEW = 2  # outlets that are named; more are counted


def lean_said(study: Study) -> str:
    """On which side of 0 each balance lies, taken by itself, where there are two or more."""
    if len(study.outlets) < 2:
        return ""
    named, w, found = labels(study), study.words, tie.sides(study, "balance", "all")
    has = worth(study, "balance")
    sided = [
        f"on the side of {w.told(pole)} in {named.all(found[key], worth=has)}"
        for key, pole in POLES.items()
        if found[key]
    ]
    many = found["open"]
    if not sided and not many:
        either = w.told("{presents} {how} {close} or {how} {strained}")
        return sentence(f"no sentence of any {named.noun} {either}")
    if not sided:
        return "By itself, no balance lies clearly on one side."
    text = f"taken by itself, the balance lies {listed(sided)}"
    if many:
        others = "{} others" if found[UNDEFINED] else "the other {}"
        them = named.all(many) if len(many) <= FEW else others.format(number(len(many)))
        text += f"; in {them} neither side is ruled out"
    if nowhere := found[UNDEFINED]:
        text += f"; in {named.all(nowhere)} there is nothing to measure"
    return sentence(text)


def sure_said(study: Study) -> str:
    """How right the counting is, and whether what it says outlasts other ways to count."""
    hang = (hanging.tie_hangs, hanging.russia_hangs, hanging.voice_hangs, sides_hang)
    return " ".join(filter(None, (said(study) for said in (counting_right, *hang))))


def counting_right(study: Study) -> str:
    """How many sentences the codebook puts where reading does; or that nobody has read them."""
    one = tone.classes(study).get("codebook")
    if one is None:
        return "No codes made by reading are at hand, so nothing says how right the codebook is."
    made = trust.reader(study)
    return sentence(
        f"the codebook puts {amount(one.right)} of {counted(one.n, 'sentence')} into the class "
        f"that reading gives ({one.share})"
        + (f"; the reading was {made}, and {trust.AT_HAND}" if made else "")
    )


def sides_hang(study: Study) -> str:
    """What takes back a side of 0: other ways to count, and one thing left out."""
    return " ".join(filter(None, (_ways_hang(study), sided.side_lost(study))))


def _ways_hang(study: Study) -> str:
    """In how many ways to count they lie there: value and interval."""
    kept = robustness.sides_kept(study)
    if not kept:
        return ""
    if len(kept) <= FEW:
        return robustness.ways_sides(study)
    ways = counted(len(study.curve.specifications), "way")
    stay = sum(one.value == 1 for one in kept.values())
    wholly = sum(one.whole == 1 for one in kept.values())
    has = f"{verb(stay, 'has its', 'have their')} value there in every one of the {ways}"
    their = verb(wholly, "its", "their")
    return sentence(
        f"of the {number(len(kept))} balances whose whole interval lies on one side of 0, "
        f"{amount(stay)} {has} to count, and {amount(wholly)} {their} whole interval"
    )


SAID = (lean_said, sure_said, counting_right, sides_hang)

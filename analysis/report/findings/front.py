"""What a reader in a hurry must know: where each stands by itself, and how sure that is."""

from __future__ import annotations

from analysis import stats, tables, tone
from analysis.influence import TRIED
from analysis.report.comparisons import labels
from analysis.report.findings import by_share, left_out, robustness, tie, trust
from analysis.report.wording import (
    UNDEFINED,
    amount,
    counted,
    interval,
    listed,
    number,
    sentence,
    share,
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
    sided = [
        f"on the side of {w.told(pole)} in {named.all(found[key])}"
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
    ways = (robustness.order_kept(study), by_share.ways_shares(study))
    lost = (left_out.order_lost(study, measure) for measure in TRIED)
    told = (_right(study), *ways, *lost, _stays(study))
    return " ".join(part for part in told if part)


def _right(study: Study) -> str:
    """How many sentences the codebook puts where reading does; or that nobody has read them."""
    counts = tables.confusion(study)
    n, same = tone.total(counts), tone.right(counts)
    if not n:
        return "No codes made by reading are at hand, so nothing says how right the codebook is."
    low, high = map(float, stats.wilson(same, n))
    within = interval(low, high, share)
    made = trust.reader(study)
    return sentence(
        f"the codebook puts {amount(same)} of {counted(n, 'sentence')} ({share(same / n)}, "
        f"{within}) into the class that reading gives"
        + (f"; the reading was {made}" if made else "")
    )


def _stays(study: Study) -> str:
    """In how many ways to count the balances on one side of 0 lie there: value and interval."""
    kept = robustness.sides_kept(study)
    if not kept:
        return ""
    ways = counted(len(study.curve.specifications), "way")
    which = "whose whole interval lies on one side of 0"
    if len(kept) > FEW:
        stay, wholly = (sum(one[at] == 1 for one in kept.values()) for at in (0, 1))
        has = f"{verb(stay, 'has its', 'have their')} value there in every one of the {ways}"
        their = verb(wholly, "its", "their")
        return sentence(
            f"of the {number(len(kept))} balances {which}, {amount(stay)} {has} to count, and "
            f"{amount(wholly)} {their} whole interval"
        )
    every = (f"every one of the {ways} to count", "every one of them")
    parts: list[str] = []
    for (outlet, (value, whole)), all_ in zip(kept.items(), every, strict=False):
        some = f"of the {ways} to count" if not parts else "of them"
        own = all_ if value == 1 else f"{robustness.share_below(value)} {some}"
        wide = robustness.share_below(whole, "every one") if whole else "none"
        parts.append(
            f"that of {labels(study).names[outlet]} has its value there in {own}, its whole "
            f"interval in {wide}"
        )
    first = "the one balance" if len(kept) == 1 else f"of the {number(len(kept))} balances"
    return sentence(f"{first} {which}, {'; '.join(parts)}")


SAID = (lean_said, sure_said)

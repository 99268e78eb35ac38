"""What a reader in a hurry must know: what was found, in numbers, and how sure that is."""

from __future__ import annotations

from analysis.report.comparisons import comparison, labels, said, worth
from analysis.report.distances import upward
from analysis.report.findings import hanging, robustness, sided, tie, tone, trust
from analysis.report.wording import (
    UNDEFINED,
    amount,
    counted,
    listed,
    number,
    sentence,
    signed,
    verb,
)
from analysis.study import Study

ALIKE = "cannot be told apart"
POLES = {"above": "{warm}", "below": "{cool}"}
FEW = 2  # outlets that are named; more are counted


def finding_said(study: Study) -> str:
    """What the balance tells apart, with numbers: whoever reads one sentence reads this one.

    Pairs that are told apart have their numbers; where none is, the sentence says from where to
    where the balance runs. Of one outlet it says how it stands by itself.
    """
    found = comparison(study, "balance")
    if found.outlets < 2:
        return f"{tie.balance_sides(study)} {tie.balance_said(study)}"
    if found.apart:
        return tie.balance_said(study)
    if not found.alike:
        return f"{_framed(study)} {tie.balance_said(study)}".strip()
    scale = study.words.told(tie.SCALE) + _runs(study)
    return said(found, study.words.more, labels(study), scale=scale)


def _runs(study: Study) -> str:
    """From where to where the balance runs, each end with its interval and its sentences."""
    has = worth(study, "balance")
    values = {
        outlet: one.value
        for outlet in has
        if (one := study.estimate("balance", outlet)) and one.value is not None
    }
    if len(values) < 2:
        return ""
    ends = [
        has[pick(values, key=lambda outlet: values[outlet])].partition(", ") for pick in (min, max)
    ]
    if ends[0][0] == ends[1][0]:
        every = len(values) == len(study.outlets)
        all_ = "both" if len(values) == 2 else f"all {number(len(values))}"
        where = all_ if every else f"the {number(len(values))} in which it is defined"
        return f", which is {ends[0][0]} in {where}"
    low, high = (f"{value} ({within})" if within else value for value, _, within in ends)
    return f", which runs from {low} to {high}"


def _framed(study: Study) -> str:
    """How many of the scored sentences carry a frame."""
    every = [e for o in study.outlets if (e := study.estimate("balance", o))]
    if not every:
        return ""
    framed, scored = sum(e.hits for e in every), sum(e.sentences for e in every)
    carry = verb(framed, "carries", "carry")
    return sentence(f"of {counted(scored, 'scored sentence')}, {amount(framed)} {carry} a frame")


def apart_means(study: Study) -> str:
    """What it takes that two are told apart, in two sentences; nothing where there are no two."""
    if len(study.outlets) < 2:
        return ""
    return (
        f"Two {labels(study).noun}s are told apart where the interval of their difference leaves "
        "out 0, all pairs taken together. Whether their own two intervals overlap does not decide "
        "it."
    )


def opposed_said(study: Study) -> str:
    """That two whole sides may not part two outlets, where so it is, with the difference."""
    found, verdicts = tie.sides(study, "balance", "all"), study.pairs("balance")
    ends = (found["above"], found["below"])
    both = [v for v in map(upward, verdicts) if v.outlet_i in ends[0] and v.outlet_j in ends[1]]
    alike = [v for v in both if v.verdict == ALIKE and v.difference is not None]
    if not alike:
        return ""
    opening = "two intervals on opposite sides of 0 may leave a pair that is not told apart"
    if not len(alike) == len(both) == 1:
        of = f"{amount(len(alike))} of {counted(len(both), 'such pair')}"
        return sentence(f"{opening}: in {of} the interval of the difference reaches 0")
    (one,) = alike
    pair = listed([labels(study).names[outlet] for outlet in (one.outlet_i, one.outlet_j)])
    within = f"{signed(one.low)} to {signed(one.high)}"
    return sentence(
        f"{opening}: the difference of {pair} is {signed(one.difference)} in log odds ({within})"
    )


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
    made, part = trust.reader(study), trust.in_part(study)
    return sentence(
        f"the codebook puts {amount(one.right)} of {counted(one.n, 'sentence')} into the class "
        f"({study.words.warm}, {study.words.cool}, both or neither) that reading gives "
        f"({one.share})"
        + (f"; {part}" if part else "")
        + (f"; the reading was {made}, and {_written(study)}" if made else "")
    )


def _written(study: Study) -> str:
    """With what in view the codebook was written: texts, and results where the study says so."""
    seen = trust.AT_HAND.replace("at hand", "and results in view")
    return seen if study.settings.revised else trust.AT_HAND


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


SAID = (finding_said, apart_means, opposed_said, lean_said, sure_said, counting_right, sides_hang)

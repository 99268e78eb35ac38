"""Words: which set an outlet apart, which part two balances, and which outlets share."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.keyness import LEAST, PRIORS, Key
from analysis.model import Verdict
from analysis.passages import N, Passage
from analysis.plots import signs
from analysis.report.comparisons import CLAUSES, Order, comparison, labels
from analysis.report.findings import unshared
from analysis.report.wording import (
    NAMED,
    amount,
    counted,
    listed,
    number,
    sentence,
    share,
    signed,
    verb,
)
from analysis.study import Study
from analysis.wordshift import Shift, between

WEIGHTIEST = 3  # entries named of a pair
QUOTED = 30  # words: a longer passage is not quoted
ALIKE, SILENT = "cannot be told apart", "too little to say"
SCALES = {
    "balance": "the balance",
    "alliance_share": "the share of sentences of {warm}",
    "strain_share": "the share of sentences of {cool}",
    "russia_share": "the share of sentences that name Russia",
    "sentiment": "mean sentiment",
    "sentiment_masked": "mean sentiment with names masked",
}
SMALLEST = 0.01  # share that is said as a number


def keyness_counted(study: Study) -> str:
    """How many words set an outlet apart under either prior, and how many would by chance."""
    if len(study.outlets) < 2:
        return f"There is one {labels(study).noun} only, and so no rest to set it against."
    if not study.keyness:
        return f"No words are compared: too few stand {number(LEAST)} times or more in all."
    told = {prior: [key for key in study.keyness if key.prior == prior] for prior in PRIORS}
    every = told["flat"]
    words = counted(len({key.term for key in every}), "word")
    flat, pooled = (amount(sum(_apart(key) for key in told[prior])) for prior in PRIORS)
    chance = round(len(every) * (1 - study.settings.level))
    by_chance = f"; by chance alone it would in about {number(chance)}" if chance else ""
    return " ".join(
        map(
            sentence,
            (
                f"{words}, each in one {labels(study).noun} against the rest, "
                f"{verb(1 if len(every) == 1 else 2, 'makes', 'make')} "
                f"{counted(len(every), 'comparison')}",
                f"the range leaves out 0 in {flat} under the flat prior and in {pooled} under the "
                f"pooled one{by_chance}",
            ),
        )
    )


def keyness_named(study: Study) -> str:
    """The words whose range leaves out 0 under both priors."""
    if not study.keyness:
        return ""
    named = labels(study)
    found = _under_both(study.keyness)
    if not found:
        return f"No word sets an {named.noun} apart from the rest under both priors."
    if len(found) > NAMED:
        words = counted(len(found), "word")
        return sentence(f"{words} set an {named.noun} apart from the rest under both priors")
    parts = []
    for outlet in dict.fromkeys(key.outlet for key in found):
        for way, of in (("more", 1), ("less", -1)):
            terms = [_quoted(k.term) for k in found if k.outlet == outlet and k.d * of > 0]
            if terms:
                are = "is" if len(terms) == 1 else "are"
                parts.append(f"{listed(terms)} {are} used {way} in {named.names[outlet]}")
    return f"Under both priors, and each taken alone, {listed(parts)} than in the rest."


def _apart(key: Key) -> bool:
    """Whether the range leaves out 0."""
    return key.low is not None and key.high is not None and not key.low <= 0 <= key.high


def _under_both(keys: Sequence[Key]) -> list[Key]:
    """The keys, as under the pooled prior, that stand apart under the flat one too."""
    flat = {(key.outlet, key.term) for key in keys if key.prior == "flat" and _apart(key)}
    pooled = [key for key in keys if key.prior == "pooled" and _apart(key)]
    return [key for key in pooled if (key.outlet, key.term) in flat]


def shifts_said(study: Study) -> str:
    """The entries that weigh most in the difference of each pair that the balance tells apart."""
    apart = comparison(study, "balance").apart
    if not apart:
        return "Here the balance tells no pair apart, so that there is no word shift to tell."
    if len(apart) > CLAUSES:
        return "Which words part the pairs that the balance tells apart stands in the table."
    return " ".join(said for pair in apart if (said := _shift_said(study, pair)))


def _shift_said(study: Study, pair: Order) -> str:
    found = between(study.shifts, i=pair.low, j=pair.high)
    if not found:
        return ""
    high, low = (labels(study).names[outlet] for outlet in pair)
    # by the size of what they add, as the table stands
    heaviest = [one for one in found if one.contribution > 0][:WEIGHTIEST]
    if not heaviest:
        return f"By hits, no entry adds to the difference of {high} and {low}."
    told = [
        f"{_entry(study, one)} ({share(one.printed)}, {counted(sum(_hits([one], *'ij')), 'hit')})"
        for one in heaviest
    ]
    return sentence(
        f"between {high} ({_balance(found, 'j')}) and {low} ({_balance(found, 'i')}), what adds "
        f"most to the difference, as a share of all that moves it, is {listed(told)}"
    )


def _balance(shifts: Sequence[Shift], side: str) -> str:
    """The balance of hits of one side of a pair, and how many hits these are."""
    a, s = _hits(shifts, side)
    value = signed((a - s) / (a + s) if a + s else None)
    return f"{value}, {a + s:,} {'hit' if a + s == 1 else 'hits'}"


def _hits(shifts: Sequence[Shift], *sides: str) -> tuple[int, int]:
    """How many hits of alliance and of strain entries have on some sides of a pair."""
    a, s = (
        sum(int(getattr(one, f"{pole}_{side}")) for one in shifts for side in sides)
        for pole in ("alliance", "strain")
    )
    return a, s


def _entry(study: Study, one: Shift) -> str:
    """An entry as prose names it: by words it found, where texts may be published."""
    return _quoted(one.matched if study.settings.text else one.entry)


def _quoted(words: str) -> str:
    return f"\u201c{' '.join(words.split())}\u201d"


def shared_said(study: Study) -> str:
    """How many passages outlets share word for word, and the longest."""
    if len(study.outlets) < 2:
        return f"There is one {labels(study).noun} only, and no other to share words with."
    noun = labels(study).noun
    found = [passage for passage in study.overlap.passages if passage.kind == "wording"]
    names = len(study.overlap.passages) - len(found)
    apart = f", {counted(names, 'string')} of names not counted" if names else ""
    what = f"of {number(N)} words or more"
    if not found:
        return f"No passage {what} stands in two {noun}s{apart}."
    stand = "stands" if len(found) == 1 else "stand"
    passages = f"{counted(len(found), 'passage')} {what}"
    longest = _longest(study, found[0], alone=len(found) == 1)
    return sentence(f"{passages} {stand} word for word in more than one {noun}{apart}") + longest


def _longest(study: Study, passage: Passage, *, alone: bool) -> str:
    """Where the longest passage stands, and its words, where texts may be published."""
    standing = {place.outlet for place in passage.places}
    outlets = [outlet for outlet in signs(study) if outlet in standing]
    it = "it" if alone else "the longest"
    where = labels(study).all(outlets, "in ")
    first = passage.places[0]
    source = next(r.article.source for r in study.readings if r.article.id == first.article)
    size = len(passage.words)
    text = f"{it} has {counted(size, 'word')} and stands {where}"
    if study.settings.text and size <= QUOTED:
        text += f": {_quoted(source[first.start : first.end])}"
    return " " + sentence(text)


def shared_without(study: Study) -> str:
    """What becomes of the verdicts without the sentences that hold shared wording."""
    left = sum(len(numbers) for numbers in study.overlap.left_out.values())
    if not left:
        return ""
    both = unshared.verdicts(study)
    changed = [(after, before) for after, before in both if after.verdict != before.verdict]
    hold = "holds" if left == 1 else "hold"
    text = (
        f"of {counted(len(both), 'verdict')} on balance, shares and sentiment, "
        f"{amount(len(changed))} {verb(len(changed), 'changes', 'change')} without the "
        f"{counted(left, 'sentence')} that {hold} shared wording"
    )
    # of the balance, on which the study turns, each is named, or all are counted
    by_balance = [one for one in changed if one[0].measure == "balance"]
    named = changed if len(changed) <= NAMED else by_balance
    if len(named) > NAMED:
        return sentence(f"{text}; of those on the balance, {number(len(named))} do")
    return " ".join([sentence(text), *(_change(study, *one) for one in named)])


def _change(study: Study, after: Verdict, before: Verdict) -> str:
    """A verdict that is another one without shared wording."""
    names, ranked = labels(study).names, list(signs(study))
    pair = listed([names[o] for o in sorted((after.outlet_i, after.outlet_j), key=ranked.index)])
    by = f"By {study.words.told(SCALES[after.measure])}, "
    if after.verdict == ALIKE:
        return f"{by}{pair} can then no longer be told apart."
    if after.verdict == SILENT:
        return f"{by}there is then too little to say of {pair}."
    if before.verdict == ALIKE:
        return f"{by}{pair} can be told apart only then."
    return f"{by}{pair} then stand the other way round."


def alike_said(study: Study) -> str:
    """The two articles that are most alike, and how much they have in common."""
    if len(study.articles) < 2:
        return ""
    if not study.overlap.likenesses:
        return f"No two articles have {number(N)} words in a row in common."
    most = study.overlap.likenesses[0]
    either = round(most.shared / most.resemblance)
    runs = f"{most.shared:,} of {either:,}"
    outlet = {a.id: a.outlet for a in study.articles}
    ranked = list(signs(study))
    pair = sorted((most.article_i, most.article_j), key=lambda id: (ranked.index(outlet[id]), id))
    names = [labels(study).names[outlet[id]] for id in pair]
    if labels(study).noun != "article":
        names = [f"{name} ({id})" for name, id in zip(names, pair, strict=True)]
    return sentence(
        f"the two articles most alike, {names[0]} and {names[1]}, "
        f"share {_part(most.resemblance)} of their runs of {number(N)} words ({runs})"
    )


def _part(value: float) -> str:
    """A share above 0, which no rounding makes nothing."""
    return share(value) if value >= SMALLEST else f"less than {share(SMALLEST)}"


SAID = (
    keyness_counted,
    keyness_named,
    shifts_said,
    shared_said,
    shared_without,
    alike_said,
)

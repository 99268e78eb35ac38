"""The rules of VADER over numbered words.

They follow the source of vaderSentiment 3.3.2 (C.J. Hutto, MIT licence) to the bit, its slips
included, because a score that differs in the fourth digit is another instrument. Every function
here is written in the part of the language that numba compiles: `memo` runs the rules as Python,
`native` compiles them, from this one text.

A word is a code: twice its number in `lexicon.numbers`, plus 1 where it is written in capitals.
"""

from __future__ import annotations

import math
from typing import Any

# What a word is to the rules, as bits. LISTED: in the lexicon. RATED: and no word of degree.
LISTED, RATED, NEGATES, NO, OR, NEVER, SO, WITHOUT, DOUBT, LEAST, AT, BUT, KIND, OF = (
    1 << bit for bit in range(14)
)
CAPITALS, DENIED = 0.733, -0.74
END = 63  # in place of the third word of a phrase of two
ALIKE = 1e-9  # sums nearer to 0 than this may have another sign in another order
TIE = 1e-6  # of the fifth digit: nearer to a half than this, rounding is Python's affair
MANY = 64  # ratings beyond which `weigh` is too slow


def valence(words: Any, count: int, at: int, mixed: bool, known: Any, phrases: Any) -> float:
    """What a rated word adds, after the words around it (`sentiment_valence`).

    Args:
        words: codes of a sentence; the first `count` are its words.
        count: words of the sentence.
        at: the place of the rated word.
        mixed: some, not all, words are in capitals.
        known: a `lexicon.Word` for each number.
        phrases: every `lexicon.Phrase`.
    """
    word = known[words[at] >> 1]
    follows = known[words[at + 1] >> 1].flags if at + 1 < count else 0
    if word.flags & KIND and follows & OF:
        return 0.0
    value = word.rating
    if word.flags & NO and follows & LISTED:
        value = 0.0
    if after_no(words, at, known):
        value = word.rating * DENIED
    if mixed and words[at] & 1:
        value = value + CAPITALS if value > 0 else value - CAPITALS
    for back in range(1, min(at, 3) + 1):
        before = known[words[at - back] >> 1]
        if before.flags & LISTED:
            continue
        if before.degree != 0:
            shouted = mixed and words[at - back] & 1 == 1
            value = value + degree(before.degree, back, value, shouted)
        value = denied(value, words, at, back, known)
        if back == 3:
            value = idiom(value, words, count, at, known, phrases)
    return least(value, words, at, known)


def after_no(words: Any, at: int, known: Any) -> bool:
    """Whether "no" stands one or two words before, or three with "or" or "nor" between."""
    for back in range(1, min(at, 3) + 1):
        if known[words[at - back] >> 1].flags & NO:
            return back < 3 or known[words[at - 1] >> 1].flags & OR != 0
    return False


def degree(step: float, back: int, value: float, shouted: bool) -> float:
    """What a word of degree adds to a rating that stands `back` words after (`scalar_inc_dec`)."""
    if value < 0:
        step = -step
    if shouted:
        step = step + CAPITALS if value > 0 else step - CAPITALS
    if back == 2:
        return step * 0.95
    return step * 0.9 if back == 3 else step


def denied(value: float, words: Any, at: int, back: int, known: Any) -> float:
    """A rating after the word `back` words before, should that deny (`_negation_check`).

    Three words back, "so" or "this" right before the rating raises it whatever comes first:
    the brackets of the source fall that way.
    """
    far = known[words[at - back] >> 1].flags
    near = known[words[at - 1] >> 1].flags
    between = known[words[at - 2] >> 1].flags if back == 3 else near
    if back > 1 and far & NEVER and between & SO:
        return value * 1.25
    if back == 3 and near & SO:
        return value * 1.25
    if back > 1 and far & WITHOUT and (between | near) & DOUBT:
        return value
    return value * DENIED if far & NEGATES else value


def idiom(value: float, words: Any, count: int, at: int, known: Any, phrases: Any) -> float:
    """A rating replaced by that of a phrase it is in or follows (`_special_idioms_check`)."""
    a = known[words[at - 3] >> 1].piece
    b = known[words[at - 2] >> 1].piece
    c = known[words[at - 1] >> 1].piece
    d = known[words[at] >> 1].piece
    e = known[words[at + 1] >> 1].piece if at + 1 < count else 0
    f = known[words[at + 2] >> 1].piece if at + 2 < count else 0
    if a | b | c | d == 0:
        return value
    for first, second, third in ((c, d, END), (b, c, d), (b, c, END), (a, b, c), (a, b, END)):
        found = phrase(first, second, third, phrases)
        if found >= 0 and phrases[found].idiom:
            value = phrases[found].value
            break
    for first, second, third in ((d, e, END), (d, e, f)):
        found = phrase(first, second, third, phrases)
        if found >= 0 and phrases[found].idiom:
            value = phrases[found].value
    for first, second, third in ((a, b, c), (a, b, END), (b, c, END)):
        found = phrase(first, second, third, phrases)
        if found >= 0 and not phrases[found].idiom:
            value = value + phrases[found].value
    return value


def phrase(first: int, second: int, third: int, phrases: Any) -> int:
    """Which of the phrases three words are, or -1; a word in no phrase is 0."""
    if first == 0 or second == 0 or third == 0:
        return -1
    key = (first * 64 + second) * 64 + third
    for at in range(len(phrases)):
        if phrases[at].key == key:
            return at
    return -1


def least(value: float, words: Any, at: int, known: Any) -> float:
    """A rating after "least", denied unless that follows "at" or "very" (`_least_check`)."""
    if at == 0 or not known[words[at - 1] >> 1].flags & LEAST:
        return value
    if at > 1 and known[words[at - 2] >> 1].flags & AT:
        return value
    return value * DENIED


def weigh(values: Any, places: Any, count: int, but: int) -> None:
    """Halve what stands before "but", raise what stands after it by half (`_but_check`).

    As the source does it: each rating in turn is looked up by its value, so that of two alike
    the first is changed, twice if it still is alike. Those of 0 change nothing and are left out.
    """
    for at in range(count):
        first = 0
        while values[first] != values[at]:
            first += 1
        if places[first] < but:
            values[first] = values[first] * 0.5
        elif places[first] > but:
            values[first] = values[first] * 1.5


def compound(total: float, bangs: int, questions: int) -> float:
    """The sum of the ratings with marks added, between -1 and 1, unrounded (`score_valence`)."""
    emphasis = min(bangs, 4) * 0.292
    if questions > 1:
        emphasis = emphasis + (questions * 0.18 if questions <= 3 else 0.96)
    if total > 0:
        total = total + emphasis
    elif total < 0:
        total = total - emphasis
    return max(-1.0, min(1.0, total / math.sqrt(total * total + 15)))


def rounded(value: float) -> float:
    """Four digits, as Python rounds; nan where that takes more care than is taken here."""
    scaled = value * 10000
    whole = math.floor(scaled + 0.5)
    if abs(scaled - math.floor(scaled) - 0.5) < TIE or (whole == 0 and value != 0):
        return math.nan
    return float(whole / 10000)


def summed(words: Any, count: int, values: Any, places: Any, known: Any, phrases: Any) -> float:
    """The sum of the ratings of a sentence; nan where Python must be asked.

    Python adds floats with more care from 3.12 on: where that may change the sign, it is asked.
    """
    but, capitals, rated = -1, 0, 0
    for at in range(count):
        capitals += words[at] & 1
        if but < 0 and known[words[at] >> 1].flags & BUT:
            but = at
    for at in range(count):
        if known[words[at] >> 1].flags & RATED:
            value = valence(words, count, at, 0 < capitals < count, known, phrases)
            if value != 0:
                if rated == MANY:
                    return math.nan
                values[rated], places[rated] = value, at
                rated += 1
    if but >= 0:
        weigh(values, places, rated, but)
    total = 0.0
    for at in range(rated):
        total += values[at]
    return math.nan if rated > 2 and abs(total) < ALIKE else total

"""The rules of VADER over numbered words, and the loop over bytes that numbers them.

They follow the source of vaderSentiment 3.3.2 (C.J. Hutto, MIT licence) to the bit, its slips
included, because a score that differs in the fourth digit is another instrument. Every function
here is written in the part of the language that numba compiles: `memo` runs the rules as Python,
`native` compiles them, with the bytes of many sentences, from this one text. That everything
compiled stands in this one file matters: numba knows a stale cache by the age of the file.

A word is a code: twice its number in `lexicon.numbers`, plus 1 where it is written in capitals.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np

# What a word is to the rules, as bits. LISTED: in the lexicon. RATED: and no word of degree.
LISTED, RATED, NEGATES, NO, OR, NEVER, SO, WITHOUT, DOUBT, LEAST, AT, BUT, KIND, OF = (
    1 << bit for bit in range(14)
)
CAPITALS, DENIED = 0.733, -0.74
END = 63  # in place of the third word of a phrase of two
ALIKE = 1e-9  # sums nearer to 0 than this may have another sign in another order
TIE = 1e-6  # of the fifth digit: nearer to a half than this, rounding is Python's affair
BITS = 15  # of a place in the index of words, which has four times as many places as words
LAST = (1 << BITS) - 1
LETTERS = 27  # that `packed` can hold
LONGEST = 1 << 20  # bytes of a sentence that room is made for
DENSE = 4  # words that a byte makes at most: an emoji of three is read as up to twelve
MANY = 64  # ratings beyond which `weigh` is too slow

# What a character is, as bits, and what is to be done with it
# FOREIGN: in no word that a rule knows. DENYING: ends "n't".
BLANK, UPPER, LOWER, FOREIGN, DENYING = 1, 2, 4, 8, 16
SAME, HYPHEN, ASK = -1, -2, -3
APOSTROPHE, DASH, BANG, QUESTION, N, T = (ord(mark) for mark in "'-!?nt")
STOP = -1  # after what a character is spelled as
UNREADABLE = -1  # a count of words: the sentence has a character that only Python reads


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


# From here on for numba only: over bytes, which Python reads faster its own way


def score(
    data: Any,
    offsets: Any,
    out: Any,
    known: Any,
    phrases: Any,
    chars: Any,
    spelled: Any,
    index: Any,
    spare: int,
) -> None:
    """The compounds of sentences, nan where Python must be asked.

    Args:
        data: the sentences in UTF-8, one after the other, uint8.
        offsets: where each starts and the last ends: len(out) + 1.
        out: filled, float64.
        known: a `lexicon.Word` for each number.
        phrases: every `lexicon.Phrase`.
        chars: a `lexicon.Char` for each code point.
        spelled: what characters are spelled as, each ended by STOP.
        index: `lexicon.index`.
        spare: room that a token may take beyond the bytes of its sentence.
    """
    longest = 0
    for row in range(len(out)):
        longest = max(longest, min(LONGEST, offsets[row + 1] - offsets[row]))
    token = np.empty(longest + spare, np.uint8)
    words = np.empty(DENSE * longest + 1, np.int64)
    values = np.empty(MANY, np.float64)
    places = np.empty(MANY, np.int64)
    for row in range(len(out)):
        start, end = offsets[row], offsets[row + 1]
        out[row] = math.nan
        if end - start > LONGEST:
            continue
        count, bangs, questions = read(data, start, end, token, words, chars, spelled, index)
        if count != UNREADABLE:
            total = summed(words, count, values, places, known, phrases)
            if not math.isnan(total):
                out[row] = rounded(compound(total, bangs, questions))


def read(
    data: Any, at: int, end: int, token: Any, words: Any, chars: Any, spelled: Any, index: Any
) -> tuple[int, int, int]:
    """Write the codes of one sentence; how many words, exclamation and question marks it has."""
    count = length = case = bangs = questions = 0
    while at <= end:
        spelling = SAME
        point = ord(" ")  # after the last character
        if at < end:
            point = int(data[at])
            width = 1
            if point >= 0x80:
                point, width = decoded(data, at)
            at += width
            spelling = chars[point].spelling if point < len(chars) else ASK
            if spelling == ASK:
                return UNREADABLE, 0, 0
            if spelling == HYPHEN:
                spelling = SAME
                while at < end and data[at] == DASH:
                    at += 1
                    spelling = 0  # the first that is spelled: a dash set off
        else:
            at += 1
        if spelling >= 0:
            point = spelled[spelling]
        while point >= 0:
            char = chars[point]
            if char.kind & BLANK == 0:
                token[length] = char.lowered
                case |= char.kind
                if char.lowered == T and length > 1 and token[length - 1] == APOSTROPHE:
                    case |= DENYING * (token[length - 2] == N)
                length += 1
                bangs += point == BANG
                questions += point == QUESTION
            elif length:
                words[count] = code(token, length, case, index)
                count += 1
                length = case = 0
            point = STOP
            if spelling >= 0:
                spelling += 1
                point = spelled[spelling]
    return count, bangs, questions


def decoded(data: Any, at: int) -> tuple[int, int]:
    """The character of several bytes that starts at one of them, and how many they are."""
    lead = int(data[at])
    second = int(data[at + 1]) & 0x3F
    if lead < 0xE0:
        return (lead & 0x1F) << 6 | second, 2
    third = int(data[at + 2]) & 0x3F
    if lead < 0xF0:
        return (lead & 0x0F) << 12 | second << 6 | third, 3
    return (lead & 0x07) << 18 | second << 12 | third << 6 | int(data[at + 3]) & 0x3F, 4


def stripped(letter: int) -> bool:
    """Whether a letter is one of string.punctuation."""
    return 33 <= letter <= 47 or 58 <= letter <= 64 or 91 <= letter <= 96 or 123 <= letter <= 126


def code(token: Any, length: int, case: int, index: Any) -> int:
    """The code of a token of lowered letters: without the marks around it, if three are left."""
    start, end = 0, length
    while start < end and stripped(token[start]):
        start += 1
    while end > start and stripped(token[end - 1]):
        end -= 1
    if end - start <= 2:
        start, end = 0, length
    word = 0
    if end - start <= LETTERS and not case & FOREIGN:
        word = number(token, start, end, index)
    if word == 0 and case & DENYING:
        word = 1
    return word * 2 + (1 if case & UPPER and not case & LOWER else 0)


def number(token: Any, start: int, end: int, index: Any) -> int:
    """The number of a word, 0 for one that no rule knows."""
    first, second, third = packed(token, start, end)
    place = hashed(first, second, third)
    while index[place, 0]:
        if index[place, 1] == first and index[place, 2] == second and index[place, 3] == third:
            return int(index[place, 0])
        place = (place + 1) & LAST
    return 0


def packed(token: Any, start: int, end: int) -> tuple[int, int, int]:
    """A word of up to 27 letters as three numbers, seven bits a letter."""
    first, second, third = 0, 0, 0
    for at in range(start, min(end, start + 9)):
        first = first << 7 | int(token[at])
    for at in range(start + 9, min(end, start + 18)):
        second = second << 7 | int(token[at])
    for at in range(start + 18, end):
        third = third << 7 | int(token[at])
    return first, second, third


def hashed(first: int, second: int, third: int) -> int:
    """Where in the index a word is looked for first."""
    value = first ^ (second << 3) ^ (third << 5)
    return (value ^ (value >> BITS) ^ (value >> 2 * BITS) ^ (value >> 3 * BITS)) & LAST


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

"""The bytes of a sentence as codes of words, for `native`; `memo` has them of Python's strings.

A token is what stands between blanks, a dash set off being one more; its code is twice the number
of its word in `lexicon.numbers`, plus 1 where it is written in capitals. Every function here is
written in the part of the language that numba compiles.
"""

from __future__ import annotations

from typing import Any

BITS = 15  # of a place in the index of words, which has four times as many places as words
LAST = (1 << BITS) - 1
LETTERS = 27  # that `packed` can hold
DENSE = 4  # words that a byte makes at most: an emoji of three is read as up to twelve

# What a character is, as bits, and what is to be done with it
# FOREIGN: in no word that a rule knows. DENYING: ends "n't".
BLANK, UPPER, LOWER, FOREIGN, DENYING = 1, 2, 4, 8, 16
SAME, HYPHEN, ASK = -1, -2, -3
APOSTROPHE, DASH, BANG, QUESTION, N, T = (ord(mark) for mark in "'-!?nt")
STOP = -1  # after what a character is spelled as
UNREADABLE = -1  # a count of words: the sentence has a character that only Python reads


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

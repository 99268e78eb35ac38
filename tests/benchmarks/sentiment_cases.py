"""Sentences made to break the rules of VADER, scored by vaderSentiment and by its fast equals.

`python -m tests.benchmarks.sentiment_cases 1000000` makes so many at random and prints how many
differ: as written and normalised, in Python and by numba. `... characters` puts every character
of Unicode beside, into and between rated words instead.
"""

from __future__ import annotations

import csv
import random
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import islice
from pathlib import Path

from vaderSentiment.vaderSentiment import BOOSTER_DICT, NEGATE, SPECIAL_CASES

from analysis import sentiment
from analysis.sentiment import native
from analysis.sentiment.lexicon import analyzer

SEED, BATCH = 3_3_2, 20_000
COLLECTION = Path(__file__).parents[1] / "collection"
ROLES = "no or nor never so this without doubt least at very but kind of sort just enough".split()
JOINTS = [" "] * 30 + ["  ", "\n", "\t", "\u2014", " \u2013 ", "--", "\u00a0", "\u2026", "-", "/"]
MARKS = ["", "", "", "", ".", ",", "!", "?", "!!", "?!", "...", '"', "'", "\u201d", "\u2019", ")"]
OPENERS = [""] * 12 + ["(", '"', "\u201c", "'", "*", "#", "\u2018"]
STRANGE = [
    *("\u0130", "\u017f", "\u212a", "\u00df", "\u00c9", "e\u0301", "\u01c4", "\u01c5", "\u00aa"),
    *("\u200b", "\u00ad", "\ufe0f", "\u0085", "\x1c", "\u5317\u4eac", "\u1100\u1161", "\U0001f3fb"),
    *("\U00020000", "`", "n\u2019t", "N'T", "xn't", "--", "n't", "'", "9", "a", "to"),
]


@cache
def sentences() -> list[str]:
    """The sentences of the collection, in order."""
    found = []
    for path in sorted(COLLECTION.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            found += [row["text"] for row in csv.DictReader(file) if row.get("text")]
    return found


@cache
def pools() -> list[tuple[int, Sequence[str]]]:
    """What a case is drawn from, each with its weight."""
    lexicon = sorted(analyzer().lexicon)
    emoji = sorted(analyzer().emojis)
    plain = sorted({word for text in sentences() for word in text.split()})
    return [
        (30, [word for word in lexicon if word.isalpha()]),
        (4, lexicon),
        (12, sorted(BOOSTER_DICT)),
        (10, sorted(NEGATE)),
        (14, ROLES),
        (6, sorted(SPECIAL_CASES)),
        (5, [word for phrase in SPECIAL_CASES for word in phrase.split()]),
        (20, plain),
        (3, emoji),
        (2, STRANGE),
    ]


def cases(seed: int = SEED) -> Iterator[str]:
    """Sentences without end: the same for the same seed."""
    chance = random.Random(seed)
    weights = [weight for weight, _ in pools()]
    kinds = [kind for _, kind in pools()]
    while True:
        shouting = chance.random()
        parts: list[str] = []
        for kind in chance.choices(kinds, weights, k=chance.randint(1, chance.choice((6, 16, 40)))):
            word = chance.choice(kind)
            if chance.random() < (0.1, 0.1, 0.9)[int(shouting * 3)]:
                word = chance.choice((word.upper(), word.title(), word.capitalize()))
            parts += [chance.choice(OPENERS), word, chance.choice(MARKS), chance.choice(JOINTS)]
        yield "".join(parts)


def characters() -> Iterator[str]:
    """Every character of Unicode but the halves of surrogate pairs, where it may matter."""
    for point in (*range(0xD800), *range(0xE000, 0x110000)):
        char = chr(point)
        yield f"GOOD{char}bad {char}ill {char} isn{char}t war{char * 2}, no{char}love{char}"


def differing(texts: Sequence[str]) -> dict[str, list[str]]:
    """The sentences that each way to score scores otherwise than vaderSentiment."""
    asked: dict[bool, Callable[[str], float]] = {
        False: lambda text: float(analyzer().polarity_scores(text)["compound"]),
        True: lambda text: float(
            analyzer().polarity_scores(sentiment.normalised(text))["compound"]
        ),
    }
    found = {}
    for plainly, ask in asked.items():
        right = [ask(text) for text in texts]
        for fast in (False, True)[: 1 + native.available()]:
            made = sentiment.compounds(texts, plainly=plainly, fast=fast).tolist()
            name = f"{'normalised' if plainly else 'as written'}, {'numba' if fast else 'Python'}"
            pairs = zip(texts, right, made, strict=True)
            found[name] = [text for text, a, b in pairs if a.hex() != b.hex()]
    return found


def main() -> int:
    """Print how many differ, and some that do; 1 where any does."""
    asked = sys.argv[1] if len(sys.argv) > 1 else "100000"
    left = characters() if asked == "characters" else islice(cases(), int(asked))
    done, wrong = 0, dict[str, int]()
    while batch := list(islice(left, BATCH)):
        done += len(batch)
        for name, texts in differing(batch).items():
            wrong[name] = wrong.get(name, 0) + len(texts)
            for text in texts[:3]:
                print(f"{name}: {text!r}", file=sys.stderr)
    for name, count in wrong.items():
        print(f"{name}: {count} of {done} differ")
    return 1 if any(wrong.values()) else 0


if __name__ == "__main__":
    sys.exit(main())

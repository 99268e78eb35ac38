"""Sentences in, VADER compounds out; the only package of vaderSentiment.

VADER (Hutto and Gilbert 2014) adds up the ratings of about 7,500 words, shifted by rules for
negation, degree, capitals and punctuation. It was made for social media. On news of this kind it
reads names and events as mood ("United", "war"), knows nothing of who speaks, and misses what
the words about ties between states say ("allies" and "frayed" score 0). Off-the-shelf lists
agree poorly with people's ratings of news and with each other (Boukes et al. 2020; van
Atteveldt, van der Velden and Boukes 2021): compare means of many sentences, never single ones,
and look at the words that made the score. Score sentences and average: a whole article
saturates.

One sentence is scored by vaderSentiment itself, many by its rules made fast, with equal results:
`spelling` (text as VADER can read it), `masking` (without names and event words), `lexicon` (its
lists, numbered), `rules` (its rules over numbered words), `memo` (in Python), `codes` (bytes as
numbered words) and `native` (by numba, with the extra `fast`), `batch` (which of the two).
"""

from __future__ import annotations

import re
import string

from analysis.sentiment import memo
from analysis.sentiment.batch import compounds, masked_compounds
from analysis.sentiment.lexicon import analyzer
from analysis.sentiment.masking import (
    EVENT_GROUPS,
    EVENT_WORDS,
    MASK,
    EventWords,
    event_spans,
    masked,
)
from analysis.sentiment.spelling import normalised

__all__ = [
    "EVENT_GROUPS",
    "EVENT_WORDS",
    "LONG",
    "MASK",
    "EventWords",
    "compound",
    "compounds",
    "event_spans",
    "masked",
    "masked_compounds",
    "normalised",
    "words",
]

LONG = 2_000  # characters of a text that vaderSentiment itself is given


def compound(text: str) -> float:
    """The VADER compound of one sentence, from -1 to 1; higher is warmer, 0 is none or balanced.

    The sum x of the ratings as x / sqrt(x^2 + 15), rounded to four digits by VADER. Blind to
    irony, to who speaks, and to what a word means on this topic; 0 for a text without words.
    A text as long as an article is not given to vaderSentiment, whose time grows with the
    square of it, but to the same rules in `memo`.
    """
    if len(text) > LONG:
        return memo.compound(text, plainly=True)
    return float(analyzer().polarity_scores(normalised(text))["compound"])


def words(text: str) -> tuple[tuple[str, float], ...]:
    """The words that made the compound of one sentence, in order: (word, contribution).

    The contribution of a word of VADER's lexicon is what the compound loses when `MASK` stands
    in its place: above 0 for a word that warms. It holds the negations and degrees that work on
    the word. Contributions do not add up to the compound, which is bent towards -1 and 1, and a
    word that negates another ("no") takes over once that one is masked. Emoji and emoticons
    score as well and are not listed; degrees ("most", "less") have no rating of their own.
    """
    clean = normalised(text)
    score = compound(clean)
    found = []
    for token in re.finditer(r"\S+", clean):
        start, word = token.start(), token[0]
        # as VADER strips it: short tokens might be emoticons and are left alone
        bare = word.strip(string.punctuation)
        core = bare if len(bare) > 2 else word
        if core.lower() in analyzer().lexicon and any(c.isalpha() for c in core):
            at = start + word.index(core)
            without = compound(masked(clean, [(at, at + len(core))]))
            found.append((core.lower(), round(score - without, 4)))
    return tuple(found)

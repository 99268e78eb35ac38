"""Where Russia is first named: the share of scored text before it, from 0 to 1; lower is earlier.

Characters of scored sentences before the first mention over all of them: 0 is the first word of
the headline, or of the lead where there is no headline. Undefined where Russia is not named.
Prominence by place alone: one early name in passing counts as much as a topic set early. A fact
of one text, with no interval; for several articles, the mean over those that name Russia.
"""

from __future__ import annotations

from analysis.model import Reading

LABEL = "First mention of Russia"
BOUNDS = (0.0, 1.0)


def fact(reading: Reading) -> float | None:
    """The share of scored characters before the first mention; None where there is none."""
    first: dict[int, int] = {}
    for mention in reading.mentions:
        if mention.actor == "russia":
            first[mention.sentence] = min(mention.start, first.get(mention.sentence, mention.start))
    sentences = [sentence for sentence, _ in reading.scored()]
    before = 0
    for sentence in sentences:
        if sentence.number in first:
            before += first[sentence.number] - sentence.start
            return before / sum(len(sentence.text) for sentence in sentences)
        before += len(sentence.text)
    return None

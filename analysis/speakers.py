"""Who speaks: each sentence under the actor, or the kind of source, to whom it is credited.

The text before a verb of saying is often more than a name ("but leaders", "after years of
distrust, officials in Seoul"), so what counts is the last part of it that names anybody. Who is
paid to judge stands apart from the state he works in: a Chinese scholar is an analyst, a Chinese
official is China. A pronoun is whoever spoke in the sentence before, or was named before it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from analysis.matching import matcher
from analysis.model import Code, Codebook, Reading, Sentence
from analysis.text import plain

OWN = "own voice"
ANALYSTS, OFFICIALS, MEDIA = "analysts and observers", "officials", "media"
SEVERAL, OTHERS = "several together", "others"
KINDS = (ANALYSTS, OFFICIALS, MEDIA, SEVERAL, OTHERS, OWN)


def _any(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words.split())})\b", re.IGNORECASE)


_ANALYSTS = _any(
    r"analysts? observers? experts? scholars? researchers? academics? professors? lecturers? "
    r"fellows? historians? economists? commentators? critics? strategists? scientists? authors? "
    r"institutes? think.tanks? stud(?:y|ies) assessments?"
)
_MEDIA = _any(
    r"media newspapers? dail(?:y|ies) broadcasters? televisions? tv news editorials? "
    r"commentar(?:y|ies) reporters? outlets? dispatch(?:es)? reports? coverage images imagery"
)
_OFFICIALS = _any(
    r"officials? ministr(?:y|ies) ministers? diplomats? spokes\w+ presidents? premiers? leaders? "
    r"envoys? ambassadors? governments? statements? readouts? intelligence embass(?:y|ies) "
    r"lawmakers? military office aides? advis[eo]rs? negotiators? part(?:y|ies) agenc(?:y|ies)"
)
_SEVERAL = _any(r"both sides two three countries nations")
_PRONOUN = re.compile(r"^\W*(?:he|she)\b", re.IGNORECASE)
# "Kim is believed to have ..." and "speculation that Kim ...": of Kim, not by him.
_UNSAID = re.compile(
    r"\b(?:is|are|was|were) (?:\w+ly )?(?:believed|thought|said|reported|understood|expected) to\b",
    re.IGNORECASE,
)
_RUMOUR = re.compile(r"\bspeculation\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Speaker:
    """One speaker of one article, and how many of its sentences carry a frame.

    ``both`` are the sentences counted in ``alliance`` and in ``strain``.
    """

    article: str
    speaker: str  # the id of an actor of the codebook, or one of `KINDS`
    sentences: int
    alliance: int
    strain: int
    both: int


def speakers(reading: Reading, codebook: Codebook) -> list[Speaker]:
    """The speakers of an article, the one with most sentences first; its own voice last.

    Every scored sentence is one speaker's.
    """
    codes: dict[str, list[Code]] = {}
    before: tuple[int, str] = (0, OWN)  # the sentence before, and who spoke in it
    for sentence, code in reading.scored():
        last = before[1] if before[0] == sentence.number - 1 else OWN
        name = speaker(sentence, code, codebook, last=last)
        codes.setdefault(name, []).append(code)
        before = (sentence.number, name)
    made = [
        Speaker(
            reading.article.id,
            name,
            len(said),
            sum(code.alliance for code in said),
            sum(code.strain for code in said),
            sum(code.alliance and code.strain for code in said),
        )
        for name, said in codes.items()
    ]
    return sorted(made, key=lambda s: (s.speaker == OWN, -s.sentences, s.speaker))


def speaker(sentence: Sentence, code: Code, codebook: Codebook, *, last: str = OWN) -> str:
    """To whom a sentence is credited: an actor's id, or one of `KINDS`.

    Args:
        sentence: the sentence.
        code: its code, with the words that name the speaker.
        codebook: whose actors are looked for.
        last: the speaker of the sentence before, for "he" and "she".
    """
    if not code.attributed:
        return OWN
    words = plain(code.speaker).text
    if _UNSAID.search(words) or _RUMOUR.search(code.verb):
        return OTHERS
    if _PRONOUN.match(words):
        ahead = plain(sentence.text).text.partition(words)[0]
        named = _actors(ahead, codebook)
        return min(named, key=lambda id: named[id], default="") or (
            last if last not in KINDS else OTHERS
        )
    parts = [part for part in words.split(",") if part.strip()]
    told = (_told(part, codebook) for part in reversed(parts))
    return next((name for name in told if name), OTHERS)


def _told(words: str, codebook: Codebook) -> str:
    """The speaker that a few words name; nothing where they name none."""
    if _ANALYSTS.search(words):
        return ANALYSTS
    actors = _actors(words, codebook)
    if len(actors) == 1:
        return next(iter(actors))
    if actors:
        # "Kim's letter to Xi" is Kim's; "Xi and Putin" speak together.
        joined = re.search(r"\band\b", words)
        return SEVERAL if joined else min(actors, key=lambda id: actors[id])
    kinds = ((_SEVERAL, SEVERAL), (_MEDIA, MEDIA), (_OFFICIALS, OFFICIALS))
    return next((kind for rule, kind in kinds if rule.search(words)), "")


def _actors(words: str, codebook: Codebook) -> Mapping[str, int]:
    """The actors that are named, each with the place of its first name."""
    found = {id: rule.search(words) for id, rule in matcher(codebook).actors}
    return {id: name.start() for id, name in found.items() if name}

"""Who speaks: each sentence under the actor, or the kind of source, to whom it is credited.

The text before a verb of saying is often more than a name ("but leaders", "after years of
distrust, officials in Seoul"), so what counts is the last part of it that names anybody. Who is
paid to judge stands apart from the state he works in: a Chinese scholar is an analyst, a Chinese
official is China. A pronoun is whoever spoke in the sentence before, or was named before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.model import Code, Mention, Reading, Sentence
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
_REST = _any(
    r"insiders? sources? netizens users? residents? traders? witness(?:es)? defectors? people"
)
_SEVERAL = re.compile(
    r"\b(?:both|two|three|either) (?:\w+ )?"
    r"(?:sides?|leaders|countries|governments|nations|capitals|parties|neighbou?rs|allies)\b",
    re.IGNORECASE,
)
_SHOWN = re.compile(r"\b(?:images?|imagery|photos?|pictures|footage) of\b", re.IGNORECASE)
_AND = re.compile(r"\band\b", re.IGNORECASE)
_PART = re.compile(r"[^,]+")
_PRONOUN = re.compile(r"^\W*(?:he|she|his|her)\b", re.IGNORECASE)
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


def speakers(reading: Reading) -> list[Speaker]:
    """The speakers of an article, the one with most sentences first; its own voice last.

    Every scored sentence is one speaker's.
    """
    named = reading.named()
    codes: dict[str, list[Code]] = {}
    name = OWN  # who spoke in the sentence before
    for sentence, code in reading.scored():
        name = speaker(sentence, code, named.get(sentence.number, ()), last=name)
        codes.setdefault(name, []).append(code)
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


def speaker(sentence: Sentence, code: Code, mentions: Sequence[Mention], *, last: str = OWN) -> str:
    """To whom a sentence is credited: an actor's id, or one of `KINDS`.

    Args:
        sentence: the sentence.
        code: its code, with the words that name the speaker.
        mentions: the actors it names.
        last: the speaker of the sentence before, for "he" and "she".
    """
    if not code.attributed:
        return OWN
    # What is quoted stands in the words as blanks; the longest piece between holds the name.
    words = max(re.split(r"\s{2,}", plain(code.speaker).text), key=len).strip()
    if not words or _UNSAID.search(words) or _RUMOUR.search(code.verb):
        return OTHERS
    whole = plain(sentence.text)
    sought = re.escape(words)
    found = re.search(rf"(?<!\w){sought}", whole.text) or re.search(sought, whole.text)
    at = found.start() if found else len(whole.text)

    def actors(start: int, end: int) -> dict[str, int]:
        """The actors named there, in plain characters, each with the place of its first name."""
        a, b = (sentence.start + place for place in whole.back(start, min(end, len(whole.text))))
        places: dict[str, int] = {}
        for mention in sorted(mentions, key=lambda m: m.start):
            if a <= mention.start < b:
                places.setdefault(mention.actor, mention.start)
        return places

    if _PRONOUN.match(words):
        return next(iter(actors(0, at)), last if last not in KINDS else OTHERS)
    parts = [(part.start() + at, part.end() + at, part[0]) for part in _PART.finditer(words)]
    told = (_told(part, list(actors(start, end))) for start, end, part in reversed(parts))
    return next((name for name in told if name), OTHERS)


def _told(words: str, actors: Sequence[str]) -> str:
    """The speaker that a few words name, given their actors in order; nothing for no speaker."""
    if _ANALYSTS.search(words):
        return ANALYSTS
    if _SHOWN.search(words):
        return MEDIA
    if actors:
        # "Kim's letter to Xi" is Kim's; "Xi and Putin" speak together.
        return SEVERAL if len(actors) > 1 and _AND.search(words) else actors[0]
    kinds = ((_SEVERAL, SEVERAL), (_MEDIA, MEDIA), (_OFFICIALS, OFFICIALS), (_REST, OTHERS))
    return next((kind for rule, kind in kinds if rule.search(words)), "")

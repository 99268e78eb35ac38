"""Claims that a sentence calls untrue, or leaves open, by how they are put: regular expressions.

Phrases of cues cannot say "any verb of dismissal, then any noun for what is said". Each of these
makes a turn like those of cues, which `denial` weighs with them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from analysis.matching import Scan, Turn
from analysis.model import Cue

KEPT = 256  # sentences: all matches of one are asked for in a row
_SAID = (
    r"(?:ideas?|notions?|suggestions?|claims?|reports?|rumou?rs?|stor(?:y|ies)|talk|speculation"
    r"|theor(?:y|ies)|views?|belief|impressions?|assumptions?|allegations?|assertions?|premise"
    r"|gossip|whispers?|chatter|accounts?|accusations?|predictions?|fears?|worries|concerns?"
    r"|questions?|hints?|warnings?|thesis|narrative|perceptions?)"
)
_DISMISSED = (
    r"(?:dismiss|reject|den(?:y|ie)|refut|rebut|scoff|laugh|ridicul|mock"
    r"|wav(?:e|ed|es|ing) (?:away|aside|off)"
    r"|brush|shrug|bat(?:s|ted|ting)? away|swat|cold water|play(?:s|ed|ing)? down|downplay"
    r"|scotch|quash|debunk|discount|disput|contest|contradict|bel(?:ied|ies)|dispel|allay|rubbish|explod"
    r"|punctur|disown|disavow|no truth (?:in|to)|nothing (?:in|to)|little (?:in|to)|no basis for"
    r"|no substance (?:in|to)|not (?:buy|share|accept|believe|credit)|no time for|knock\w* down"
    r"|shot down|shoots? down|pooh-pooh|bristl\w+ at|bridl\w+ at|undercut|undermin)\w*"
)
_JUDGED = (
    r"(?:illusion|delusion|mistaken?|error|naive|foolish|folly|wrong|premature|idle|absurd|fanciful"
    r"|stretch|exaggeration|too (?:early|soon|much|far|simple|easy)|simplistic|misleading|nonsense"
    r"|rash|hasty|far-fetched|hard|difficult|fallacy|myth|fiction|fantasy|unfair|absurd|silly)"
)
_HELD = (
    r"(?:think|believe|suppose|imagine|expect|say|speak|talk|call|read|see|conclude|assume|pretend"
    r"|describe|portray|paint|claim|regard|view|interpret|infer|deduce|make)"
)
_SIGN = (
    r"(?:evidence|signs?|proof|hints?|indications?|suggestions?|traces?|confirmation|shred|whiff)"
)
_NO = r"(?:no|not|never|nothing|neither|hardly|little|scant|few|without|\w+n't)"
_SHOWING = (
    r"(?:mean|means|meant|imply|implies|implied|signal|signals|signalled|signaled|prove that"
    r"|suggest|suggests|suggested|indicate|indicates|indicated|amount to|to say|point to|points to)"
)
_UNTRUE = re.compile(
    rf"\b(?:{_DISMISSED}(?:\s+[\w'-]+){{0,3}}?\s+{_SAID}"
    rf"|(?:in|un)?correct(?:ed|ing)?\s+{_SAID}"
    rf"|(?:an?\s+)?{_JUDGED}\s+(?:\w+\s+)?to\s+(?:\w+\s+)?{_HELD}"
    rf"|{_NO}\s+(?:\w+\s+)?{_SIGN}\b[^,;.]{{0,30}}?\s(?:that|of|to\s+\w+|for)"
    rf"|{_NO}\s+(?:\w+\s+)?{_SHOWING}"
    rf"|not\s+(?:aware|heard|know|seen)\s+of\s+any|kn(?:ow|ows|ew)\s+of\s+no"
    r"|(?:warn|caution|counsel|advis)\w*\s+against\s+(?:read|see|treat|tak|interpret|draw|infer|assum"
    r"|conclud|mak|overstat|exaggerat|jump|rush)\w*"
    r"|(?:cannot|can't|can hardly|could hardly) be (?:said|claimed|argued|called"
    r"|maintained|described)"
    r"|gone (?:is|are) the (?:days?|time|era|age)"
    rf"|contrary\s+to|a\s+far\s+cry\s+from)\b",
    re.IGNORECASE,
)
_FALSE_SINCE = re.compile(
    rf"\b(?:days?|time|era|age) when\b[^;]*?\b(?P<over>over|gone|past|behind (?:us|them))\b"
    rf"|\b{_SAID}\b[^;]*?\b(?P<false>false|untrue|unfounded|groundless|baseless|nonsense|exaggerat\w+"
    r"|overblown|overdone|overstated|far-fetched|fanciful|wrong|mistaken|misplaced|invented"
    r"|invention|fabricat\w+|figment|fiction|myth|pinch of salt|grain of salt|wide of the mark"
    r"|discredited|debunked|does not stand up|do not stand up|ring false|rings false|malicious"
    r"|without foundation|without substance|without basis|guesswork|conjecture|hot air"
    r"|(?:pure|mere|idle) speculation|wishful thinking|hoax|denied|dismissed|rejected"
    r"|refuted|scotched|fake)\b",
    re.IGNORECASE,
)
# "If ties were warmer, trains would run"; not "were to", which may yet be, nor "were not".
_IF = re.compile(
    r"\b(?P<open>if)\b(?:(?!\b(?:not|never|without|no)\b|n't)[^,;])*?\b(?:were(?!\s+to\b)|had|really|truly)\b"
    r"(?:(?!\b(?:not|never|without|no)\b|n't)[^,;])*,[^;]*?\b(?P<then>would|could|might)\b",
    re.IGNORECASE,
)
_BUT_FOR = re.compile(
    r"\bbut for\b(?=[^,;]*,[^;]*?\bwould (?:\w+ )?be\b)[^;]*?\b(?P<then>would)\b",
    re.IGNORECASE,
)
# What a speaker was asked is not told: "Asked about a quarrel, the spokesman said ..."
_ASKED = re.compile(
    r"\W*(?:when\s+)?(?:asked|questioned|pressed|quizzed)\s+(?:\w+\s+)?"
    r"(?:about|whether|if|on|over|how|why)\b",
    re.IGNORECASE,
)
_AFFIRMED = re.compile(
    r"\b(?:nobody|no one|not|never|hardly|few|cannot|can't|didn't|doesn't|don't|impossible to"
    r"|hard to|difficult to|no)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
_BEFORE = Cue("dismissed", (), "a claim that is called untrue", reach=20)
_SUPPOSED = Cue("counterfactual", (), "what would be, were things otherwise, is not", reach=20)
_LEFT_OPEN = Cue("open", (), "what a speaker was asked is not told", reach=20)
_BEHIND = Cue("dismissed", (), "a claim that is called untrue", reach=20, after=True)


@lru_cache(maxsize=KEPT)
def claims(scan: Scan) -> tuple[Turn, ...]:
    """What calls a claim untrue in a sentence, before it or behind it."""
    return tuple(_claims(scan))


def _claims(scan: Scan) -> Iterator[Turn]:
    for found in _UNTRUE.finditer(scan.text):
        if not _AFFIRMED.search(scan.text[: found.start()]):
            yield Turn(_BEFORE, *found.span())
    for found in _FALSE_SINCE.finditer(scan.text):
        yield Turn(_BEHIND, *found.span("false" if found["false"] else "over"))
    for found in _IF.finditer(scan.text):
        yield Turn(_SUPPOSED, *found.span("open"))
        if not re.match(r"\s+(?:not|never)\b", scan.text[found.end("then") :]):
            yield Turn(_SUPPOSED, *found.span("then"))
    for found in _BUT_FOR.finditer(scan.text):
        yield Turn(_SUPPOSED, *found.span("then"))
    if found_asked := _ASKED.match(scan.text):
        yield Turn(_LEFT_OPEN, *found_asked.span())

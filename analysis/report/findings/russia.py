"""How much an article stresses Russia, and where."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from analysis.model import Code, Reading, Sentence
from analysis.plots import signs
from analysis.report.comparisons import Labels, comparison, labels, said
from analysis.report.wording import NAMED, amount, listed, number, sentence, share, verb
from analysis.study import Study

SCALE = "the share of sentences that name Russia"
HIGHER = "Russia is named in a larger share of sentences"
MENTIONS = "mentions of Russia per 1,000 words"
OFTEN = "by mentions, Russia is named more often per 1,000 words"
# One text has one such place: no interval goes with it, and so no verdict on two.
NO_ORDER = "these places have no interval, and no verdict orders them"
Scored = list[tuple[Sentence, Code]]


def russia_said(study: Study) -> str:
    """Which outlets the share of sentences naming Russia tells apart."""
    return said(comparison(study, "russia_share"), HIGHER, labels(study), scale=SCALE)


def russia_densities(study: Study) -> str:
    """Which outlets the mentions of Russia per 1,000 words tell apart, beside the share."""
    return said(comparison(study, "russia_density"), OFTEN, labels(study), scale=MENTIONS)


def russia_headlines(study: Study) -> str:
    """Whether the headlines name Russia."""
    return _naming(study, [_headline(reading) for reading in study.readings], "headline")


def russia_leads(study: Study) -> str:
    """Whether the first paragraphs name Russia."""
    return _naming(study, [_lead(reading) for reading in study.readings], "first paragraph")


def _naming(study: Study, found: Sequence[Scored], place: str) -> str:
    parts = [part for part in found if part]
    naming = sum(any(code.russia for _, code in part) for part in parts)
    if not parts:
        return f"No article has a {place}."
    if len(parts) == 1:
        only = "" if len(found) == 1 else f" of the one article that has a {place}"
        return f"The {place}{only} {'names' if naming else 'does not name'} Russia."
    some = f"{amount(naming)} {verb(naming, 'names', 'name')}"
    return sentence(f"of {number(len(parts))} {place}s, {some} Russia")


def _headline(reading: Reading) -> Scored:
    return [(s, c) for s, c in reading.scored() if s.kind == "title"]


def _lead(reading: Reading) -> Scored:
    body = [(s, c) for s, c in reading.scored() if s.kind == "body"]
    return [(s, c) for s, c in body if s.paragraph == body[0][0].paragraph]


def russia_first(study: Study) -> str:
    """After how much of its text each first names Russia: a fact of each, and no order of them."""
    named = labels(study)
    values = {o: e.value for o in signs(study) if (e := study.estimate("russia_first", o))}
    known = {o: v for o, v in values.items() if v is not None}
    never = [o for o, v in values.items() if v is None]
    if not known:
        one = len(study.outlets) == 1
        return (
            f"{'The' if one else 'No'} {named.noun} {'does not name' if one else 'names'} Russia."
        )
    silent = f"; {named.all(never)} never name{'s' if len(never) == 1 else ''} it" if never else ""
    if len(known) == 1:
        ((here, first),) = known.items()
        text = f"{named.names[here]} first names Russia after {share(first)} of the text"
        return sentence(text + silent)
    unlike = len({share(value) for value in known.values()}) > 1
    text = f"Russia is first named after {_firsts(known, named)}{silent}"
    return sentence(f"{text}; {NO_ORDER}" if unlike else text)


def _firsts(known: Mapping[str, float], named: Labels) -> str:
    """The places of first mention, each with its outlet; of many from where to where."""
    shares = [share(value) for value in known.values()]
    if len(set(shares)) == 1:
        return f"{shares[0]} of the text, wherever it is named"
    if len(known) > NAMED:
        near, far = share(min(known.values())), share(max(known.values()))
        return f"{near} to {far} of the text, {named.noun} by {named.noun}"
    parts = [f"{at} in {named.names[o]}" for o, at in zip(known, shares, strict=True)]
    return listed([f"{shares[0]} of the text in {named.names[next(iter(known))]}", *parts[1:]])


SAID = (russia_said, russia_densities, russia_headlines, russia_leads, russia_first)

"""How much an article stresses Russia, and where."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.model import Code, Reading, Sentence
from analysis.report.comparisons import comparison, labels, said
from analysis.report.wording import amount, number, sentence, share, verb
from analysis.study import Study

SCALE = "the share of sentences that name Russia"
HIGHER = "Russia is named in a larger share of sentences"
Scored = list[tuple[Sentence, Code]]


def russia_said(study: Study) -> str:
    """Which outlets the share of sentences naming Russia tells apart."""
    return said(comparison(study, "russia_share"), HIGHER, labels(study), scale=SCALE)


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
        return f"No {labels(study).noun} has a {place}."
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
    """After how much of the text Russia is first named, at the earliest and at the latest."""
    named = labels(study)
    values = {o: e.value for o in study.outlets if (e := study.estimate("russia_first", o))}
    known = sorted((v, o) for o, v in values.items() if v is not None)
    never = [o for o, v in values.items() if v is None]
    if not known:
        return f"No {named.noun} names Russia."
    (first, here), (last, _) = known[0], known[-1]
    if len(known) == 1:
        text = f"{named.names[here]} first names Russia after {share(first)} of the text"
    elif share(first) == share(last):
        text = f"Russia is first named after {share(first)} of the text, wherever it is named"
    else:
        early, late = (
            named.all([o for v, o in known if share(v) == share(end)]) for end in (first, last)
        )
        text = (
            f"Russia is first named after {share(first)} of the text in {early}, the earliest, and "
            f"after {share(last)} in {late}, the latest"
        )
    silent = f"; {named.all(never)} never name{'s' if len(never) == 1 else ''} it" if never else ""
    return sentence(text + silent)


SAID = (russia_said, russia_headlines, russia_leads, russia_first)

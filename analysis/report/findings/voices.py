"""Who speaks: the outlet itself, or a source it credits."""

from __future__ import annotations

from analysis import speakers
from analysis.report.comparisons import comparison, labels, said, shared
from analysis.report.findings.tie import coded
from analysis.report.wording import amount, counted, listed, number, sentence, speaker, verb
from analysis.study import Study

SCALE = "the balance of {warm} over {cool} in their own voice"
HIGHER = "in their own voice, {more}"

FEWER = (
    "The own voice is fewer sentences, and fewer carry less: a difference that is lost need not "
    "be the sources' doing."
)


def voice_counts(study: Study) -> str:
    """How many sentences are credited to a source, of all and of those with a frame."""
    codes = coded(study)
    if not codes:
        return ""
    framed = [code for code in codes if code.alliance or code.strain]
    told, told_framed = (sum(c.attributed for c in group) for group in (codes, framed))
    are = verb(told, "is", "are")
    text = f"of {counted(len(codes), 'scored sentence')}, {amount(told)} {are} credited to a source"
    if framed:
        text += f"; of the {number(len(framed))} that carry a frame, {amount(told_framed)}"
    return sentence(text)


def voice_said(study: Study) -> str:
    """Which outlets the balance in their own voice tells apart."""
    told = study.words.told
    found = comparison(study, "balance", "own")
    return said(found, told(HIGHER), labels(study), scale=told(SCALE))


def voice_short(study: Study) -> str:
    """The same for a reader in a hurry, with what the own voice is.

    Nothing where neither all sentences nor the own voice tell any apart: it takes nothing back.
    """
    if not (comparison(study, "balance").apart or comparison(study, "balance", "own").apart):
        return ""
    return f"{voice_said(study)} The own voice is all that is credited to no source."


def voice_change(study: Study) -> str:
    """What becomes of the pairs that are told apart when the sources fall silent."""
    whole, own = comparison(study, "balance"), comparison(study, "balance", "own")
    kept = len(shared(whole, own))
    new = len(own.apart) - kept
    parts = []
    if len(whole.apart) == 1:
        still = "still is so" if kept else "no longer is so"
        parts.append(f"The one pair told apart by all sentences {still} by the own voice alone.")
    elif whole.apart:
        count = f"{amount(kept)} still {verb(kept, 'is', 'are')} so"
        whole_ = f"Of the {number(len(whole.apart))} pairs told apart by all sentences"
        parts.append(f"{whole_}, {count} by the own voice alone.")
    if kept < len(whole.apart):
        parts.append(FEWER)
    if new:
        more = f"{counted(new, 'pair')} {verb(new, 'is', 'are')} told apart by the own voice alone"
        parts.append(sentence(more))
    return " ".join(parts)


def alliance_speakers(study: Study) -> str:
    """Who speaks for the first pole."""
    return _speakers(study, "alliance")


def strain_speakers(study: Study) -> str:
    """Who speaks for the second."""
    return _speakers(study, "strain")


def _speakers(study: Study, frame: str) -> str:
    """How many sentences of a frame are the own voice's, and to whom the rest are credited."""
    found: dict[str, int] = {}
    for reading in study.readings:
        for one in speakers.speakers(reading):
            found[one.speaker] = found.get(one.speaker, 0) + int(getattr(one, frame))
    n = sum(found.values())
    if not n:
        return ""
    own = found.pop(speakers.OWN, 0)
    others = sorted((name for name in found if found[name]), key=lambda k: (-found[k], k))
    article = "article" if len(study.articles) == 1 else "articles"
    possessive = f"the {article}'s" if article == "article" else f"the {article}'"
    text = (
        f"of {counted(n, 'sentence')} of {study.words.name(frame)}, {amount(own)} "
        f"{verb(own, 'is', 'are')} in {possessive} own voice"
    )
    if others:
        first, *rest = ((number(found[name]), speaker(name)) for name in others)
        are = verb(found[others[0]], "is", "are")
        parts = [f"{first[0]} {are} credited to {first[1]}", *(f"{n} to {who}" for n, who in rest)]
        if n - own == 1 and own:
            return f"{sentence(text)} The other is credited to {first[1]}."
        which = "of the rest, " if own else ""
        return f"{sentence(text)} {sentence(which + listed(parts))}"
    return sentence(text)


SAID = (voice_counts, voice_said, voice_short, voice_change, alliance_speakers, strain_speakers)

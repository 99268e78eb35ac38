"""Where in an article the frames stand: counts of these texts, and no order of its parts."""

from __future__ import annotations

from analysis.model import Code
from analysis.position import THIRDS, parts
from analysis.report.wording import amount, counted, listed, number, sentence, verb
from analysis.study import Study
from analysis.vocabulary import RUSSIA

FRAMES = {
    "alliance": "of {warm}",
    "strain": "of {cool}",
    "russia": "that names Russia",
}
MANY = {**FRAMES, "russia": "that name Russia"}
PLACES = {
    "first third": "in the first third of the text",
    "middle third": "in the middle third",
    "last third": "in the last",
}


def frames_in_headlines(study: Study) -> str:
    """How many headlines present the tie as close, as strained, as both."""
    return _presented(study, "headline", "headline")


def frames_in_leads(study: Study) -> str:
    """How many first paragraphs present the tie as close, as strained, as both."""
    return _presented(study, "lead", "first paragraph")


def _codes(study: Study, part: str) -> list[list[Code]]:
    """The codes of a part of each article that has it."""
    found = [[code for _, code in parts(reading)[part]] for reading in study.readings]
    return [codes for codes in found if codes]


def _presented(study: Study, part: str, place: str) -> str:
    found, w = _codes(study, part), study.words
    if not found:
        return f"No article has a {place}."
    close = [any(code.alliance for code in codes) for codes in found]
    cool = [any(code.strain for code in codes) for codes in found]
    if len(found) == 1:
        how = [word for word, (is_so,) in ((w.close, close), (w.strained, cool)) if is_so]
        said = listed(how) or f"neither {w.close} nor {w.strained}"
        return f"The one {place} {w.presents} {w.how} {said}."
    a, s, both = sum(close), sum(cool), sum(map(all, zip(close, cool, strict=True)))
    text = (
        f"of {counted(len(found), place)}, {amount(a)} {verb(a, w.presents, w.present)} {w.how} "
        f"{w.close} and {amount(s)} {w.how} {w.strained}"
    )
    if both:
        text += f"; {amount(both)} of them {verb(both, 'does', 'do')} both"
    return sentence(text)


def frames_by_thirds(study: Study) -> str:
    """In which third of their article the sentences of each frame stand."""
    frames = [frame for frame in FRAMES if frame != RUSSIA or study.words.russia]
    return " ".join(sentence(said) for frame in frames if (said := _thirds(study, frame)))


def _thirds(study: Study, frame: str) -> str:
    counts = {
        part: sum(one.count for one in study.positions if (one.part, one.frame) == (part, frame))
        for part in ("headline", *THIRDS)
    }
    told = study.words.told
    n, headlines = sum(counts.values()), counts.pop("headline")
    if n < 2:
        where = next((part for part in counts if counts[part]), "headline")
        return f"the one sentence {told(FRAMES[frame])} stands in the {where}" if n else ""
    first, *rest = (f"{amount(counts[part])} {where}" for part, where in PLACES.items())
    if headlines:
        rest.append(f"{amount(headlines)} in {'a headline' if headlines == 1 else 'headlines'}")
    count, _, where = first.partition(" ")
    stand = verb(counts["first third"], "stands", "stand")
    places = listed([f"{count} {stand} {where}", *rest])
    return f"of {number(n)} sentences {told(MANY[frame])}, {places}"


SAID = (frames_in_headlines, frames_in_leads, frames_by_thirds)

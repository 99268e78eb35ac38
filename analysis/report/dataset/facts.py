"""A scored collection -> the facts that its report may state, by the names prose has for them.

What follows from estimates and verdicts is said by the findings of a study; what a study counts in
its readings is counted here in the tables of the dataset.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from analysis import measures
from analysis.report.comparisons import labels
from analysis.report.dataset.collected import Collected
from analysis.report.facts import material, rows_compared, spoken
from analysis.report.findings import front, pairs, russia, tie, tone, trust, voices
from analysis.report.wording import amount, counted, dyad, listed, number, per_cent, sentence, verb
from analysis.study import Study

TOLD = (
    *(front.finding_said, front.apart_means, front.opposed_said, front.lean_said),
    *(tie.balance_said, tie.shares_said, tie.balance_sides),
    *(voices.voice_said, voices.voice_change, pairs.dyad_said, tone.scores_said),
    *(tone.sentiment_and_balance, tone.sentiment_examples),
    *(trust.coded_how, trust.problems_counted, russia.russia_said, russia.russia_first),
)
WEIGHED = (
    "Where no entry speaks for a frame, the words of the sentence are weighed together, by weights "
    "fitted to coded sentences written for the purpose; at odds of three to two the sentence "
    "has the frame."
)
OF_RUSSIA = ("russia_said", "russia_first")


def facts(found: Collected) -> Mapping[str, str]:
    """Every fact by its name."""
    study = found.study
    told = {one.__name__: one(study) for one in TOLD}
    if not study.words.russia:
        told |= dict.fromkeys(OF_RUSSIA, "")
    return {**spoken(study), **_words(study), **told, **_counted(found), **_gaps(found)}


def _words(study: Study) -> dict[str, str]:
    settings, noun = study.settings, labels(study).noun
    other = pairs.other_dyad(study)
    return {
        "title": settings.title,
        "question": settings.question,
        "noun": noun,
        "material": material(study),
        "outlets": counted(len(study.outlets), "outlet"),
        "dyad": dyad(settings.dyad),
        "other_dyad": dyad(other) if other else "",
        "level": per_cent(settings.level),
        "rows_compared": rows_compared(study),
        "minimum": number(settings.minimum),
        "resamples": f"{settings.resamples:,}",
        "seed": str(settings.seed),
        "codebooks": listed([f"{book.id} {book.version}" for book in study.codebooks]),
        "weighed": WEIGHED if any(book.weights for book in study.codebooks) else "",
    }


def _counted(found: Collected) -> dict[str, str]:
    counts = found.contents.counts
    return {
        "scored": counted(counts["scored"], "sentence"),
        "frame_counts": _frames(found),
        "voice_counts": _voices(counts),
        "russia_headlines": _naming(found, "title", "headline"),
        "russia_leads": _naming(found, "lead", "first paragraph"),
        "strain_scored_warm": _strained(found),
        "word_list": tone.word_list(counts["strained"], counts["strained cold"]),
        "boilerplate_counted": _aside(found),
    }


def _frames(found: Collected) -> str:
    """How many scored sentences present the tie as close, as strained, as both."""
    counts, w = found.contents.counts, found.study.words
    if not (n := counts["scored"]):
        return "No sentence was scored."
    a, s, both = counts["alliance"], counts["strain"], counts["both"]
    text = (
        f"of {counted(n, 'scored sentence')}, {amount(a)} {verb(a, w.presents, w.present)} {w.how} "
        f"{w.close}{w.restored} and {amount(s)} {w.how} {w.strained}{w.mended}"
    )
    if a and s:
        text += f"; {amount(both)} of them {verb(both, 'says', 'say')} both"
    return sentence(text)


def _voices(counts: Mapping[str, int]) -> str:
    """How many sentences are credited to a source, of all and of those with a frame."""
    if not counts["scored"]:
        return ""
    told, framed = counts["attributed"], counts["framed"]
    are = verb(told, "is", "are")
    text = f"of {counted(counts['scored'], 'scored sentence')}, {amount(told)} {are} credited to a"
    text += " source"
    if framed:
        text += f"; of the {number(framed)} that carry a frame, "
        text += amount(counts["framed attributed"])
    return sentence(text)


def _naming(found: Collected, place: str, noun: str) -> str:
    """How many headlines, or first paragraphs, name Russia."""
    counts = found.contents.counts
    if not found.study.words.russia:
        return ""
    if not counts[place]:
        return f"No article has a {noun}."
    naming = counts[f"{place} russia"]
    some = f"{amount(naming)} {verb(naming, 'names', 'name')}"
    return sentence(f"of {counted(counts[place], noun)}, {some} Russia")


def _strained(found: Collected) -> str:
    """How VADER scores the sentences that present the tie as strained and not as close."""
    counts, w = found.contents.counts, found.study.words
    if not (n := counts["strained"]):
        return ""
    warm, cold = counts["strained warm"], counts["strained cold"]
    presents = w.presents if n == 1 else w.present
    return sentence(
        f"of {counted(n, 'sentence')} that {presents} {w.how} {w.strained} and nothing else, VADER "
        f"scores {amount(warm)} as warm, {amount(cold)} as cold and {amount(n - warm - cold)} as "
        "neither"
    )


def _aside(found: Collected) -> str:
    """How much was set aside as no part of an article."""
    counts = found.contents.counts
    return trust.aside_said(counts["units"] - counts["scored"], counts["units"])


def _outlets(few: Sequence[str]) -> str:
    return f"{counted(len(few), 'outlet').capitalize()} have"


def _gaps(found: Collected) -> dict[str, str]:
    """What is not said of some outlets, or of all."""
    few, many = found.without, len(found.study.outlets)
    told = ""
    if few:
        many_ = number(measures.MANY)
        have, its = ("One outlet has", "its") if len(few) == 1 else (_outlets(few), "their")
        told = (
            f"{have} fewer than {many_} articles, too few to draw from, so {its} values have no "
            f"intervals: run {its} articles as a study, which draws their sentences."
        )
    pairs = (
        ""
        if found.study.verdicts or many < 2
        else (
            f"{counted(many, 'outlet').capitalize()} are more than are compared pair by pair: no "
            "verdicts are given."
        )
    )
    return {"without_interval": told, "uncompared": pairs}

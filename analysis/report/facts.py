"""A Study -> the facts that prose may state: every number and name in it comes from here.

A fact is plain text, a finished sentence or a word; the page that shows it escapes it. What a
study lacks is an empty text, so that prose reads on without it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict

from analysis.plots import signs
from analysis.report import hinges, room
from analysis.report.comparisons import comparison, labels, summary
from analysis.report.findings import pairs, russia, subjects, tie, tone
from analysis.report.wording import (
    NAMED,
    capital,
    counted,
    dyad,
    listed,
    number,
    per_cent,
    sentence,
    verb,
)
from analysis.study import Study

SUBJECTS = subjects()
TAKES_BACK = (
    *("tie_hangs", "voice_hangs", "sides_hang", "russia_hangs", "told_by_reading", "reading_lost"),
)
NOTHING = "The front of this report sets no {} above another and puts none on a side of 0."


def facts(study: Study) -> Mapping[str, str]:
    """Every fact by its name: the sentences of the findings, and the words of the study."""
    found = {
        function.__name__: function(study) if subject is not russia or study.words.russia else ""
        for subject in SUBJECTS
        for function in subject.SAID
    }
    nothing = "" if any(found[name] for name in TAKES_BACK) else NOTHING.format(labels(study).noun)
    return {**spoken(study), **_words(study), **found, "nothing_hangs": nothing}


def spoken(study: Study) -> dict[str, str]:
    """What the study's poles, its pair and Russia are called, by the names of `vocabulary`."""
    words = study.words
    told = {name: text for name, text in asdict(words).items() if isinstance(text, str)}
    return {**told, "Warm": capital(words.warm), "poles": f"{words.warm} or {words.cool}"}


def _words(study: Study) -> dict[str, str]:
    named, settings = labels(study), study.settings
    other = pairs.other_dyad(study)
    return {
        "title": settings.title,
        "question": settings.question,
        "noun": named.noun,
        "articles": counted(len(study.articles), "article"),
        "material": material(study),
        "outlets": counted(len(study.outlets), named.noun),
        "outlets_named": listed([named.names[outlet] for outlet in study.outlets]),
        "dyad": dyad(settings.dyad),
        "other_dyad": dyad(other) if other else "",
        "level": per_cent(settings.level),
        "minimum": number(settings.minimum),
        "resamples": f"{settings.resamples:,}",
        "seed": str(settings.seed),
        "balance_pairs": summary(comparison(study, "balance")),
        "scored": counted(len(tie.coded(study)), "sentence"),
        "rows_shown": rows_shown(study),
        "rows_compared": rows_compared(study),
        "nameless": nameless(study),
        "word_list": tone.list_named(study),
        "samples": samples(study),
        "claims_short": hinges.in_short(study),
        "room_rule": (rule := room_rule(study)),
        "room_whole": "" if rule else "Every sentence of every article, in order.",
        # Where samples alone stand on the page, no number leads to all that it is made of.
        "its_sentences": "those of its sentences that stand here" if rule else "its sentences",
        "every_sentence": "every sentence shown" if rule else "every sentence",
        "codebooks": listed([f"{book.id} {book.version}" for book in study.codebooks]),
        "topics_tried": "{} to {}".format(*settings.k),
        "floor": f"{settings.floor:g}",
        "revised": " ".join(settings.revised.split()),
    }


def material(study: Study) -> str:
    """What was read: so many articles, of so many outlets where these have several."""
    articles = counted(len(study.articles), "article").capitalize()
    if len(study.articles) == len(study.outlets):
        return articles
    return f"{articles} of {counted(len(study.outlets), 'outlet')}"


def rows_shown(study: Study) -> str:
    """What the rows of the table at a glance are, and how to take their order."""
    if len(study.outlets) < 2:
        return f"The one {study.noun}"
    return (
        f"Every {study.noun}, the highest balance first; which orders hold is said in each row, in "
        "words"
    )


def rows_compared(study: Study) -> str:
    """Where the table at a glance says which two differ; nothing where there are no two."""
    if len(study.outlets) < 2:
        return ""
    return (
        f"Whether two {labels(study).noun}s differ cannot be read off two intervals. The words "
        "in a row say from which others it can be told apart, and by what; the last row counts "
        "the pairs."
    )


def nameless(study: Study) -> str:
    """Which texts do not say where they appeared, and how the report calls them."""
    named = labels(study)
    ours = [outlet for outlet in signs(study) if outlet in named.described]
    texts = sum(article.outlet in ours for article in study.articles)
    if not ours:
        return ""
    if texts == 1:
        return (
            "One article does not say where it appeared: "
            f"{named.all(ours)} is our description of it."
        )
    said = f"{counted(texts, 'article')} do not say where they appeared"
    if len(ours) > NAMED:
        return sentence(f"{said}; a name that stands for one is our description of it")
    are = "is our description of them" if len(ours) == 1 else "are our descriptions of them"
    return sentence(f"{said}: {named.all(ours)} {are}")


def room_rule(study: Study) -> str:
    """Which articles stand on the page sentence by sentence, where there is no room for all."""
    kept, every = len(room.shown(study)), len(study.articles)
    if kept == every:
        return ""
    many = len(study.outlets) > 1
    turns = "one of each outlet, then another of each" if many else "one after another"
    return (
        f"Of {counted(every, 'article')}, {number(kept)} {verb(kept, 'stands', 'stand')} here, "
        f"sentence by sentence: {turns}, in the order of their ids, while they have "
        f"{counted(room.SOME, 'sentence')} or fewer together. No result chose them. All others "
        "stand in sentences.csv and hits.csv."
    )


def samples(study: Study) -> str:
    """What the intervals are about: the wording of one text each, or more."""
    most = max((sum(a.outlet == o for a in study.articles) for o in study.outlets), default=0)
    if most <= 1:
        of = "There" if len(study.articles) == 1 else "Of each outlet there"
        return (
            f"{of} is one text only. An interval says how far the wording of that text carries the "
            "number; it never says what an outlet is like."
        )
    return (
        "An interval says how far the texts at hand carry the number; it never says what an "
        "outlet is like beyond them."
    )

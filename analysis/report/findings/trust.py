"""How far the numbers may be trusted: who read, what was cut, what went wrong."""

from __future__ import annotations

from analysis import audit, weighing
from analysis.corpus.coding import BOOK as INSTRUCTIONS
from analysis.corpus.coding import BY_MODEL
from analysis.report import instrument, samples
from analysis.report.wording import (
    amount,
    capital,
    counted,
    listed,
    number,
    sentence,
    verb,
)
from analysis.study import Study

# The instructions of codes whose making we know, by sha256: nobody may take these for people's.
MADE_BY = {
    BY_MODEL: (
        "The codes by reading were made by a large language model, not by people: it was run "
        "twice, the second run without sight of the first, and the differences were then "
        "adjudicated (November 2026). Two such runs may agree better than two people would."
    ),
}
READERS = dict.fromkeys(MADE_BY, "a large language model's, not people's")
AT_HAND = "the codebook was written with these texts at hand"  # agreement with them flatters it


def coded_by(study: Study) -> str:
    """Who made the codes by reading, where there are any."""
    if not study.coding:
        return (
            "This study has no codes made by reading: nothing here says how right the codebook is."
        )
    known = MADE_BY.get(study.sha256.get(INSTRUCTIONS, ""))
    who = known or f"Who made the codes by reading is said in the study's {INSTRUCTIONS}."
    part = in_part(study)
    return f"{who} {sentence(part)}" if part else who


def in_part(study: Study) -> str:
    """How many of the articles have codes made by reading, where not all have."""
    coded = {unit.article for unit in study.coding}
    read = sum(article.id in coded for article in study.articles)
    if not study.coding or read == len(study.articles):
        return ""
    have = verb(read, "has", "have")
    return f"of {counted(len(study.articles), 'article')}, {amount(read)} {have} such codes"


def coded_how(study: Study) -> str:
    """How sentences get their codes, for a reader who has heard of neither list nor weights."""
    made = "the codes are made by a codebook, a list of words and patterns"
    if not any(book.weights for book in study.codebooks):
        return sentence(made)
    return sentence(f"{made}; where no entry of it speaks, the words of a sentence are weighed")


def reader(study: Study) -> str:
    """Whose the reading was, in a few words, where that is known."""
    return READERS.get(study.sha256.get(INSTRUCTIONS, ""), "") if study.coding else ""


def in_sample(study: Study) -> str:
    """What agreement on these articles is worth, where there are codes of them."""
    if not study.coding:
        return ""
    if reader(study):
        return (
            f"{capital(AT_HAND)}, so this is agreement in the sample: expect less on texts it has "
            "not seen."
        )
    return (
        "Where a codebook was tuned to the texts it is held against, this is agreement in the "
        "sample: expect less on texts it has not seen."
    )


def written_with(study: Study) -> str:
    """With which texts in view the codebook was written, where that is known."""
    if not reader(study):
        return ""
    return (
        f"{capital(AT_HAND)}, which is why agreement with reading "
        "is also measured without what only one text could have put there, and on other texts."
    )


def collections_made(study: Study) -> str:
    """Who made the coded collections, where there are any."""
    return samples.provenance(study)


def entries_counted(study: Study) -> str:
    """How many entries found anything, how many count, and how many reading never confirms."""
    lines = [line for book in instrument.lines(study).values() for line in book]
    found, counts = sum(line.hits > 0 for line in lines), sum(line.counted > 0 for line in lines)
    text = sentence(
        f"of {counted(len(lines), 'entry', 'entries')}, {amount(found)} "
        f"{verb(found, 'finds', 'find')} something in these texts, and {amount(counts)} "
        f"{verb(counts, 'has', 'have')} a hit that counts"
    )
    rows = audit.entries(study.readings, study.coding)
    # Words that are weighed are no entry, though the table of entries has a row of them.
    checked = [row for row in rows if row["sentences"] and row["entry"] != weighing.ENTRY]
    if not checked:
        return text
    confirmed = sum(bool(row["agreeing"]) for row in checked)
    return f"{text} " + sentence(
        f"of {counted(len(checked), 'pair')} of an entry and a frame that reading can check, it "
        f"confirms {amount(confirmed)} in at least one sentence"
    )


def boilerplate_counted(study: Study) -> str:
    """How much was set aside as no part of an article."""
    units = [s for reading in study.readings for s in reading.sentences]
    cut = sum(s.kind == "boilerplate" for s in units)
    return aside_said(cut, len(units))


def aside_said(cut: int, units: int) -> str:
    """How much was set aside of some units of text; what is said next goes on with "it"."""
    if not cut:
        return (
            "Nothing was set aside: every line counts as the article. A line that is no part of it "
            "would be."
        )
    return sentence(f"what was set aside is {number(cut)} of {counted(units, 'unit')} of text")


def problems_counted(study: Study) -> str:
    """What was listed on the way, by severity."""
    if not study.problems:
        return "Nothing had to be mended or skipped."
    kinds = [p.severity for p in study.problems]
    names = {"mended": "mended", "skipped": "left out", "note": "noted"}
    parts = [f"{number(kinds.count(k))} {word}" for k, word in names.items() if k in kinds]
    return sentence(f"on the way, {listed(parts)}")


SAID = (
    coded_by,
    coded_how,
    in_sample,
    written_with,
    collections_made,
    entries_counted,
    boilerplate_counted,
    problems_counted,
)

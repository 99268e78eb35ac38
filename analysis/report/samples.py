"""Agreement with reading as the page shows it: code by code a row a sample; what each is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analysis import tables, tone
from analysis.report.findings.agreement import number_in
from analysis.report.wording import interval, listed, plain, sentence
from analysis.study import Study
from analysis.validity import ENTRIES

CODERS = "_coders"
APART = (CODERS, ENTRIES)  # samples in the full table only
PARTS = {
    "test": "the part for testing: one article in three, by the hash (sha256) of its id",
    "tuning": "the part for tuning: the other articles, open while entries and rules are written",
}
NAMES = {
    "in": "these articles",
    "leave_one_out": "each article left out",
    "coders": "one coder against the other",
}
MEANING = {
    "in": "The codebook against the final codes of the articles it was written with in view.",
    "leave_one_out": "The same articles, each scored after switching off every phrase, pattern, "
    "guard and cue that stands in it and nowhere else: neither in the other articles nor in the "
    "tuning part of the collections.",
    "coders": "The first coding of these articles against the second, both made before the "
    "differences were decided: what two readings reach.",
}
ENDS = ("", "_low", "_high")
SCORES = tuple(f"{of}{end}" for of in ("precision", "recall", "f1", "alpha") for end in ENDS)
CODES = {
    "alliance": "{warm}",
    "strain": "{cool}",
    "russia": "Russia",
    "attributed": "credited to a source",
}
HEADS = ("Sample", "Sentences", "F1", "Precision", "Recall", "Alpha")
CAPTION = "F1, precision, recall and Krippendorff's alpha, each with its interval"
# Whose collections these are cannot be read from their names; the project's own lie here.
OURS = "tests/collection/"
MADE = (
    "The collections are constructed: no article in them appeared anywhere. Their texts and codes "
    "were made by a large language model, not by people (tests/collection/README.md). The "
    "sentences of their test part were not read while entries and rules were written; its figures "
    "were looked at meanwhile and a few choices went by them, so that they flatter a little."
)
MANNER = {
    "explicit": "speak in the usual words of the trade, as wires, state media and scholars do",
    "open": "mostly say what they mean openly, in the words that headlines use",
}
# Samples that neither the figure nor the table of codes shows, by how their names end.
ALONE = {
    ENTRIES: "those coded by entries alone, without weighed words",
    CODERS: "those that set the first coding of a part against the second",
}
SINGLE = (
    "Where a file of a collection gives final codes only, both coders are taken to have given "
    "them, so that its coders seem to agree more than they would."
)


@dataclass(frozen=True, slots=True)
class Score:
    """F1, precision, recall and alpha, each with its interval."""

    f1: str
    interval: str
    precision: str
    recall: str
    alpha: str
    alpha_interval: str
    precision_interval: str = ""
    recall_interval: str = ""

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Each score with its interval, in the order of ``HEADS``."""
        return (
            (self.f1, self.interval),
            (self.precision, self.precision_interval),
            (self.recall, self.recall_interval),
            (self.alpha, self.alpha_interval),
        )


@dataclass(frozen=True, slots=True)
class Agreement:
    """The samples with their sentences, and each code's scores in them."""

    samples: tuple[tuple[str, int], ...]
    rows: tuple[tuple[str, tuple[Score, ...]], ...]
    meaning: tuple[tuple[str, str], ...]  # what each sample is


def agreement(study: Study) -> Agreement:
    """The comparison of codebook and reading in every sample, and of the two coders."""
    kept = {
        str(row["sample"]): int(str(row["n"]))
        for row in study.agreement
        if not str(row["sample"]).endswith(APART)
    }
    codes = dict.fromkeys(str(row["column"]) for row in study.agreement)
    by_place = {(row["column"], row["sample"]): row for row in study.agreement}
    return Agreement(
        tuple((named(sample), n) for sample, n in kept.items()),
        tuple(
            (
                study.words.told(CODES.get(code, code)),
                tuple(_score(by_place.get((code, sample), {})) for sample in kept),
            )
            for code in codes
        ),
        tuple((named(sample), meaning(sample)) for sample in kept),
    )


def named(sample: str) -> str:
    """What a sample is called: the parts of a collection by its name."""
    if sample in NAMES:
        return NAMES[sample]
    name, _, part = sample.rpartition("_")
    return f"{name}, {part} part" if name else sample


def meaning(sample: str) -> str:
    """What a sample is, in a sentence."""
    if sample in MEANING:
        return MEANING[sample]
    name, _, part = sample.rpartition("_")
    what = f"of the collection \u201c{name or sample}\u201d"
    return sentence(f"{what}, {PARTS[part]}" if part in PARTS else what)


def provenance(study: Study) -> str:
    """Who made the coded collections, where there are any."""
    found = [str(row["sample"]) for row in study.agreement]
    if all(sample in NAMES for sample in found):
        return ""
    who = "Who made the collections, and how, is for whoever keeps them to say."
    if study.settings.collections and all(OURS in path for path in study.settings.collections):
        who = f"{MADE} {_manner(found)}"
    return " ".join(filter(None, (who.strip(), _apart(found), SINGLE)))


def _manner(found: Sequence[str]) -> str:
    """How the articles of the project's own collections speak, of those that are here."""
    here = {sample.rpartition("_")[0] for sample in found}
    said = [
        f"the articles of \u201c{name}\u201d {how}" for name, how in MANNER.items() if name in here
    ]
    return sentence("; ".join(said)) if said else ""


def _apart(found: Sequence[str]) -> str:
    """Which samples stand in the file alone, and how to know them there."""
    said = [
        f"{what} (names that end in {end})"
        for end, what in ALONE.items()
        if any(sample.endswith(end) for sample in found)
    ]
    if not said:
        return ""
    return sentence(
        f"two kinds of sample stand in agreement.csv alone: {listed(said)}"
        if len(said) > 1
        else f"one kind of sample stands in agreement.csv alone: {said[0]}"
    )


def _score(row: Mapping[str, object]) -> Score:
    at = {name: number_in(row.get(name)) for name in SCORES}
    return Score(
        plain(at["f1"]),
        interval(at["f1_low"], at["f1_high"], plain),
        plain(at["precision"]),
        plain(at["recall"]),
        plain(at["alpha"]),
        interval(at["alpha_low"], at["alpha_high"], plain),
        interval(at["precision_low"], at["precision_high"], plain),
        interval(at["recall_low"], at["recall_high"], plain),
    )


@dataclass(frozen=True, slots=True)
class Crossed:
    """The classes of the codebook against those of reading, with sums."""

    classes: tuple[str, ...]
    lines: tuple[tuple[str, tuple[int, ...], int], ...]  # class found, by class read, its sum
    sums: tuple[int, ...]  # by class read
    n: int


def crossed(study: Study) -> Crossed | None:
    """How many sentences are of which class by codebook and by reading; None without codes."""
    counts = tables.confusion(study)
    if not tone.total(counts):
        return None
    name = study.words.name
    lines = tuple(
        (found, tuple(counts[found, true] for true in tone.CLASSES)) for found in tone.CLASSES
    )
    return Crossed(
        tuple(map(name, tone.CLASSES)),
        tuple((name(found), line, sum(line)) for found, line in lines),
        tuple(sum(line[at] for _, line in lines) for at in range(len(tone.CLASSES))),
        tone.total(counts),
    )

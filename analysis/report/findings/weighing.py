"""What weighing words does to the agreement of codebook and reading, whichever way it comes out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from analysis import validity
from analysis.report.findings.agreement import COLUMNS, TEST, f1_said, number_in
from analysis.report.wording import amount, counted, interval, listed, plain, sentence
from analysis.study import Study

# Samples of the study's own articles, and how F1 on them is opened.
OWN = {
    "in": "on these articles, F1 by entries alone is ",
    "leave_one_out": "without what only the article at hand could have taught, F1 by entries alone "
    "is ",
}
Score = tuple[float, str]  # F1, and its interval in words


def words_weighed(study: Study) -> str:
    """What F1 on the test parts is by entries alone; nothing where no words are weighed."""
    scores: dict[str, list[str]] = {}
    for row in study.agreement:
        sample = str(row["sample"]).removesuffix(validity.ENTRIES)
        if sample != row["sample"] and sample.endswith(TEST) and (score := f1_said(study, row)):
            scores.setdefault(sample.removesuffix(TEST), []).append(score)
    said = [f"{listed(parts)} on \u201c{name}\u201d" for name, parts in scores.items()]
    if not said:
        return ""
    return "Where no entry speaks, words are weighed. " + sentence(
        f"by entries alone, F1 is {', and '.join(said)}"
    )


def weighed_here(study: Study) -> str:
    """F1 on the study's own articles with words weighed and by entries alone, and which agrees.

    Said whichever way it comes out, since on other texts `words_weighed` has the same.
    """
    parts, found = [], _weighed(study)
    for sample, where in OWN.items():
        said = []
        for column in COLUMNS:
            if (sample, column) in found:
                whole, (f1, ends) = found[sample, column]
                beside = "; ".join(filter(None, (ends, f"with words weighed {_beside(*whole)}")))
                said.append(f"{plain(f1)} for {study.words.name(column)} ({beside})")
        parts += [f"{where}{listed(said)}"] * bool(said)
    if not parts:
        return ""
    return " ".join(map(sentence, (*parts, _gained(_gains(study)))))


def weighed_gain(study: Study) -> str:
    """In short, whether weighing words helps on the study's own articles: said near the top."""
    gains = _gains(study)
    if not gains:
        return ""
    better, worse = sum(gain > 0 for gain in gains), sum(gain < 0 for gain in gains)
    return sentence(
        "weighing words where no entry speaks brings the codes of these articles closer to "
        f"reading in {amount(better)} of {counted(len(gains), 'comparison')} and further from it "
        f"in {amount(worse)}; no interval is taken of these differences"
    )


def _weighed(study: Study) -> dict[tuple[str, str], tuple[Score, Score]]:
    """F1 with words weighed and by entries alone, of each sample of the study and each pole."""
    rows = {(row["sample"], row["column"]): row for row in study.agreement}
    found = {}
    for sample in OWN:
        for column in COLUMNS:
            whole = _score(rows.get((sample, column), {}))
            alone = _score(rows.get((f"{sample}{validity.ENTRIES}", column), {}))
            if whole is not None and alone is not None:
                found[sample, column] = whole, alone
    return found


def _gains(study: Study) -> list[float]:
    """By how much F1 is more with words weighed, as the two are written."""
    return [round(whole[0], 2) - round(alone[0], 2) for whole, alone in _weighed(study).values()]


def _score(row: Mapping[str, object]) -> Score | None:
    """F1 and its interval, as far as there is one."""
    f1 = number_in(row.get("f1"))
    if f1 is None:
        return None
    return f1, interval(number_in(row.get("f1_low")), number_in(row.get("f1_high")), plain)


def _beside(value: float, ends: str) -> str:
    """A number and its interval in brackets of others: 0.85, 0.76 to 0.92."""
    return ", ".join(filter(None, (plain(value), ends)))


def _gained(gains: Sequence[float]) -> str:
    """What weighing does to F1, all samples and poles taken together."""
    if all(gain < 0 for gain in gains):
        return "here entries alone agree better"
    if all(gain > 0 for gain in gains):
        return "here weighing agrees better"
    better, worse = sum(gain > 0 for gain in gains), sum(gain < 0 for gain in gains)
    return (
        f"of {counted(len(gains), 'comparison')}, weighing agrees better in {amount(better)} and "
        f"worse in {amount(worse)}"
    )


SAID = (
    words_weighed,
    weighed_here,
    weighed_gain,
)

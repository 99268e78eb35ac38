"""How far codebook and reading agree: on these articles, without each of them, on other texts."""

from __future__ import annotations

from collections.abc import Mapping

from analysis import intervals, tables, tone, validity
from analysis.report.findings.tone import classes
from analysis.report.wording import (
    amount,
    counted,
    interval,
    listed,
    number,
    plain,
    sentence,
    share,
)
from analysis.study import Study
from analysis.vocabulary import Vocabulary

COLUMNS = ("alliance", "strain")
OF = ("the sentences that reading", "those it")  # first, and then
LEADING = 3  # fewer kinds of mistake than this are named
TEST = "_test"  # ends the name of a sample that nobody tuned a codebook to


def agreement_found(study: Study) -> str:
    """How many of the coded sentences the codebook finds, and how many of its own are right."""
    coded = _coded(study)
    parts = [
        _found(study, row, *coded[str(row["column"])]) for row in study.agreement if _is(row, "in")
    ]
    return " ".join(sentence(part) for part in parts if part)


def _coded(study: Study) -> dict[str, tuple[int, int]]:
    """In how many sentences each code stands by reading, and in how many by codebook."""
    pairs = validity.pairs(study.readings, study.coding)
    return {
        c: (sum(getattr(p.coded, c) for p in pairs), sum(getattr(p.code, c) for p in pairs))
        for c in COLUMNS
    }


def _part(part: float, n: int) -> str:
    """A share with what it is a share of and its interval: 85 % (41 of 48, 73 % to 93 %)."""
    if not n:
        return share(part)
    low, high = map(float, intervals.wilson(same := round(part * n), n))
    return f"{share(part)} ({same} of {n}, {interval(low, high, share)})"


def _is(row: Mapping[str, object], sample: str) -> bool:
    return row["sample"] == sample and row["column"] in COLUMNS


def _found(study: Study, row: Mapping[str, object], read: int, found: int) -> str:
    precision, recall = number_in(row["precision"]), number_in(row["recall"])
    if recall is None:
        return f"reading codes no sentence {_name(study, row)}"
    text = (
        f"of the sentences that reading codes {_name(study, row)}, the codebook finds "
        f"{_part(recall, read)}"
    )
    if precision is not None:
        text += f", and {_part(precision, found)} of those it finds are coded so by reading"
    return text


def _name(study: Study, row: Mapping[str, object]) -> str:
    """A code as prose calls it: a pole by its own name."""
    return study.words.name(str(row["column"]))


def number_in(value: object) -> float | None:
    """A number of a table; None where the cell is empty."""
    return float(value) if isinstance(value, int | float) else None


def agreement_alpha(study: Study) -> str:
    """Krippendorff's alpha of codebook and reading, beside that of the two coders."""
    said = {}
    for sample in ("in", "coders"):
        parts = [_alpha(study, row) for row in study.agreement if _is(row, sample)]
        said[sample] = listed([part for part in parts if part])
    if not said["in"]:
        return ""
    coders = f"; between the two coders it is {said['coders']}" if said["coders"] else ""
    found = sentence(f"Krippendorff's alpha of codebook and reading is {said['in']}{coders}")
    return f"{found} It is 1 for perfect agreement and 0 for what chance would give."


def _alpha(study: Study, row: Mapping[str, object]) -> str:
    value = number_in(row["alpha"])
    if value is None:
        return f"undefined for {_name(study, row)}"
    between = interval(number_in(row["alpha_low"]), number_in(row["alpha_high"]), plain)
    return f"{plain(value)} for {_name(study, row)}" + (f" ({between})" if between else "")


def agreement_left_out(study: Study) -> str:
    """How much is found without what only the article at hand could have taught the codebook."""
    rows = [row for row in study.agreement if _is(row, "leave_one_out")]
    coded = _coded(study)
    parts = [
        f"{_part(recall, coded[str(row['column'])][0])} of {OF[bool(at)]} codes {_name(study, row)}"
        for at, row in enumerate(rows)
        if (recall := number_in(row["recall"])) is not None
    ]
    if not parts:
        return ""
    return sentence(
        "scored without the words and patterns that stand in the article at hand and nowhere else, "
        f"the codebook finds {listed(parts)}"
    )


def f1_means(study: Study) -> str:
    """What F1 is, where any is told; nothing where nothing is compared."""
    if not any(f1_said(study, row) for row in study.agreement):
        return ""
    return (
        "F1 is the harmonic mean of two shares: of the codes by reading that the codebook finds, "
        "and of its codes that reading confirms. It is 1 where nothing is missed and nothing added."
    )


def agreement_beyond(study: Study) -> str:
    """Agreement on the test parts of coded collections, which are other texts."""
    samples = {str(row["sample"]): int(str(row["n"])) for row in study.agreement}
    said = []
    for sample, n in samples.items():
        rows = [row for row in study.agreement if _is(row, sample)]
        scores = [score for row in rows if (score := f1_said(study, row))]
        if sample.endswith(TEST) and scores:
            name = f"\u201c{sample.removesuffix(TEST)}\u201d"
            said.append(
                f"on the test part of {name} ({counted(n, 'sentence')}), F1 is {listed(scores)}"
            )
    return " ".join(map(sentence, said))


def f1_said(study: Study, row: Mapping[str, object]) -> str:
    """F1 of a pole with its interval, as far as there is one; nothing for other codes."""
    f1 = number_in(row["f1"])
    if f1 is None or row["column"] not in COLUMNS:
        return ""
    between = interval(number_in(row.get("f1_low")), number_in(row.get("f1_high")), plain)
    return f"{plain(f1)} for {_name(study, row)}" + (f" ({between})" if between else "")


def classes_agreed(study: Study) -> str:
    """How many sentences codebook and reading put into the same of four classes."""
    one, w = classes(study).get("codebook"), study.words
    if one is None:
        return ""
    text = sentence(
        f"taken as one of four classes (neither, {w.warm}, {w.cool}, both), {number(one.right)} of "
        f"{counted(one.n, 'sentence')} {'is' if one.right == 1 else 'are'} of the same class by "
        f"codebook and by reading ({one.said})"
    )
    return text + _mistaken(tables.confusion(study), w)


def _mistaken(counts: tone.Confusion, w: Vocabulary) -> str:
    """Which two classes are taken for each other most, where one or two pairs lead."""
    wrong = {pair: n for pair, n in counts.items() if pair[0] != pair[1] and n}
    most = [pair for pair, n in wrong.items() if n == max(wrong.values())]
    if not 0 < len(most) < min(LEADING, len(wrong)):
        return ""
    named = [(w.name(true), w.name(found)) for found, true in most]
    parts = listed([f"{true} by reading and {found} by codebook" for true, found in named], "or")
    times = counted(wrong[most[0]], "sentence") + (" each" if len(most) > 1 else "")
    return " " + sentence(f"what differs is most often {parts} ({times})")


def disagreements_counted(study: Study) -> str:
    """How many sentences codebook and reading code otherwise, and which way."""
    if not study.agreement:
        return ""
    pairs = validity.pairs(study.readings, study.coding)
    found = validity.disagreements(study.readings, study.coding)
    missed = sum(getattr(p.coded, c) > getattr(p.code, c) for p in found for c in COLUMNS)
    added = sum(getattr(p.coded, c) < getattr(p.code, c) for p in found for c in COLUMNS)
    w = study.words
    if not found:
        return sentence(
            f"the two agree on {w.warm} and {w.cool} in all {number(len(pairs))} sentences"
        )
    differ = "differs" if len(found) == 1 else "differ"
    return sentence(
        f"of {counted(len(pairs), 'sentence')}, {amount(len(found))} {differ} in {w.warm} or "
        f"{w.cool}: the codebook misses {counted(missed, 'code')} and adds {amount(added)}"
    )


SAID = (
    agreement_found,
    agreement_alpha,
    agreement_left_out,
    f1_means,
    agreement_beyond,
    classes_agreed,
    disagreements_counted,
)

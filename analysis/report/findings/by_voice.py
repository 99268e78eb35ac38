"""Whether an order holds by the own voice alone, and by what is credited to sources alone.

Orders by the balance and by shares of sentences are counted again in every way that bears on
them. Those by mentions and by mean sentiment have verdicts of each voice, which say it here.
"""

from __future__ import annotations

from analysis.report import scales
from analysis.report.comparisons import CLAUSES, Order, comparison, held, labels
from analysis.report.findings.choices import SAID_OF
from analysis.report.wording import amount, listed, number, of_all, sentence, verb
from analysis.study import Study

MEASURES = ("russia_density", "sentiment", "sentiment_masked")
VOICES = ("own", "attributed")
NOT_APART = {
    "cannot be told apart": "the two cannot be told apart",
    "too little to say": "there is too little to say",
}


def ways_voices(study: Study) -> str:
    """By which voice alone the pairs told apart by mentions or by sentiment are so too."""
    return " ".join(said for measure in MEASURES if (said := by_voice(study, measure)))


def by_voice(study: Study, measure: str) -> str:
    """The same by one measure, pair by pair; of many pairs, how many are so by each voice."""
    apart = comparison(study, measure).apart
    found = [{v: _verdict(study, measure, v, pair) for v in VOICES} for pair in apart]
    if not apart or not all(all(one.values()) for one in found):
        return ""  # nothing, or measured by voice in no verdict
    by = scales.by((measure, "all"), study.words)
    if len(apart) > CLAUSES:
        counts = [sum(one[voice] == "apart" for one in found) for voice in VOICES]
        so = [
            f"{amount(n)} {verb(n, 'is', 'are')} so {_how(study, voice)}"
            for n, voice in zip(counts, VOICES, strict=True)
        ]
        return sentence(f"{by}of the {number(len(apart))} pairs told apart, {listed(so)}")
    return " ".join(_pair(study, by, *both) for both in zip(apart, found, strict=True))


def _pair(study: Study, by: str, pair: Order, found: dict[str, str]) -> str:
    """One pair: by how many of the voices it is told apart, and what else is said of it."""
    told = [voice for voice in VOICES if found[voice] == "apart"]
    ways = f"{of_all(len(told), len(VOICES))} other ways to count"
    count = sentence(by + held(pair, labels(study), ways=ways))
    parts = [f"{_how(study, v)}, {_said(found[v])}" for v in VOICES]
    return f"{count} {sentence('; '.join(parts))}"


def voice_held(study: Study, measure: str, pair: Order) -> str:
    """The same of one pair as a cell of a table; nothing where no verdict is of one voice."""
    found = {voice: _verdict(study, measure, voice, pair) for voice in VOICES}
    if not all(found.values()):
        return ""
    told = sum(one == "apart" for one in found.values())
    parts = [f"{_how(study, voice)}, {_said(one)}" for voice, one in found.items()]
    return f"told apart in {of_all(told, len(VOICES))}: {'; '.join(parts)}"


def _said(found: str) -> str:
    told = "the two are told apart"
    return {"apart": told, "turned": f"{told} the other way round", **NOT_APART}[found]


def _how(study: Study, voice: str) -> str:
    return study.words.told(SAID_OF["voice", voice])


def _verdict(study: Study, measure: str, voice: str, pair: Order) -> str:
    """What one voice says of a pair: apart, turned, or its verdict; nothing where it has none."""
    for one in study.pairs(measure, voice):
        if {one.outlet_i, one.outlet_j} != set(pair):
            continue
        if one.verdict in NOT_APART:
            return one.verdict
        return "apart" if tuple(Order(one)) == tuple(pair) else "turned"
    return ""


SAID = (ways_voices,)

"""Claims about which interval figures and prose go by."""

from __future__ import annotations

from collections.abc import Callable

from analysis.report.findings import by_share
from analysis.study import BY_READING, Study


def test_the_interval_shown_is_the_one_by_paragraph_where_paragraphs_can_be_drawn(real: Study):
    by_paragraph = {(e.measure, e.facet, e.outlet): e for e in real.by_paragraph}
    facts = 0
    for key, shown in real.shown.items():
        one = by_paragraph.get(key)
        if one is None or one.low is None:
            facts += 1
            assert shown in real.estimates
        else:
            assert shown is one
    assert facts and real.estimate("balance", real.outlets[0]) in by_paragraph.values()
    read = real.estimate("balance", real.outlets[0], BY_READING)
    assert read is not None and "paragraphs" in read.method


def test_values_are_the_same_by_sentence_and_by_paragraph_and_no_interval_is_narrower(real: Study):
    for one in real.estimates:
        shown = real.shown[one.measure, one.facet, one.outlet]
        assert shown.value == one.value
        if one.low is not None and one.measure in ("balance", "alliance_share", "strain_share"):
            assert shown.low <= one.low + 1e-12 and shown.high >= one.high - 1e-12


def test_what_is_in_one_paragraph_is_shown_by_sentence(of_texts: Callable[..., Study]):
    study = of_texts({"Ada": "China and North Korea deepened their ties. Their trade has shrunk."})
    found = study.estimate("balance", "Ada")
    assert found is not None and found.low is not None and "sentence" in found.method


def test_orders_by_shares_that_verdicts_state_are_counted_otherwise(real: Study):
    told = {v.measure for v in real.verdicts if v.facet == "all" and v.verdict == "higher"}
    told |= {v.measure for v in real.verdicts if v.facet == "all" and v.verdict == "lower"}
    said = by_share.ways_shares(real)
    for measure, name in by_share.SHARES.items():
        assert (f"y {name}, " in said) == (measure in told)

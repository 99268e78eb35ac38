"""The claim of the whole report: no sentence states an order that no verdict carries."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest

from analysis import plots, report
from analysis.model import Verdict
from analysis.report import prose
from analysis.report.comparisons import Order, comparison, labels
from analysis.report.facts import facts, rows_shown
from analysis.report.findings import by_share, left_out, robustness, trust
from analysis.report.findings.hanging import russia_hangs, tie_hangs
from analysis.study import BY_READING, Study
from tests.report import ordering
from tests.report.conftest import ALIKE, CLOSE, COOL, PLAIN, SILENT

RUSSIA = "Moscow and Pyongyang are friends."
SAID = "Analysts said that China and North Korea are close allies."
KINDS = (CLOSE, COOL, PLAIN, RUSSIA, SAID)
NAMES = (
    "Ada",
    "Bea",
    "Cleo",
    "Dora",
    "Elsa",
    "Fay",
    "Gina",
    "Hana",
    "Ines",
    "Jane",
    "Kira",
    "Lena",
)
TEXTS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "two": {"Ada": (CLOSE, SAID, PLAIN) * 3, "Bea": (COOL, RUSSIA, COOL) * 3},
    "ties": dict.fromkeys(NAMES[:3], (CLOSE, COOL, RUSSIA, CLOSE, COOL, SAID, PLAIN)),
    "twelve": {
        name: tuple(KINDS[(n * i + i * i + n) % 5] for i in range(5))
        for n, name in enumerate(NAMES)
    },
}
TEMPLATES = Path(report.__file__).parent / "templates"
SOME = ("higher", ALIKE, "lower", SILENT, ALIKE)
WAYS: Mapping[str, Callable[[int, str], str]] = {
    "as they are": lambda place, verdict: verdict,
    "none": lambda place, verdict: ALIKE,
    "too little": lambda place, verdict: SILENT,
    "all": lambda place, verdict: "higher",
    "some": lambda place, verdict: SOME[place % len(SOME)],
}


@pytest.fixture(scope="module")
def studies(of_texts: Callable[..., Study], real: Study) -> Mapping[str, Study]:
    """The real study, and whole ones of two outlets, of three alike, of twelve; without topics."""
    made = {
        name: of_texts(
            {outlet: "\n\n".join(parts) for outlet, parts in texts.items()},
            k=(200, 200),
            resamples=50,
        )
        for name, texts in TEXTS.items()
    }
    return {**made, "real": real}


def judged(study: Study, way: str) -> Study:
    """The study with other verdicts."""
    verdicts = (
        replace(one, verdict=WAYS[way](place, one.verdict))
        for place, one in enumerate(study.verdicts)
    )
    return replace(study, verdicts=tuple(verdicts))


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", [*TEXTS, "real"])
def test_no_sentence_states_an_order_that_no_verdict_carries(
    studies: Mapping[str, Study], name: str, way: str
):
    study = judged(studies[name], way)
    assert ordering.faults(study, facts(study)) == []


def stated(study: Study) -> set[ordering.Pair]:
    return {
        pair
        for line in ordering.told(study, facts(study))
        for one in ordering.sentences(ordering.masked(line, study))
        for pair in ordering.stated(one, study)
    }


def test_the_orders_of_verdicts_are_stated_and_heard(studies: Mapping[str, Study]):
    # or the test above would hold of a report that says nothing, and of an ear that hears nothing
    two = judged(studies["two"], "all")
    assert {pair[:2] for pair in stated(two)} == {
        *((name, "all") for name in (*by_share.SHARES, "balance", "sentiment", "sentiment_masked")),
        ("russia_density", "all"),
        ("balance", "own"),
    }
    assert {pair[2:] for pair in stated(two)} == {("Ada", "Bea")}
    none = judged(studies["two"], "none")
    by_reading = replace(two.pairs("balance")[0], facet=BY_READING)
    read = replace(none, verdicts=(*none.verdicts, by_reading))
    assert stated(read) == {("balance", BY_READING, "Ada", "Bea")}
    for none in ("none", "too little"):
        assert stated(judged(studies["real"], none)) == set()


def test_what_is_said_of_other_verdicts_is_at_fault(studies: Mapping[str, Study]):
    # every sentence that states an order, held against a study of the same outlets without one
    study = judged(studies["two"], "all")
    turned = replace(study, verdicts=tuple(replace(v, verdict="lower") for v in study.verdicts))
    for other in (judged(study, "none"), turned):
        found = ordering.faults(other, facts(study))
        openings = ("The tie is presented more", "Russia is named in", "The sentences score", "By ")
        assert all(any(one.startswith(opening) for one in found) for opening in openings)


MUTANTS = (
    "Ada leads, followed by Bea.",
    "The warmest is Ada.",
    "Most of all Ada presents the tie as close.",
    "Ada comes first, Bea second.",
    "Russia is first named after 4 % of the text in Ada, the earliest, and after 44 % in Bea.",
    "The latest to name Russia is Bea.",
    "Ada outranks Bea.",
    "Bea trails Ada.",
    "Ada and Bea differ.",
    "Ada, then Bea.",
    "Ada > Bea.",
    "Only Ada presents the tie as close.",
    "No other names Russia so seldom as Ada.",
    "Ada has the maximum.",
    "The balance peaks in Ada.",
    "Nobody else presents the tie as Ada does.",
    "Nobody names Russia as often as Ada.",
    "Ada stresses Russia twice as often.",
    "The balance of Ada exceeds all others.",
    "Ada is ahead.",
    "The highest balance is that of Ada.",
    "Of the articles, Ada is the friendliest.",
    "Ada names Russia, unlike Bea.",
    "In Ada the tie is presented more as alliance than in Bea.",
    "Ada stands above Bea.",
    "Russia is named in a larger share of sentences in Ada than in Bea.",
    "By the share of sentences that name Russia, Ada no longer stands above Bea without sentence 3.",
)


@pytest.mark.parametrize("mutant", MUTANTS)
def test_a_sentence_that_orders_without_a_verdict_is_found(
    studies: Mapping[str, Study], mutant: str
):
    study = judged(studies["two"], "none")
    for place in ("russia_said", "balance_said", "ways_order"):
        known = facts(study)
        found = ordering.faults(study, {**known, place: f"{known[place]} {mutant}"})
        assert found and {*found} == {ordering.masked(mutant, study)}


WRONG = (  # the verdicts have Ada above Bea, by everything
    "Russia is named in a larger share of sentences in Bea than in Ada.",
    "Reading alone sets Ada above Bea by the balance.",  # nobody has read it
    "By the balance it sets Ada above Bea.",
    "By the share of sentences coded strain, Bea no longer stands above Ada without sentence 3.",
    "The tie is presented more as alliance and less as strain in Bea than in Ada.",
    "Ada leads, followed by Bea.",  # true, and made of no verdict
    "Russia is named in a larger share of sentences in Ada than in Bea, the last of all.",
)


@pytest.mark.parametrize("mutant", WRONG)
def test_an_order_the_other_way_round_or_by_another_measure_is_found(
    studies: Mapping[str, Study], mutant: str
):
    study = judged(studies["two"], "all")
    known = facts(study)
    found = ordering.faults(study, {**known, "russia_said": mutant})
    assert {*found} == {ordering.masked(mutant, study)}


def test_what_robustness_takes_back_is_said_where_the_order_is(studies: Mapping[str, Study]):
    said = 0
    for name, study in studies.items():
        for way in WAYS:
            made = judged(study, way)
            told = prose.told(facts(made))
            text = prose_text(told["hangs"])
            assert all('href="#hangs"' in told[key] for key in ("tie", "russia", "standfirst"))
            for measure in ("balance", *by_share.SHARES):
                if not comparison(made, measure).apart:
                    continue
                kept = (
                    robustness.order_kept(made)
                    if measure == "balance"
                    else by_share.ways_share(made, measure)
                )
                for taken in (kept, left_out.order_lost(made, measure)):
                    assert " ".join(taken.split()) in text, (name, way, measure)
                    said += bool(taken)
    assert said > 20
    assert tie_hangs(judged(studies["two"], "none")) == ""
    assert russia_hangs(judged(studies["two"], "none")) == ""


def prose_text(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", "", html)).split())


def test_an_order_is_made_of_a_verdict_or_not_at_all():
    def verdict(said: str, measure: str = "balance") -> Verdict:
        return Verdict(measure, "all", "Ada", "Bea", None, None, None, None, said)

    higher, lower = (Order(verdict(said)) for said in ("higher", "lower"))
    assert (tuple(higher), tuple(lower)) == (("Ada", "Bea"), ("Bea", "Ada"))
    assert higher == Order(verdict("higher", "russia_share")) != lower
    for said in (ALIKE, SILENT):
        with pytest.raises(ValueError, match=rf"balance, Ada and Bea: '{said}' is no order"):
            Order(verdict(said))


def test_fixed_prose_names_no_outlet_of_ours(real: Study):
    names = {outlet for outlet in real.outlets} | {*labels(real).names.values()}
    words = {word for name in names for word in re.findall(r"\w{4,}", name)} - {"brief", "News"}
    fixed = {name: prose.source(name) for name in ordering.PIECES}
    fixed |= {id: plots.plot(id).TITLE + plots.plot(id).HOW for id in plots.ids()}
    fixed |= {path.name: path.read_text(encoding="utf-8") for path in TEMPLATES.glob("*.j2")}
    for name, text in fixed.items():
        assert not [word for word in words if re.search(rf"\b{word}\b", text)], name


CAPTIONS = {
    "Every article, the highest balance first; which orders hold is said in each row, in words": (
        "how the rows are sorted"
    ),
    "Stability of topics of sentences decides, of equals the smaller number; coherence (NPMI, −1 "
    "to 1) and diversity (0 to 1) stand beside it, and the same with paragraphs as documents.": (
        "of numbers of topics"
    ),
    "Weighted log-odds with the range of each word taken alone; above 0: used more here. A range "
    "that leaves out 0 under one prior only is no finding.": "what the numbers mean",
}


def test_captions_order_nothing_but_rows(real: Study):
    source = (TEMPLATES / "report.html.j2").read_text(encoding="utf-8")
    captions = re.findall(r"<caption>(.*?)</caption>", source, re.S)
    captions += re.findall(r"\{\{ grid\(\w+, (.*?), facts\.noun", source)
    captions = [rows_shown(real) if c == "facts.rows_shown" else c for c in captions]
    assert len(captions) > 10
    assert {c for c in captions if ordering.orders(c)} == set(CAPTIONS)


# What sets two against each other; a findings file leaves it to functions that take an `Order`.
PAIRWISE = re.compile(
    r"\b(?:than|above|below|ahead|behind|followed by|outranks?|exceeds?|leads|"
    r"earliest|latest|highest|lowest|warmest|coldest|largest|smallest|strongest|closest)\b"
)
SPARED = {
    "adding nothing below the line": "of a fraction",
    "adding 1 below the line": "of a fraction",
    "more than 99\N{NO-BREAK SPACE}%": "of ways",
    " No other choice moves one by more than ": "of moves",
    " cannot be shown to do better than a coin": "of topics",
    " than in the rest.": "keyness: ranges of its own, said to be taken alone",
    " word for word in more than one ": "of passages",
    "less than ": "of runs of words",
}


def test_findings_leave_the_words_of_an_order_to_what_takes_a_verdict():
    folder = Path(report.__file__).parent / "findings"
    found: dict[str, str] = {}
    for path in sorted(folder.glob("*.py")):
        for part in literals(ast.parse(path.read_text(encoding="utf-8"))):
            said = " " in part and PAIRWISE.search(part)  # a word alone is a key
            if said and part not in (*SPARED, *trust.MADE_BY.values()):
                found[part] = path.name
    assert found == {}


def literals(tree: ast.Module) -> list[str]:
    """The strings of a file but for its docstrings."""
    notes = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    every = (node for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return [node.value for node in every if isinstance(node.value, str) and id(node) not in notes]

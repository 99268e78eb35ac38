"""The claim of findings: a reader of them is told nothing that robustness takes back in silence.

Whatever they state of outlets is an order or a side of 0. Each has its row under robustness,
which says what one thing takes it away or that none does, and the same in short where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from html import unescape

import pytest

from analysis import corpus
from analysis.corpus import Coded
from analysis.instrument import Codebook
from analysis.model import Article, Verdict
from analysis.reading import read
from analysis.report import abstract, hinges, prose, standing
from analysis.report.comparisons import Order, comparison, labels
from analysis.report.facts import facts
from analysis.report.findings import by_voice, left_out, sided
from analysis.report.findings.by_reading import reading_lost
from analysis.report.scales import SCALES, Scale, omissions
from analysis.report.wording import number
from analysis.study import BY_READING, Study, study
from analysis.unsettled import Unsettled, Unsided, unsettled
from tests.report import ordering
from tests.report.conftest import ALIKE, CLOSE, COOL, PLAIN, PRIMARY, SILENT

# What takes back the front stands right below its table and figure; these pieces lead there.
LEADING = ("tie", "russia")
PIECES = ("standfirst", "tie", "russia", "voices", "pairs", "tone", "themes", "words")
README = "README"
RUSSIA = "Moscow and Pyongyang are friends."
SAID = "Analysts said that China and North Korea are close allies."
WARM, COLD = (CLOSE, SAID, PLAIN), (COOL, RUSSIA, COOL)
TEXTS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "two": {"Ada": WARM * 4, "Bea": COLD * 4},
    "three": {"Ada": WARM * 2, "Bea": COLD * 3, "Cleo": (CLOSE, COOL, PLAIN, RUSSIA) * 3},
    "one": {"Ada": WARM * 6},
    "none": {"Ada": (PLAIN,) * 6, "Bea": (PLAIN,) * 6},
    "six": {f"{name}": (WARM if n % 2 else COLD) * 4 for n, name in enumerate("ABCDEF")},
}
# Codes made by reading: as the codebook has it, warm and cool changed for each other, or none.
CODED: Mapping[str, Callable[[int, int], tuple[int, int]] | None] = {
    "uncoded": None,
    "the same": lambda a, s: (a, s),
    "turned": lambda a, s: (s, a),
    "neither": lambda a, s: (0, 0),
}
MADE = (  # each of the small texts, coded by reading in one way or more
    *(("two", how) for how in CODED),
    *(("three", "turned"), ("one", "uncoded"), ("one", "the same"), ("none", "neither")),
    ("six", "turned"),
)
# Says what an order is made of that stands, with its line, where the tie is told of.
MADE_OF = "words"
WAYS: Mapping[str, str] = {"as it is": "", "all": "higher", "none": ALIKE, "silent": SILENT}


Reports = Callable[[str, str], tuple[Study, dict[str, str]]]


def coded(
    articles: list[Article],
    books: tuple[Codebook, ...],
    codes: Callable[[int, int], tuple[int, int]],
) -> Iterator[Coded]:
    for article in articles:
        for sentence, code in read(article, books, PRIMARY).scored():
            made = (*codes(code.alliance, code.strain), code.russia, code.attributed)
            coding = (sentence.kind, *made)
            span = sentence.start, sentence.end
            yield Coded(article.id, "", *span, *coding, *coding, *coding, sentence.text)  # type: ignore[call-arg]


@pytest.fixture(scope="module")
def studies(books: tuple[Codebook, ...], real: Study) -> Mapping[str, Study]:
    """Small studies of every form, coded by reading in every way, and the real one."""
    made = {}
    brief = replace(PRIMARY, k=(200, 200), resamples=50)
    for name, how in MADE:
        articles = [
            Article(f"{n:03}", outlet, "\n\n".join(parts))
            for n, (outlet, parts) in enumerate(TEXTS[name].items())
        ]
        codes = CODED[how]
        coding = tuple(coded(articles, books, codes)) if codes else ()
        found = corpus.Loaded(brief, tuple(articles), (), coding)
        made[f"{name}, {how}"] = study(found, books)
    return {**made, "real": real}


@pytest.fixture(scope="module")
def reports(studies: Mapping[str, Study]) -> Reports:
    """A study by name with its verdicts as one of `WAYS` has them, and what is told of it."""

    @cache
    def report(name: str, way: str) -> tuple[Study, dict[str, str]]:
        made = judged(studies[name], WAYS[way])
        return made, told(made)

    return report


def judged(study: Study, way: str) -> Study:
    """The study with other verdicts: those of intervals that leave out 0, or do not."""
    if not way:
        return study

    def other(one: Verdict) -> Verdict:
        if one.difference is None or one.low is None or one.high is None:
            return replace(one, verdict=SILENT)
        if way != "higher":
            return replace(one, verdict=way)
        return replace(one, verdict="higher" if one.difference > 0 else "lower")

    return replace(study, verdicts=tuple(map(other, study.verdicts)))


def text(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", "", html)).split()).replace("\u00a0", " ")


def told(study: Study) -> dict[str, str]:
    """The pieces in which something is stated, robustness with its table, and README."""
    known = facts(study)
    pieces = prose.told(known)
    found = {name: text(pieces[name]) for name in (*PIECES, "robustness")}
    for name in ("standfirst", *LEADING):
        assert 'href="#hangs"' in pieces[name]
        found[name] += " " + text(pieces["hangs"])
    found["robustness"] = " ".join([found["robustness"], *ordering.claimed(study)])
    return {**found, README: text(abstract.markdown(study, known).replace("**", ""))}


# How a side of 0 is said: by codebook, by reading, and of all outlets at once.
_WHO = r"(?P<who>⟦\d+⟧(?: \([^)]*\))?(?:(?:, | and )⟦\d+⟧(?: \([^)]*\))?)*|all \w+ \w+|both \w+)"
SIDED = (
    (re.compile(rf"on the side of (?P<pole>\w+) in {_WHO}"), "all"),
    (re.compile(r"(?P<who>⟦\d+⟧) \(by codebook [^,)]*, by reading on the side of (?P<pole>\w+)\)"), BY_READING),
    (re.compile(r"(?P<who>⟦\d+⟧) \(by codebook on the side of (?P<pole>\w+), "), "all"),
    (re.compile(r"By the balance, (?P<who>⟦\d+⟧) lies on the side of (?P<pole>\w+);"), "all"),
    (re.compile(r"By the balance by reading, (?P<who>⟦\d+⟧) lies on the side of (?P<pole>\w+);"), BY_READING),
    (re.compile(r"The balance of (?P<who>⟦\d+⟧) lies on the side of (?P<pole>\w+) in "), "all"),
)  # fmt: skip
ALL_BY_READING = re.compile(
    r"By reading, (?:the|every) balance lies on the same side|agree on the side of the rest"
)
Side = tuple[Scale, str]  # and the outlet


def sides(sentence: str, study: Study) -> set[Side]:
    """The sides of 0 that a masked sentence states."""
    found: set[Side] = set()
    for shape, facet in SIDED:
        for match in shape.finditer(sentence):
            places = re.findall(r"⟦(\d+)⟧", match["who"])
            outlets = [study.outlets[int(n)] for n in places] or list(study.outlets)
            found |= {(("balance", facet), outlet) for outlet in outlets}
    if ALL_BY_READING.search(sentence):
        found |= {(sided.READING, outlet) for outlet in sided.hanging(study, sided.READING)}
    return found


def spoken(study: Study, piece: str) -> list[str]:
    return ordering.sentences(ordering.masked(piece, study))


def short(study: Study, scale: Scale) -> str:
    """What takes the orders of a scale away, in short where they stand."""
    if scale[1] == BY_READING:
        return reading_lost(study)
    return left_out.order_left_out(study, *scale)


Claimed = tuple[Scale, str | tuple[str, str]]  # the outlet whose side, or two in their order


def claimed(study: Study) -> dict[Claimed, hinges.Claim]:
    """Every claim that the table has, or counts beyond its rows; none stands twice."""
    found = hinges.claims(study)
    made = {
        (one.scale, (one.of.high, one.of.low) if isinstance(one.of, Order) else one.of): one
        for one in found
    }
    assert len(made) == len(found)
    return made


def by(study: Study, scale: Scale) -> str:
    return study.words.told(SCALES[scale]) or "the balance"


def rowed(study: Study, claim: Claimed) -> tuple[str, ...] | None:
    """The row of a claim, made anew of what it claims; None where it is counted beyond them."""
    (scale, of), names = claim, labels(study).names
    made = list(claimed(study))
    if made.index(claim) >= hinges.WIDE:
        rest = len(made) - hinges.WIDE
        others = "other claim stands" if rest == 1 else f"other {number(rest)} claims stand"
        assert hinges.beyond(study).startswith(f"The {others} in ranks.csv ")
        return None
    row = hinges.rows(study)[made.index(claim)]
    if isinstance(of, str):
        assert row[0].startswith(f"{names[of]} lies on the side of ")
        assert row[1] == ("the balance by reading" if scale == sided.READING else "the balance")
        one: Unsettled | Unsided = sided.hanging(study, scale)[of]
    else:
        assert row[:2] == (f"{names[of[0]]} stands above {names[of[1]]}", by(study, scale))
        (verdict,) = [v for v in study.pairs(*scale) if {v.outlet_i, v.outlet_j} == {*of}]
        (one,) = unsettled(omissions(study, scale), [verdict])
    kept = left_out.enough(study, one, "its" if isinstance(of, str) else "their")
    assert bool(kept) == bool(one.lost)
    assert row[3] == kept if kept else row[3].startswith("none: it holds without any one ")
    assert row[4] == (left_out.named_things(study, one.turned) if one.turned else "none")
    return row


@pytest.mark.parametrize("way", WAYS)
def test_each_order_that_is_stated_has_its_row(
    studies: Mapping[str, Study], reports: Reports, way: str
):
    heard = set()
    for name in studies:
        made, pieces = reports(name, way)
        for place, piece in pieces.items():
            stated = {pair for s in spoken(made, piece) for pair in ordering.stated(s, made)}
            for scale in {pair[:2] for pair in stated}:
                beside = short(made, scale)
                if place not in ("robustness", MADE_OF):
                    assert beside and text(beside) in piece, (name, place, scale)
                heard.add(scale)
            for *scale, high, low in stated:
                rowed(made, (tuple(scale), (high, low)))
    if way == "all":
        assert heard == set(SCALES)  # or the test holds of a report that says nothing


@pytest.mark.parametrize("way", WAYS)
def test_whatever_tells_two_apart_has_its_row_though_it_is_only_counted(
    studies: Mapping[str, Study], reports: Reports, way: str
):
    for name in studies:
        made, pieces = reports(name, way)
        told = {
            (scale, (pair.high, pair.low))
            for scale in SCALES
            for pair in comparison(made, *scale).apart
        }
        sides_ = {(s, outlet) for s in sided.BY for outlet in sided.hanging(made, s)}
        assert claimed(made).keys() == told | sides_, name
        shown = [row for claim in claimed(made) if (row := rowed(made, claim))]
        assert shown == list(hinges.rows(made)) and len(shown) <= hinges.WIDE
        assert bool(hinges.beyond(made)) == (len(claimed(made)) > hinges.WIDE)
        if re.search(
            r"Reading tells two|Reading (?:alone )?sets|By reading, the same pairs", pieces["tie"]
        ):
            for place in ("standfirst", "tie", README):
                beside = reading_lost(made)
                new = any(comparison(made, *s).apart for s in SCALES if s[1] == BY_READING)
                assert bool(beside) == new and text(beside) in pieces[place], (name, place)


def test_where_the_front_claims_nothing_it_says_so(studies: Mapping[str, Study]):
    for name, one in studies.items():
        for way in WAYS:
            made = judged(one, way)
            piece = text(prose.told(facts(made))["hangs"])
            nothing = "sets no article above another and puts none on a side of 0."
            claims = bool(re.search(r"side of (?!0)\w|told apart|reaches 0", piece))
            assert bool(piece) and (nothing in piece) != claims, (name, way, piece)
    assert text(prose.told(facts(studies["none, neither"]))["hangs"]).endswith(nothing)


def test_prose_asks_no_verdict_that_has_no_line(
    studies: Mapping[str, Study], monkeypatch: pytest.MonkeyPatch
):
    asked: set[Scale] = set()
    plain = Study.pairs

    def pairs(self: Study, measure: str, facet: str = "all") -> tuple[Verdict, ...]:
        asked.add((measure, facet))
        return plain(self, measure, facet)

    monkeypatch.setattr(Study, "pairs", pairs)
    for one in studies.values():
        facts(one)
        standing.apart(one)
    # verdicts of one voice state no order of their own: they say where one stated is not found
    voices = {(measure, voice) for measure in by_voice.MEASURES for voice in by_voice.VOICES}
    assert asked - voices == set(SCALES)
    assert asked & voices


def test_each_side_that_is_stated_has_its_row(studies: Mapping[str, Study], reports: Reports):
    heard = set()
    for name in studies:
        made, pieces = reports(name, "as it is")
        for place, piece in pieces.items():
            for one in spoken(made, piece):
                stated = sides(one, made)
                assert bool(stated) == bool(re.search(r"\bside of (?!0|the rest)\w", one)) or (
                    ALL_BY_READING.search(one)
                ), one
                for scale, outlet in stated:
                    assert outlet in sided.hanging(made, scale), (name, place, one)
                    rowed(made, (scale, outlet))
                    beside = sided.side_lost(made, scale)
                    assert beside and (place == "robustness" or text(beside) in piece), (
                        name,
                        place,
                    )
                    heard.add((scale, place))
    by_codebook, by_reading = ("balance", "all"), ("balance", BY_READING)
    assert {(by_codebook, p) for p in ("standfirst", "tie", README)} <= heard
    assert (by_reading, "tie") in heard


def test_a_side_that_is_stated_without_its_line_is_found(studies: Mapping[str, Study]):
    made = studies["two, uncoded"]
    for said in (
        "Taken by itself, the balance lies on the side of alliance in ⟦0⟧.",
        "The interval of the balance lies wholly on the side of strain in ⟦0⟧ and ⟦1⟧.",
        "Codebook and reading place ⟦1⟧ (by codebook on neither side, by reading on the side of "
        "strain) differently.",
    ):
        assert sides(said, made)

"""Claims about the side of an interval without one thing: it is that of the estimate made anew."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
import pytest

from analysis import influence, measures, omission, stats, without
from analysis.model import Code, Reading, Settings, Without
from analysis.omission import Kind, Omission
from analysis.sides import OverArticles, side
from tests.judged import BOOK, SETTINGS, reading, sentence
from tests.test_influence import lacking

FEW = [  # two warm to one cool in each of three paragraphs, then two sentences of neither
    *(sentence(hit, paragraph=n) for n in (1, 2, 3) for hit in ("a", "a", "s")),
    *(sentence(paragraph=4), sentence("a", paragraph=4), sentence("a", paragraph=5)),
]
# on the side of alliance, and near to neither
WARM = [sentence("a", paragraph=n // 2) for n in range(13)] + [
    sentence("s", paragraph=n) for n in (9, 10)
]
COOL = [sentence("s", paragraph=n) for n in range(7)] + [sentence("mend", paragraph=8)]


def published(readings: Sequence[Reading], settings: Settings) -> str:
    """The side of the balance of the one outlet there is: by paragraph where there are two."""
    found = [
        one
        for unit in ("paragraph", "sentence")
        for one in measures.estimates(readings, settings, ["balance"], ["all"], unit=unit)  # type: ignore[arg-type]
    ]
    one = found[0] if found[0].low is not None else found[1]
    return side(one.value, one.low, one.high)


def gone(one: Reading, kind: Kind, part: int) -> Reading:
    """An article without a sentence or a paragraph."""
    number = {s.number: s.number if kind == "sentence" else s.paragraph for s in one.sentences}
    return lacking(one, {n for n, held in number.items() if held == part})


def anew(readings: Sequence[Reading], left: Omission, settings: Settings) -> str:
    article, _, part = left.id.rpartition(":")
    rest = [
        gone(one, left.kind, int(part)) if one.article.id == article else one for one in readings
    ]
    return published(rest, settings)


def of_parts(readings: Sequence[Reading], settings: Settings) -> Iterator[Omission]:
    """Each sentence and paragraph left out, as found by codebook and as found from codes alone."""
    by_codebook = influence.omissions(readings, [BOOK], settings)
    for one in omission.of_measure(by_codebook, "balance"):
        if one.kind in omission.PARTS:
            yield one
    yield from without.omissions(readings, "balance", settings)


@pytest.mark.parametrize("sentences", [FEW, WARM, COOL, WARM[:2], WARM[-2:], FEW[:2]])
def test_without_a_part_the_side_is_that_of_the_interval_made_anew(sentences: list[object]):
    readings = [reading("1", sentences, "O")]  # type: ignore[arg-type]
    found = list(of_parts(readings, SETTINGS))
    assert {one.id: one.leans for one in found} == {
        one.id: anew(readings, one, SETTINGS) for one in found
    }
    assert len(found) >= 4


def test_a_side_is_lost_without_some_parts_and_kept_without_others():
    # or the test above would hold of texts of which nothing moves any side
    for readings in ([reading("1", WARM, "O")], many_articles()):
        assert published(readings, SETTINGS) == "above"
        assert {one.leans for one in of_parts(readings, SETTINGS)} == {"above", "open"}


def many_articles(*, cool: int = 2) -> list[Reading]:
    """Nine articles of one outlet, on the side of alliance, and near to neither."""
    every = []
    for n in range(9):
        units = [sentence("a", paragraph=k) for k in range(2 + n % 2)]
        units += [sentence("s", paragraph=7)] * (cool * (n % 4 == 0))
        every.append(
            reading(f"{n}", [*units, *([sentence(paragraph=8)] * (1 if cool else 20))], "O")
        )
    return every


def test_where_articles_are_drawn_they_are_drawn_again():
    readings = many_articles()
    found = list(of_parts(readings, SETTINGS))
    told = {(one.kind, one.id): anew(readings, one, SETTINGS) for one in found}
    assert [one.leans for one in found] == [told[one.kind, one.id] for one in found]


@pytest.mark.parametrize("cool", [2, 0])
def test_the_interval_over_articles_is_that_of_the_estimate_made_anew(cool: int):
    readings = many_articles(cool=cool)  # with none, it ends where their number lets it
    codes = [code for one in readings for _, code in one.scored()]
    place = np.array([n for n, one in enumerate(readings) for _ in one.scored()])
    units = np.array([[code.alliance, code.strain] for code in codes], dtype=float)
    over = OverArticles(units, place, stats.resamples(11, "article", "O", [9], 400), 0.95)
    for row in range(len(codes)):
        number = row - int(np.flatnonzero(place == place[row])[0]) + 1
        rest = list(readings)
        rest[place[row]] = gone(rest[place[row]], "sentence", number)
        assert over.ends(np.array([row])) == pytest.approx(estimated(rest), abs=1e-12)
        # and where it says the opposite
        one = readings[place[row]]
        rest[place[row]] = replace(
            one,
            codes=tuple(
                replace(code, alliance=1 - code.alliance, strain=1 - code.strain)
                if code and n == number
                else code
                for n, code in enumerate(one.codes, 1)
            ),
        )
        turned = over.ends(np.array([row]), 1 - units[[row]])
        assert turned == pytest.approx(estimated(rest), abs=1e-12)


def estimated(readings: Sequence[Reading]) -> tuple[float | None, ...]:
    (one,) = measures.estimates(readings, SETTINGS, ["balance"], ["all"])
    assert one.method == "bootstrap-t, 9 articles"
    return one.value, one.low, one.high


def test_articles_are_drawn_again_only_where_there_is_a_side_to_lose():
    level = [reading(f"{n}", [sentence("a"), sentence("s")], "O") for n in range(9)]
    assert published(level, SETTINGS) == "open"
    assert {one.leans for one in of_parts(level, SETTINGS)} == {None}


@pytest.mark.parametrize("articles", [1, 9])
def test_without_an_entry_the_side_is_that_of_codes_without_it(articles: int):
    made = [reading(f"{n}", [*WARM, sentence("a")], "O") for n in range(articles)]
    # what the entry finds in four sentences of the first article; there one is cool instead
    taken = {n: ((("plain", "strain"),) if n == 1 else ()) for n in (1, 2, 3, 4)}
    things = tuple(Without("entry", "plain", n, counting) for n, counting in taken.items())
    readings = [replace(made[0], without=things), *made[1:]]
    found = influence.omissions(readings, [BOOK], SETTINGS)
    (one,) = (o for o in found if (o.kind, o.measure) == ("entry", "balance"))

    def recoded(code: Code | None, number: int) -> Code | None:
        if code is None or number not in taken:
            return code
        return replace(code, alliance=0, strain=int(number == 1))

    first = replace(
        made[0], codes=tuple(recoded(code, n) for n, code in enumerate(made[0].codes, 1))
    )
    assert one.leans == published([first, *made[1:]], SETTINGS)
    assert published(made, SETTINGS) == "above"
    assert one.leans == ("open" if articles == 1 else "above")


@pytest.mark.parametrize(
    ("value", "low", "high", "where"),
    [
        (0.5, 0.1, 0.9, "above"),
        (-0.5, -0.9, -0.1, "below"),
        (0.5, -0.1, 0.9, "open"),
        (0.5, 1e-12, 0.9, "open"),
        (0.5, None, None, "open"),
        (None, None, None, "undefined"),
        (float("nan"), 0.1, 0.9, "undefined"),
    ],
)
def test_an_interval_lies_on_a_side_or_reaches_0(
    value: float | None, low: float | None, high: float | None, where: str
):
    assert side(value, low, high) == where

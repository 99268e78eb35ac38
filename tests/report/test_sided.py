"""Claims about the words for what takes a side of 0 away: every form, by hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import pytest

from analysis.omission import Kind, Omission
from analysis.report.findings import front, sided
from analysis.study import Study
from analysis.without import BY_READING
from tests.plots.made import estimate

WHERE = {"Ada": "above", "Bea": "below", "Cleo": "open"}
VALUES = {"above": (0.5, 0.2, 0.8), "below": (-0.5, -0.8, -0.2), "open": (0.1, -0.2, 0.4)}
Left = tuple[Kind, str, str, float | None]  # kind, id, side without it, balance without it


def study_of(
    by_hand: Callable[..., Study],
    left: Mapping[str, Sequence[Left]],
    *,
    where: Mapping[str, str] = WHERE,
    by_reading: bool = False,
) -> Study:
    """A study whose outlets lie on these sides, and what becomes of them without each thing."""
    facet = BY_READING if by_reading else "all"
    plain = by_hand(
        list(where), estimates=[estimate("balance", o, VALUES[s], facet) for o, s in where.items()]
    )
    found = tuple(
        Omission(kind, id, outlet, VALUES[where[outlet]][0], without, None, leans=leans)  # type: ignore[arg-type]
        for outlet, things in left.items()
        for kind, id, leans, without in things
    )
    if by_reading:
        return replace(plain, left_out={("balance", BY_READING): found})
    return replace(plain, omissions=found)


def parts(kind: Kind, article: str, leans: Sequence[str], value: float = 0.4) -> list[Left]:
    return [(kind, f"{article}:{n}", where, value) for n, where in enumerate(leans, 1)]


ADA = parts("sentence", "000", ["open", "open", "open", "above"])
BEA = parts("sentence", "001", ["below", "open"], -0.4)
ENTRY: Left = ("entry", "bond", "open", 0.3)


@pytest.mark.parametrize(
    ("left", "short"),
    [
        (
            {"Ada": ADA, "Bea": BEA},
            "The interval of Ada reaches 0 without any one of three of its four sentences and that "
            "of Bea without one of its two sentences.",
        ),
        (
            {"Ada": [*ADA[1:], ENTRY], "Bea": BEA[:1]},
            "The interval of Ada reaches 0 without either of two of its three sentences. No one "
            "thing left out takes the interval of Bea to 0.",
        ),
        ({"Ada": ADA[:2]}, "The interval of Ada reaches 0 without either of its two sentences."),
        ({"Ada": ADA[:1]}, "The interval of Ada reaches 0 without its one sentence."),
        (
            {"Ada": [*ADA[3:], *parts("paragraph", "000", ["open", "above"])]},
            "The interval of Ada reaches 0 without one of its two paragraphs.",
        ),
        (
            {"Ada": [*ADA[3:], ENTRY, ("entry", "vow", "above", 0.5)]},
            "The interval of Ada reaches 0 without one of two entries.",
        ),
        (
            {"Ada": ADA[3:], "Bea": BEA[:1]},
            "No one thing left out takes the interval of Ada or Bea to 0.",
        ),
        ({"Ada": [("sentence", "000:1", "undefined", None)]}, "The interval of Ada reaches 0 without its one sentence."),
        ({"Cleo": parts("sentence", "002", ["open", "above"])}, ""),  # on no side: none to lose
    ],
)  # fmt: skip
def test_in_short_a_side_is_said_with_what_takes_it_away_or_that_nothing_does(
    left: Mapping[str, Sequence[Left]], short: str, by_hand: Callable[..., Study]
):
    study = study_of(by_hand, left)
    assert sided.side_lost(study) == short
    assert front.sides_hang(study) == short  # no curve: no other ways to count


def test_in_full_every_kind_is_counted_and_a_few_are_named(by_hand: Callable[..., Study]):
    study = study_of(by_hand, {"Ada": [ENTRY, *ADA], "Bea": BEA[:1]})
    assert sided.sides_left_out(study) == (
        "A single thing left out can take the interval of the balance of Ada to 0. One entry "
        "(“bond”) or any one of three of its four sentences (sentences 1, 2 and 3 of Ada) "
        "is enough. "
        "The interval of the balance of Bea stays on its side of 0 whichever entry, phrase, guard, sentence or "
        "paragraph is left out. No one thing takes any of these balances itself to the other side."
    )


def test_where_the_balance_itself_leaves_its_side_that_is_said(by_hand: Callable[..., Study]):
    level, turned, none = ((0.0, "open"), (-0.1, "below"), (None, "undefined"))
    for without, leans in (level, turned, none):
        study = study_of(by_hand, {"Ada": [*ADA[3:], ("sentence", "000:9", leans, without)]})
        assert sided.sides_left_out(study) == (
            "A single thing left out can take the interval of the balance of Ada to 0. One of its "
            "two sentences (sentence 9 of Ada) is enough. The balance itself is no "
            "longer on that side without sentence 9 of Ada."
        )


def test_by_reading_parts_alone_are_left_out_and_it_says_so(by_hand: Callable[..., Study]):
    study = study_of(by_hand, {"Ada": ADA, "Bea": BEA[:1]}, by_reading=True)
    assert sided.side_lost(study) == ""
    assert sided.reading_side_lost(study) == (
        "By reading, the interval of Ada reaches 0 without any one of three of its four sentences. "
        "By reading, no one sentence or paragraph left out takes the interval of Bea to 0."
    )
    said = sided.sides_left_out(study)
    assert "By reading, the interval of the balance of Bea stays on its side of 0 whichever" in said
    assert said.count("By reading, ") == 3 and said.count(" is enough.") == 1


def test_of_many_outlets_it_is_counted_of_how_many_it_is_so(by_hand: Callable[..., Study]):
    where = dict.fromkeys("ABCDE", "above")
    left = {name: parts("sentence", name, ["open" if name in "AB" else "above"]) for name in where}
    study = study_of(by_hand, left, where=where)
    said = (
        "Of the five intervals of a balance that lie wholly on one side of 0, two reach 0 once some "
        "one thing is left out."
    )
    assert sided.side_lost(study) == sided.sides_left_out(study) == said


def test_without_anything_tried_nothing_is_said(by_hand: Callable[..., Study]):
    study = study_of(by_hand, {})
    assert sided.side_lost(study) == sided.sides_left_out(study) == ""


def test_the_sides_of_the_real_study_hang_on_one_thing(real: Study):
    found = {o: {k: sum(k == kind for kind, _ in one.lost) for k in one.tried} for o, one in sided.hanging(real, sided.CODEBOOK).items()}  # fmt: skip
    assert {o: (n["sentence"], n["paragraph"]) for o, n in found.items()} == {
        "Trending on Weibo": (0, 4),
    }

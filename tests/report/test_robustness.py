"""Claims about the words for what hangs on a choice, a word, a sentence: every form, by hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

import numpy as np
import pytest

from analysis import specifications
from analysis.model import Code, Reading
from analysis.omission import Omission
from analysis.overlap import Overlap
from analysis.report.findings import (
    by_share,
    choices,
    front,
    hanging,
    left_out,
    robustness,
    unshared,
)
from analysis.shares import Ways
from analysis.specifications import CROSSED, Curve, Specification
from analysis.study import Study
from tests.report.conftest import estimate

ALIKE = "cannot be told apart"
FIRST = {name: values[0] for name, values in CROSSED.items()}
SAID = (*robustness.SAID, *choices.SAID, *by_share.SAID, *left_out.SAID)
CHANGES: list[dict[str, str]] = [
    {},
    {"voice": "own"},
    {"scope": "off", "weighing": "off"},
    {"unit": "hits", "repair": "neither"},
]


def curve(outlets: Sequence[str], *lines: Sequence[float], reach: float = 0.1) -> Curve:
    """A curve with a line a specification, the primary first; intervals reach as far each way."""
    every = tuple(
        Specification(n, {**FIRST, **change}, n == 1)
        for n, change in enumerate(CHANGES[: len(lines)], 1)
    )
    values = np.array(lines)
    return Curve(every, tuple(outlets), values, values - reach, values + reach)


@pytest.fixture
def made(by_hand: Callable[..., Study]) -> Callable[..., Study]:
    def study(
        lines: Sequence[Sequence[float]],
        *,
        outlets: Sequence[str] = ("Ada", "Bea", "Cleo"),
        omissions: Sequence[Omission] = (),
        **given: object,
    ) -> Study:
        plain = by_hand(outlets[: len(lines[0])], **given)
        return replace(
            plain, curve=curve(outlets[: len(lines[0])], *lines), omissions=tuple(omissions)
        )

    return study


def test_a_study_without_a_curve_says_nothing(by_hand: Callable[..., Study]):
    study = by_hand(["Ada", "Bea"])
    assert [say(study) for say in SAID] == [""] * len(SAID)


def test_every_value_of_every_choice_has_its_words():
    assert set(choices.SAID_OF) == {(n, v) for n, values in CROSSED.items() for v in values}


def test_the_ways_are_counted_with_the_choices_that_vary(made: Callable[..., Study]):
    study = made([[0.1], [0.2], [0.3]])
    assert robustness.ways_counted(study).startswith(
        "The balance was counted in three ways, which cross three choices;"
    )


ONE = {("Ada", "Bea"): "higher"}
TWO = {("Ada", "Bea"): "higher", ("Bea", "Cleo"): "lower"}
NAN = float("nan")
ORDERS = [
    # one pair told apart, of one
    (
        [[0.5, 0.1], [0.4, 0.2], [0.3, 0.1]],
        ONE,
        "The one pair that the balance tells apart keeps its order, told apart or not, in every other way (2).",
    ),
    (
        [[0.5, 0.1], [0.4, 0.2], [0.1, 0.1], [NAN, 0.1]],
        ONE,
        "The one pair that the balance tells apart keeps its order, told apart or not, in 50\u00a0% of the other ways "
        "in which both are defined (2).",
    ),
    # one of three pairs; of the two others one changes places
    (
        [[0.5, 0.1, 0.2], [0.5, 0.2, 0.1]],
        ONE,
        "The one pair that the balance tells apart keeps its order, told apart or not, in every other way (1). Of the two "
        "pairs not told apart, one changes places in some ways.",
    ),
    (
        [[0.5, 0.1, 0.2], [0.5, 0.2, 0.3]],
        TWO,
        "Of the two pairs that the balance tells apart, two keep their order, told apart or not, in every other way (1). "
        "The one pair not told apart never changes places.",
    ),
    (
        [[0.5, 0.1, 0.2], [0.1, 0.2, 0.3], [0.5, 0.1, 0.6]],
        TWO,
        "Of the two pairs that the balance tells apart, one keeps its order, told apart or not, in every other way (2). "
        "Ada stands above Bea in 50\u00a0% of 2 ways in which both are defined. The one pair not "
        "told apart changes places in some ways.",
    ),
    # none told apart: no order is said
    (
        [[0.5, 0.1], [0.1, 0.5]],
        ALIKE,
        "The balance tells no two articles apart, so there is no order for other ways to keep. The "
        "one pair not told apart changes places in some ways.",
    ),
]


@pytest.mark.parametrize(("lines", "verdicts", "said"), ORDERS)
def test_the_order_of_pairs_under_other_ways(
    lines: list[list[float]], verdicts: object, said: str, made: Callable[..., Study]
):
    assert robustness.ways_order(made(lines, verdicts=verdicts)) == said


def test_an_order_that_is_never_defined_is_not_said_to_be_kept(made: Callable[..., Study]):
    assert robustness.ways_order(made([[0.5, 0.1], [NAN, 0.1]], verdicts=ONE)) == ""


def test_a_share_that_is_not_all_is_never_said_to_be():
    assert robustness.share_below(0.9996) == "more than 99\u00a0%"
    assert robustness.share_below(0.99) == "99\u00a0%"


def test_pairs_without_any_order_are_not_said_to_keep_one(made: Callable[..., Study]):
    undefined = made([[0.5, NAN], [0.4, NAN]], verdicts=ALIKE)
    assert robustness.ways_order(undefined).endswith("no order for other ways to keep.")


BY_STRAIN = "By the share of sentences coded strain,"
SHARE_ORDERS = [
    # the primary, then two ways: told apart in one of them, above in both
    (
        [[0.5, 0.1], [0.4, 0.2], [0.3, 0.1]],
        [[1], [1], [0]],
        ONE,
        f"{BY_STRAIN} Ada is told apart from Bea in one of two other ways to count this share. Their order "
        "is kept in two of these and turned round in none.",
    ),
    # level in one of two: in half of them Ada stands above; never told apart
    (
        [[0.5, 0.1], [0.4, 0.2], [0.1, 0.1]],
        [[1], [0], [0]],
        ONE,
        f"{BY_STRAIN} Ada is told apart from Bea in neither of two other ways to count this share. Their order "
        "is kept in one of these and turned round in none; in one they are level or undefined.",
    ),
    # the second the higher: signs are of the first against the second
    (
        [[0.1, 0.5], [0.2, 0.4]],
        [[-1], [-1]],
        {("Ada", "Bea"): "lower"},
        f"{BY_STRAIN} Bea is told apart from Ada in one of one other way to count this share. Their order is "
        "kept in one of these and turned round in none.",
    ),
    (
        [[0.5, 0.1], [NAN, 0.2]],
        [[1], [0]],
        ONE,
        f"{BY_STRAIN} Ada is told apart from Bea in none of one other way to count this share. Their order "
        "is kept in none of these and turned round in none; in one they are level or undefined.",
    ),
    ([[0.5, 0.1], [0.4, 0.2]], [[0], [0]], ALIKE, ""),  # none told apart: no order is said
    ([[0.5, 0.1]], [[1]], ONE, ""),  # no other way
]


@pytest.mark.parametrize(("values", "apart", "verdicts", "said"), SHARE_ORDERS)
def test_the_order_by_a_share_under_other_ways(
    values: list[list[float]],
    apart: list[list[float]],
    verdicts: object,
    said: str,
    by_hand: Callable[..., Study],
):
    plain = by_hand(("Ada", "Bea"), verdicts=verdicts, measure="strain_share")
    ways = Ways(np.array(values), np.array(apart, dtype=float))
    study = replace(plain, curve=curve(("Ada", "Bea"), [0.1, 0.1]), shares={"strain_share": ways})
    assert by_share.ways_shares(study) == said


def test_ways_that_turn_an_order_round_are_counted_with_what_they_have_in_common(
    by_hand: Callable[..., Study],
):
    plain = by_hand(("Ada", "Bea"), verdicts="higher", measure="strain_share")
    turned, kept = [0.1, 0.5], [0.5, 0.1]
    choices = [
        {"voice": "all", "weight": "equal"},
        {"voice": "all", "weight": "words"},
        {"voice": "attributed", "weight": "equal"},
        {"voice": "attributed", "weight": "words"},
    ]
    for values, said in (
        ([kept, kept, turned, turned], "two (all counting only what is credited to sources)."),
        ([kept, turned, turned, kept], "two."),  # nothing that the two share
        ([kept, turned, kept, kept], "one (weighting sentences by their words)."),
    ):
        ways = Ways(np.array(values), np.ones((4, 1)), tuple(choices))
        study = replace(
            plain, curve=curve(("Ada", "Bea"), [0.1, 0.1]), shares={"strain_share": ways}
        )
        assert by_share.ways_shares(study).endswith(f"and turned round in {said}")
    # of one voice alone, how few sentences carry it is said where they are known
    few = [replace(estimate("alliance_share", o, (0.1, 0.0, 0.5), "attributed"), sentences=n)
           for o, n in (("Ada", 4), ("Bea", 6))]  # fmt: skip
    ways = Ways(np.array([kept, kept, turned, turned]), np.ones((4, 1)), tuple(choices))
    known = replace(study, estimates=tuple(few), shares={"strain_share": ways})
    assert by_share.ways_shares(known).endswith(
        "turned round in two (all counting only what is credited to sources, of which Ada has four "
        "sentences and Bea six)."
    )
    mixed = [{**one, "denial": "off" if n > 1 else "on"} for n, one in enumerate(choices)]
    mixed[2]["voice"] = "all"  # one of the two ways that turn it counts every voice
    ways = replace(ways, choices=tuple(mixed))
    assert by_share.ways_shares(replace(known, shares={"strain_share": ways})).endswith(
        "turned round in two (all taking denied words at their face)."
    )


def test_one_outlet_has_no_order(made: Callable[..., Study]):
    assert robustness.ways_order(made([[0.5], [0.4]])) == ""


def test_the_side_of_a_balance_is_said_where_its_interval_has_one(made: Callable[..., Study]):
    values = {"Ada": (0.5, 0.2, 0.8), "Bea": (-0.5, -0.8, -0.2), "Cleo": (0.1, -0.2, 0.4)}
    # Ada reaches 0 once, Bea lies above once; intervals reach 0.1 to each side
    lines = [[0.5, -0.5, 0.1], [0.3, -0.05, 0.1], [0.05, 0.2, 0.1], [0.5, NAN, 0.1]]
    assert robustness.ways_sides(made(lines, values=values)) == (
        "The balance of Ada lies on the side of alliance in each of the four ways to count it, its "
        "whole interval in 75\u00a0%. The balance of Bea lies on the side of strain in 67\u00a0% of "
        "three ways, its whole interval in 33\u00a0%."
    )


def test_no_side_is_said_where_every_interval_reaches_0(made: Callable[..., Study]):
    assert robustness.ways_sides(made([[0.5]], values={"Ada": (0.5, -0.1, 0.9)})) == ""


def test_how_sure_counts_the_balances_that_stay_on_their_side(made: Callable[..., Study]):
    both = {"Ada": (0.5, 0.2, 0.8), "Bea": (-0.5, -0.8, -0.2)}
    lines = [[0.5, -0.5], [0.05, 0.1]]  # intervals reach 0.1 to each side
    which = "whose whole interval lies on one side of 0"
    two, one = made(lines, values=both), made(lines, values={"Bea": both["Bea"]})
    for few, balances in ((two, 2), (one, 1)):  # each named, as under robustness
        assert front.sure_said(few).endswith(robustness.ways_sides(few))
        assert robustness.ways_sides(few).count("The balance of") == balances
        assert which not in front.sure_said(few)
    many = {**both, "Cleo": (0.5, 0.2, 0.8)}
    assert front.sure_said(made([[0.5, -0.5, 0.5], [0.05, 0.1, 0.5]], values=many)).endswith(
        f"Of the three balances {which}, two have their value there in every one of the two ways to "
        "count, and one its whole interval."
    )
    none = made(lines, values={"Ada": (0.5, -0.2, 0.8)})
    assert which not in front.sure_said(none)


def test_how_sure_says_whether_an_order_told_apart_is_kept(made: Callable[..., Study]):
    said = front.sure_said(made([[0.5, 0.1], [0.4, 0.2]], verdicts=ONE))
    assert said.endswith(
        "The one pair that the balance tells apart keeps its order, told apart or not, in every "
        "other way (1)."
    )


def test_the_choice_that_moves_furthest_is_named_and_the_rest_bounded(made: Callable[..., Study]):
    # voice moves Bea by -0.4, scope Ada by 0.2; the last differs in two choices and is not alone
    lines = [[0.5, 0.1], [0.4, -0.3], [0.7, 0.1], [-0.9, -0.9]]
    assert choices.ways_alone(made(lines)) == (
        "Changed alone, the choice that moves a balance furthest is voice: counting the own voice "
        "alone takes Bea from +0.10 (0.00 to +0.20) to \u22120.30 (\u22120.40 to \u22120.20). No "
        "other choice moves one by more than 0.20 (Ada, scope)."
    )


def test_choices_that_move_nothing_are_said_to(made: Callable[..., Study]):
    said = choices.ways_alone(made([[0.5], [0.5], [0.5]]))
    assert said == "Changed alone, no choice moves a balance."


def omission(kind: str, id: str, outlet: str, value: float, without: float | None) -> Omission:
    """Of a number that is its own log odds, with an error of 0.1."""
    stands = None if without is None else (without, 0.1)
    return Omission(kind, id, outlet, value, without, None, "balance", (value, 0.1), stands)  # type: ignore[arg-type]


def reaching(study: Study, *, reach: float = 0.25) -> Study:
    """The study with verdicts whose intervals reach that far each way of the difference."""
    return replace(
        study, verdicts=tuple(replace(v, low=-reach, high=reach) for v in study.verdicts)
    )


LEFT = [
    omission("entry", "bond", "Ada", 0.5, 0.6),
    omission("entry", "bond", "Bea", 0.1, 0.1),
    omission("guard", "Union", "Ada", 0.5, 0.5),
    omission("sentence", "001:4", "Bea", 0.1, 0.3),
    omission("sentence", "001:5", "Bea", 0.1, None),
]


def test_the_furthest_move_of_each_kind_is_said_where_there_is_one(made: Callable[..., Study]):
    assert left_out.left_out_moves(made([[0.5, 0.1]], omissions=LEFT)) == (
        "Left out alone, one entry moves a balance by at most 0.10 (Ada, \u201cbond\u201d). One "
        "sentence moves a balance by at most 0.20 (Bea, its sentence 4)."
    )
    assert left_out.left_out_moves(made([[0.5, 0.1]], omissions=LEFT[1:3])) == ""


def test_of_moves_as_far_one_is_named_and_the_others_counted(made: Callable[..., Study]):
    level = [*LEFT, omission("sentence", "001:7", "Bea", 0.1, -0.1)]
    assert left_out.left_out_moves(made([[0.5, 0.1]], omissions=level)).endswith(
        "by at most 0.20 (Bea, its sentence 4 and one more as far)."
    )


TAKEN = "A single thing left out can mean that Ada can no longer be told apart from Bea by the"


def test_a_verdict_that_one_thing_takes_away_is_said_though_the_order_stays(
    made: Callable[..., Study],
):
    # 0.5 and 0.1 told apart by an interval of 0.25 each way: 0.5 and 0.3 no longer are
    study = reaching(made([[0.5, 0.1]], omissions=LEFT[:4], verdicts=ONE))
    assert left_out.left_out_order(study) == (
        f"{TAKEN} balance. Their one sentence (sentence 4 of Bea) is enough. No one thing turns their order round."
    )
    both = reaching(made([[0.5, 0.1]], omissions=LEFT, verdicts=ONE))
    assert "Either of their two sentences (sentences 4 and 5 of Bea) is enough." in (
        left_out.left_out_order(both)
    )
    holds = reaching(made([[0.5, 0.1]], omissions=LEFT[:3], verdicts=ONE))
    assert left_out.left_out_order(holds) == (
        "The pair told apart stays so whichever entry, phrase, guard, sentence or paragraph is "
        "left out."
    )


def test_what_is_lost_to_the_error_though_the_distance_grows_is_said_to_be(
    made: Callable[..., Study],
):
    # without its sentence 4 Bea falls from 0.1 to 0, but its error grows from 0.1 to 0.3
    far = replace(LEFT[3], without=0.0, stood=(0.1, 0.1), stands=(0.0, 0.3))
    ada = [replace(one, stood=(0.5, 0.1), stands=(0.5, 0.1)) for one in (LEFT[0], LEFT[2])]
    bea = replace(LEFT[1], stood=(0.1, 0.1), stands=(0.1, 0.1))
    grows = "the distance of the two grows and their errors outgrow it"
    one = reaching(made([[0.5, 0.1]], omissions=[*ada, bea, far], verdicts=ONE))
    assert (
        f"is enough. Whichever of these is left out, {grows}: so few sentences are left to carry it."
    ) in left_out.left_out_order(one)
    near = replace(far, id="001:5", without=0.4, stands=(0.4, 0.1))
    two = reaching(made([[0.5, 0.1]], omissions=[*ada, bea, far, near], verdicts=ONE))
    assert f"is enough. Without sentence 4 of Bea, {grows}:" in left_out.left_out_order(two)


def test_where_one_thing_turns_an_order_round_it_is_named(made: Callable[..., Study]):
    turns = [LEFT[1], LEFT[0], omission("sentence", "001:6", "Bea", 0.1, 0.7)]
    study = reaching(made([[0.5, 0.1]], omissions=turns, verdicts=ONE))
    assert left_out.left_out_order(study) == (
        f"{TAKEN} balance. Their one sentence (sentence 6 of Bea) is enough. Ada no longer stands above Bea without sentence 6 of Bea."
    )


def of_strain(kind: str, id: str, outlet: str, value: float, without: float | None) -> Omission:
    return replace(omission(kind, id, outlet, value, without), measure="strain_share")


def test_an_order_by_a_share_is_tried_by_leaving_things_out_of_the_share(
    by_hand: Callable[..., Study],
):
    plain = by_hand(("Ada", "Bea"), measure="strain_share", verdicts="higher")
    # of the balance alone, in which the order of the share is not
    plain = reaching(plain)
    assert left_out.left_out_order(replace(plain, omissions=tuple(LEFT))) == ""
    kept = of_strain("entry", "bond", "Ada", 0.5, 0.4), of_strain("entry", "bond", "Bea", 0.1, 0.2)
    # 0.2 between them is less than 0.25
    assert left_out.left_out_order(replace(plain, omissions=kept)) == (
        f"{TAKEN} share of sentences coded strain. One entry (\u201cbond\u201d) is enough. No one thing turns their order round."
    )
    lost = (*kept, of_strain("sentence", "001:4", "Bea", 0.1, 0.5))
    assert left_out.left_out_order(replace(plain, omissions=(*LEFT, *lost))) == (
        f"{TAKEN} share of sentences coded strain. One entry (\u201cbond\u201d) or their one "
        "sentence (sentence 4 of Bea) is enough. By the share of sentences coded strain, Ada no longer stands "
        "above Bea without sentence 4 of Bea."
    )


def test_what_takes_an_order_back_is_said_beside_it(by_hand: Callable[..., Study]):
    plain = reaching(by_hand(("Ada", "Bea"), measure="russia_share", verdicts="higher"))
    lost = (
        replace(omission("sentence", "001:4", "Bea", 0.1, 0.5), measure="russia_share"),
        replace(omission("sentence", "000:1", "Ada", 0.5, 0.45), measure="russia_share"),
    )
    ways = Ways(np.array([[0.5, 0.1], [0.1, 0.5]]), np.array([[1.0], [-1.0]]))
    study = replace(
        plain,
        curve=curve(("Ada", "Bea"), [0.1, 0.1]),
        shares={"russia_share": ways},
        omissions=lost,
    )
    assert hanging.russia_hangs(study) == (
        "By the share of sentences that name Russia, Ada is told apart from Bea in none of one "
        "other way to count this share. Their order is kept in none of these and turned round in one. "
        f"{TAKEN} share of sentences that name Russia. One of their two sentences (sentence 4 of "
        "Bea) is enough. By the share of sentences that name Russia, Ada no longer "
        "stands above Bea without sentence 4 of Bea."
    )
    assert hanging.tie_hangs(study) == ""


def test_how_many_choices_bear_on_a_share_is_said_beside_those_of_the_balance(
    by_hand: Callable[..., Study],
):
    plain = reaching(by_hand(("Ada", "Bea"), measure="russia_share", verdicts="higher"))
    voiced = [{"voice": voice, "weight": "equal"} for voice in ("all", "own")]
    ways = Ways(np.array([[0.5, 0.1]] * 2), np.ones((2, 1)), tuple(voiced))
    balanced = curve(("Ada", "Bea"), *[[0.1, 0.1]] * 4)
    every = [replace(one, choices={**voiced[n % 2], "weight": "equal", "unit": "sentences" if n < 2 else "hits"})
             for n, one in enumerate(balanced.specifications)]  # fmt: skip
    study = replace(
        plain,
        curve=replace(balanced, specifications=tuple(every)),
        shares={"russia_share": ways, "strain_share": ways},
    )
    assert by_share.ways_bear(study) == (
        "One choice of counting bears on this share, two on the balance, which is therefore "
        "counted in four ways."
    )
    assert by_share.ways_fewer(study) == (
        "Of these choices, one bears on the share of sentences coded alliance or strain (two ways) "
        "and one bears on the share of sentences that name Russia (two ways)."
    )
    assert by_share.ways_bear(plain) == by_share.ways_fewer(plain) == ""
    unordered = replace(study, verdicts=())  # no order by the share, so no ways of it are told
    assert by_share.ways_bear(unordered) == ""


def test_of_many_orders_of_which_few_are_lost_it_is_said_how_many(by_hand: Callable[..., Study]):
    names = [*"ABCD"]  # six pairs, each 0.3 apart or more, within 0.25 of which 0 is not
    plain = reaching(by_hand(names, measure="russia_share", verdicts="higher"))
    shares = dict(zip(names, (0.95, 0.65, 0.35, 0.05), strict=True))
    lost = tuple(
        replace(omission("entry", "bond", name, share, moved), measure="russia_share")
        for name, share in shares.items()
        for moved in [0.85 if name == "B" else share]  # 0.1 from A then, less than 0.25
    )
    study = replace(plain, omissions=lost)
    assert "One entry (\u201cbond\u201d) is enough." in left_out.order_lost(study, "russia_share")
    assert hanging.lost(study, "russia_share") == (
        "By the share of sentences that name Russia, one of the six pairs told apart is not so "
        "once some one thing is left out."
    )
    two = tuple(replace(v, verdict="higher") for v in study.verdicts[:1])
    few = replace(study, verdicts=two)
    assert hanging.lost(few, "russia_share") == left_out.order_lost(few, "russia_share")
    assert hanging.lost(replace(study, omissions=()), "russia_share") == ""


def test_many_orders_by_a_share_are_counted_and_none_is_dropped(by_hand: Callable[..., Study]):
    names = [*"ABCD"]  # six pairs: told apart in all of two ways, in one, and in none
    plain = by_hand(names, measure="strain_share", verdicts="higher")
    apart = np.array([[1.0] * 6, [1, 1, 0, 0, 0, -1], [1, 0, 0, 1, 0, -1]])
    ways = Ways(np.zeros((3, 4)), apart)
    study = replace(plain, curve=curve(names, [0.1] * 4), shares={"strain_share": ways})
    assert by_share.ways_shares(study) == (
        f"{BY_STRAIN} one of the six pairs told apart stays so in all, and three are so in none, "
        "of two other ways to count this share."
    )


def test_the_furthest_move_of_each_share_is_said_in_points(made: Callable[..., Study]):
    moves = [of_strain("entry", "bond", "Ada", 0.5, 0.45), *LEFT]
    moves.append(replace(of_strain("sentence", "001:4", "Bea", 0.25, 0.0), measure="russia_share"))
    assert left_out.left_out_shares(made([[0.5, 0.1]], omissions=moves)) == (
        "Left out alone, one thing moves the share of sentences coded strain by at most 5.0 points "
        "(Ada, entry \u201cbond\u201d). It moves the share of sentences that name Russia by at most "
        "25.0 points (Bea, its sentence 4)."
    )
    assert left_out.left_out_shares(made([[0.5, 0.1]], omissions=LEFT)) == ""


def unshared_study(by_hand: Callable[..., Study], *, verdict: str, after: float) -> Study:
    """Ada's balance is 0.5 and, without the one sentence that shares its wording, `after`."""
    plain = by_hand(("Ada", "Bea"), values={"Ada": (0.5, 0.1, 0.9), "Bea": (0.1, -0.2, 0.4)})
    found = tuple(
        replace(one, facet="unshared", value=after if one.outlet == "Ada" else one.value)
        for one in plain.estimates
    )
    verdicts = tuple(replace(one, verdict=verdict) for one in plain.verdicts)
    return replace(plain, overlap=Overlap((), (), {"000": (1,)}, found, verdicts))


@pytest.mark.parametrize(
    ("verdict", "after", "said"),
    [
        (ALIKE, 0.5, "no balance moves, no share of sentences moves and no mean sentiment moves. "
            "Of one verdict, none changes"),
        ("higher", 0.3, "a balance moves by at most 0.20 (Ada, 1 of 1 sentence), no share of sentences moves and no "
            "mean sentiment moves. Of one verdict, one changes, on a balance"),
    ],
)  # fmt: skip
def test_what_moves_without_shared_wording_is_said_with_the_verdicts(
    by_hand: Callable[..., Study], verdict: str, after: float, said: str
):
    study = unshared_study(by_hand, verdict=verdict, after=after)
    assert unshared.without_shared(study) == (
        f"Without the one sentence that shares its wording with another article, {said}."
    )
    assert unshared.without_shared(by_hand(("Ada", "Bea"))) == ""


def test_many_things_that_upset_an_order_are_counted(made: Callable[..., Study]):
    gone = [omission("sentence", f"000:{n}", "Ada", 0.5, 0.2) for n in range(4)]
    more = omission("entry", "x", "Cleo", 0.4, 0.4)
    given = [*gone, LEFT[1], LEFT[3], more]
    study = reaching(made([[0.5, 0.1, 0.4]], omissions=given, verdicts=TWO), reach=0.15)
    # Bea at 0.3 is 0.2 from Ada and 0.1 from Cleo
    assert left_out.left_out_order(replace(study, omissions=(*gone, LEFT[1], more))) == (
        f"{TAKEN} balance. Any one of their four sentences is enough. No one thing "
        "turns their order round. The other pair stays told apart whichever one thing is left out."
    )
    assert left_out.left_out_order(study) == (
        f"{TAKEN} balance. Any one of four of their five sentences is enough. No one "
        "thing turns their order round. A single thing left out can mean that Cleo can no longer "
        "be told apart from Bea by the balance. Their one sentence (sentence 4 of Bea) is "
        "enough. No one thing turns their order round."
    )


def test_no_order_is_said_of_pairs_that_are_not_told_apart(made: Callable[..., Study]):
    lines = [[0.5, 0.1, -0.4], [0.1, 0.5, -0.4], [0.6, 0.2, 0.3]]
    study = made(lines, omissions=LEFT, verdicts=ALIKE)
    for say in SAID:
        assert not any(word in say(study) for word in ("above", "below", "higher", "lower"))


def test_what_was_set_aside_is_said_with_what_it_would_have_done(by_hand: Callable[..., Study]):
    study = by_hand(["Ada", "Bea"])
    scores = {"Ada": (0.4, -0.2), "Bea": (0.1, 0.2)}  # of the one sentence, of a line set aside

    def scored(reading: Reading, inside: float, aside: float) -> Reading:
        code = Code(0, 0, 0, 0, {}, 5, inside, inside)
        codes = tuple(code if c else None for c in reading.codes)
        return replace(reading, codes=codes, aside={9: replace(code, sentiment=aside)})

    readings = tuple(scored(r, *scores[r.article.outlet]) for r in study.readings)
    assert left_out.aside_would(replace(study, readings=readings)) == (
        "Counted in, what was set aside would move a mean sentiment from +0.40 (n = 1) to +0.10 "
        "(n = 2) at most, in Ada."  # (0.4 - 0.2) / 2
    )
    alone = replace(study, readings=readings[:1])
    assert left_out.aside_would(alone).endswith(
        "the mean sentiment of Ada from +0.40 (n = 1) to +0.10 (n = 2)."
    )
    assert left_out.aside_would(study) == ""


def test_the_whole_study_of_texts_says_it_all(of_texts: Callable[..., Study]):
    study = of_texts(
        {
            "Warm": "China and North Korea deepened their friendship. Both sides hailed their ties.",
            "Cool": "Ties between China and North Korea have frayed. They deepened their friendship.",
        }
    )
    assert len(study.curve.specifications) >= 200
    assert study.curve.outlets == study.outlets
    said = [say(study) for say in SAID]
    assert all(text == "" or text.endswith(".") for text in said)
    assert said[0] and choices.ways_alone(study)
    first = study.curve.specifications[study.curve.primary]
    assert first.choices == specifications.primary(study.settings, study.codebooks)


def test_the_furthest_move_says_of_how_many_sentences_the_balance_is_made(
    of_texts: Callable[..., Study],
):
    # by what is credited alone, one sentence of two is framed, and warm
    said = "Analysts said that China and North Korea are close allies. Analysts said it rained."
    cool = "Ties between China and North Korea have frayed. Ties of China and North Korea frayed."
    study = of_texts({"Ada": f"{said} {cool}"})
    found = choices.ways_alone(study)
    assert "counting only what is credited to sources takes Ada " in found
    assert "to +1.00 (\u22120.78 to +1.00, 1 of 2). No other choice" in found


def test_things_of_one_article_are_named_together(by_hand: Callable[..., Study]):
    four, five, other = ("sentence", "001:4"), ("sentence", "001:5"), ("sentence", "002:1")
    named = partial(left_out.named_things, by_hand(("Ada",)))
    assert named([four, five]) == "sentence 4 or 5 of article 001"
    assert named([four, five, other], "and") == (
        "sentences 4 and 5 of article 001 and sentence 1 of article 002"
    )
    assert named([four, other], "and") == "sentence 4 of article 001 and sentence 1 of article 002"
    assert named([four, ("paragraph", "001:4")], "and") == (
        "sentence 4 of article 001 and paragraph 4 of article 001"
    )
    assert named([("phrase", "bond"), ("phrase", "rift")], "and") == "“bond” and “rift”"

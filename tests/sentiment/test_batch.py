"""Claims about sentences scored together: each gets what vaderSentiment gives it, to the bit."""

from __future__ import annotations

import math
import os
import re
import shutil
import string
import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from itertools import islice, product
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from vaderSentiment.vaderSentiment import (
    BOOSTER_DICT,
    C_INCR,
    N_SCALAR,
    NEGATE,
    SPECIAL_CASES,
)

from analysis import sentiment
from analysis.sentiment import batch, codes, lexicon, memo, native, rules
from analysis.sentiment.masking import eventful
from tests.benchmarks import sentiment_cases

ROOT = Path(__file__).parents[2]
LEXICON = lexicon.analyzer().lexicon
EMOJI = [sign for sign in lexicon.analyzer().emojis if len(sign) == 1]
WAYS = [
    False,
    pytest.param(True, marks=pytest.mark.skipif(not native.available(), reason="no numba")),
]
fast_and_slow = pytest.mark.parametrize("fast", WAYS)


@cache
def right(text: str) -> float:
    return float(lexicon.analyzer().polarity_scores(text)["compound"])


def differing(texts: Sequence[str], *, fast: bool) -> list[str]:
    made = sentiment.compounds(texts, plainly=False, fast=fast).tolist()
    return [t for t, score in zip(texts, made, strict=True) if score.hex() != right(t).hex()]


PATTERNS = (
    "{0}",
    "{0}!",
    "It was \u2018{0}\u2019, he said?? ({0})",
    "the {1} and",
    "A very {0} day",
    "so VERY {1} this day!!!!!",
    "it was never so {0}, sort of {0}",
    "not {0}, but kind of {0}",
    "without a doubt {0}",
    "without doubt {0} but not {0} and {0}",
    "the least {0}; at least {0}; least {0}",
    "no {0} or {1}, no {0} nor {0}",
    "almost {2} this {0}",
    "ISN'T THAT {1}? bad ass {0}",
)


@fast_and_slow
def test_the_words_of_the_lexicon_score_alike_in_patterns_of_all_kinds(fast: bool):
    # each in two of the patterns, one after the other
    texts = [
        PATTERNS[(at + shift) % len(PATTERNS)].format(word, word.upper(), word.capitalize())
        for at, word in enumerate(LEXICON)
        for shift in (0, 5)
    ]
    assert differing(texts, fast=fast) == []


@fast_and_slow
def test_whatever_three_words_of_the_rules_stand_before_a_rating(fast: bool):
    before = [*sentiment_cases.ROLES, "isn't", "GOOD", "VERY", "x"]
    texts = [f"{a} {b} {c} good day" for a, b, c in product(before, repeat=3)]
    assert differing(texts, fast=fast) == []


@fast_and_slow
def test_idioms_score_alike_wherever_they_stand(fast: bool):
    idioms = [*SPECIAL_CASES, "kind of", "sort of", "just enough", "great", "the"]
    texts = [f"{start}{a} {b} {c}" for a, b, c in product(idioms, repeat=3) for start in ("", "x ")]
    assert differing([*texts, *map(str.upper, texts)], fast=fast) == []


@fast_and_slow
def test_every_emoji_is_read_as_its_description_beside_and_between_words(fast: bool):
    texts = [f"a{sign}good {sign}{sign}! not{sign}bad {sign}" for sign in EMOJI]
    assert differing([*texts, "".join(EMOJI[:300]), " ".join(EMOJI[-300:])], fast=fast) == []


@fast_and_slow
def test_as_many_emoji_as_would_take_vader_minutes_are_scored(fast: bool):
    sign = "\N{SMILING FACE WITH SMILING EYES}"
    # "smiling" and "smiles" of each add up to far more than the bend keeps apart from 1
    assert sentiment.compounds([sign * 25_000], fast=fast).tolist() == [1.0]
    assert sentiment.compound(sign * 25_000) == 1.0
    assert right(sign * 300) == 1.0


@fast_and_slow
def test_cases_at_random_score_alike_as_written_and_normalised(fast: bool):
    texts = list(islice(sentiment_cases.cases(), 2_000))
    assert differing(texts, fast=fast) == []
    plain = [sentiment.normalised(text) for text in texts]
    made = sentiment.compounds(texts, fast=fast).tolist()
    assert made == [right(text) for text in plain]
    assert len(set(made)) > 1_000


@fast_and_slow
def test_every_character_of_the_first_planes_is_read_alike(fast: bool):
    texts = list(islice(sentiment_cases.characters(), 0x300))
    texts += islice(sentiment_cases.characters(), 0x300, 0x20000, 17)
    assert differing(texts, fast=fast) == []


TOKENS = st.one_of(
    st.sampled_from(sorted(LEXICON)),
    st.sampled_from([*BOOSTER_DICT, *NEGATE, *sentiment_cases.ROLES]),
    st.sampled_from(sentiment_cases.STRANGE),
    st.text(max_size=6),
    st.text(string.punctuation + "bad", max_size=4),
)


@fast_and_slow
@given(
    tokens=st.lists(st.tuples(TOKENS, st.sampled_from(["lower", "upper", "title"]))),
    apart=st.booleans(),
)
@example(tokens=[("good", "upper"), ("\ud800", "lower")], apart=True)
def test_whatever_is_written_scores_alike(tokens: list[tuple[str, str]], apart: bool, fast: bool):
    text = (" " if apart else "").join(getattr(token, way)() for token, way in tokens)
    assert differing([text], fast=fast) == []
    assert sentiment.compounds([text], fast=fast).tolist() == [sentiment.compound(text)]


# The but-rule


@fast_and_slow
@pytest.mark.parametrize("many", [1, memo.FEW, memo.FEW + 1, rules.MANY, rules.MANY + 1, 200])
def test_but_weighs_many_ratings_alike(fast: bool, many: int):
    words = [word for word in LEXICON if word.isalpha()][::13]
    text = " ".join((words * 3)[:many])
    twice = " ".join(["good"] * many)
    texts = [f"{text} but {text}", f"but {text}", f"{text} but", f"{twice} BUT {twice} but good"]
    assert differing(texts, fast=fast) == []


@given(
    st.lists(st.sampled_from([1.0, 1.5, 2.25, 0.5, 0.75, 3.0, -1.0, -0.5, -1.5]), max_size=60),
    st.integers(0, 60),
)
def test_many_ratings_are_weighed_as_few_are(values: list[float], but: int):
    places = list(range(len(values)))
    expected = list(values)
    rules.weigh(expected, places, len(values), but)
    assert memo.weighed_by_value(values, places, but) == expected


# Numbers


@given(st.floats(-1, 1).map(lambda value: value + 0.0))  # no sum is -0.0
@example(0.00005)
@example(0.12345)
@example(-0.00001)
def test_a_score_is_rounded_as_python_rounds_or_left_to_it(value: float):
    made = rules.rounded(value)
    assert math.isnan(made) or made.hex() == round(value, 4).hex()


def test_few_scores_are_left_to_python():
    values = np.linspace(-1, 1, 20_001)[1::2] + 0.00003
    assert sum(math.isnan(rules.rounded(value)) for value in values) <= 1


def test_the_numbers_of_the_rules_are_those_of_the_package():
    assert (rules.CAPITALS, rules.DENIED) == (C_INCR, N_SCALAR)
    assert max(map(len, lexicon.numbers())) <= codes.LETTERS
    assert len(lexicon.numbers()) < codes.LAST / 2


def test_every_word_that_a_token_can_be_is_numbered_and_rated_words_come_last():
    tokens = [word for word in LEXICON if lexicon.met(word)]
    assert [word for word in tokens if word not in lexicon.numbers()] == []
    # an entry that a lowered token cannot equal is rated by its lower form, if that is one
    never = [word for word in LEXICON if not lexicon.met(word) and " " not in word]
    assert [word for word in never if right(word) and word.lower() not in LEXICON] == []
    rated = [bool(word.flags & rules.RATED) for word in lexicon.words()]
    assert rated == sorted(rated)


# What comes in


@fast_and_slow
def test_missing_sentences_have_no_score_and_empty_ones_have_none_of_mood(fast: bool):
    made = sentiment.compounds(["good", None, "", " \n", "!?"], fast=fast)
    assert made.dtype == np.float64
    assert np.isnan(made).tolist() == [False, True, False, False, False]
    assert np.delete(made, 1).tolist() == [0.4404, 0, 0, 0]
    assert sentiment.compounds([], fast=fast).shape == (0,)


@fast_and_slow
def test_arrow_strings_score_as_the_sentences_they_hold(fast: bool):
    texts = ["not good", "a war", None, "peace\u2014and \U0001f60a", "\u212aIND"] * 3
    expected = sentiment.compounds(texts, fast=False)
    small, large = pa.array(texts, pa.string()), pa.array(texts, pa.large_string())
    forms = [small, large, pa.chunked_array([small[:4], small[4:4], large.cast(pa.string())[4:]])]
    for form in (*forms, large.dictionary_encode()):
        np.testing.assert_array_equal(sentiment.compounds(form, fast=fast), expected)
    np.testing.assert_array_equal(sentiment.compounds(small[3:9], fast=fast), expected[3:9])


@fast_and_slow
def test_half_a_surrogate_pair_spoils_no_other_sentence(fast: bool):
    texts = ["good\ud83d day", "bad"]
    assert sentiment.compounds(texts, plainly=False, fast=fast).tolist() == [*map(right, texts)]


@fast_and_slow
def test_a_text_too_long_for_the_room_that_is_made_is_scored_all_the_same(
    fast: bool,
):
    # good 1.9: a million of it are bent to 1; the second is bent alone
    texts = ["good " * (native.LONGEST // 5 + 1), "good"]
    assert sentiment.compounds(texts, fast=fast).tolist() == [1.0, 0.4404]


def test_there_is_room_for_the_words_of_any_emoji():
    words = [
        (len(text.split()), len(chr(at).encode())) for at, text in lexicon.descriptions().items()
    ]
    assert max(count / size for count, size in words) <= codes.DENSE


# Masked

NAMED = (
    "Kim",
    "kim",
    "the Workers' Party",
    "U.S.",
    "China\u2014",
    "WAR,",
    "post-war",
    "\u0130",
    "warm",
)


@fast_and_slow
@given(
    words=st.lists(st.one_of(st.sampled_from(NAMED), TOKENS), max_size=12),
    names=st.lists(st.tuples(st.integers(0, 40), st.integers(0, 12)), max_size=3),
)
def test_masked_sentences_score_as_each_masked_alone(
    words: list[str], names: list[tuple[int, int]], fast: bool
):
    text = " ".join(words)
    spans = [(a, a + n) for a, n in names if a + n <= len(text)]
    alone = sentiment.compound(sentiment.masked(text, [*spans, *sentiment.event_spans(text)]))
    assert sentiment.masked_compounds([text], [spans], fast=fast).tolist() == [alone]


@given(
    st.lists(st.one_of(st.sampled_from(NAMED), TOKENS), max_size=12), st.sampled_from(" -\n\u2014")
)
def test_event_words_are_found_token_by_token_as_in_the_whole(words: list[str], joint: str):
    text = joint.join(words)
    pattern = rf"(?i)(?<!\w)(?:{'|'.join(sentiment.EVENT_WORDS)})(?!\w)"
    assert sentiment.event_spans(text) == [found.span() for found in re.finditer(pattern, text)]


@given(
    st.lists(st.one_of(st.sampled_from(NAMED), TOKENS), max_size=12), st.sampled_from(" -\n\u2014")
)
@example(["WAR"], " ")
@example(["m\u0131\u017fs\u0131on", "ant\u0131"], " ")
@example(["a\nwar\n"], " ")
def test_no_sentence_with_an_event_word_is_passed_over(words: list[str], joint: str):
    text = joint.join(words)
    assert eventful([text])[0] or sentiment.event_spans(text) == []


def test_most_sentences_without_an_event_word_are_passed_over():
    assert eventful(
        ["A task force moves forward: is it skill?", "An anti\u2014war rally", "Peace"]
    ) == [
        False,
        True,
        False,
    ]


def test_many_masked_sentences_score_as_each_alone():
    texts = [*islice(sentiment_cases.cases(), batch.MANY), "The grand parade", "\ud800 war"]
    spans = [[(0, len(text) // 3)] if at % 2 else [] for at, text in enumerate(texts)]
    alone = [
        sentiment.compounds([sentiment.masked(text, [*own, *sentiment.event_spans(text)])])[0]
        for text, own in zip(texts, spans, strict=True)
    ]
    assert sentiment.masked_compounds(texts, spans).tolist() == alone
    assert sentiment.masked_compounds(texts[:-1], spans[:-1]).tolist() == alone[:-1]


def test_every_masked_sentence_has_its_spans():
    with pytest.raises(ValueError, match="shorter"):
        sentiment.masked_compounds(["A war", "peace"], [[(0, 1)]])


# Which way


@pytest.mark.skipif(not native.available(), reason="no numba")
def test_the_rules_are_compiled_once_whatever_buffers_come_in():
    kept = pa.array(["good"]).buffers()
    written = pa.Array.from_buffers(
        pa.string(), 1, [None, *map(pa.py_buffer, map(bytes, kept[1:]))]
    )
    for strings in (pa.array(["good"]), written, pa.array(["good"], pa.large_string())):
        assert sentiment.compounds(strings, fast=True).tolist() == [0.4404]
    assert len(native._score().signatures) == 1


@pytest.mark.skipif(not native.available(), reason="no numba")
@pytest.mark.parametrize(
    ("name", "was", "made", "expected"),
    [
        ("rules.py", "min(bangs, 4) * 0.292", "min(bangs, 4) * 0.000", 0.4404),  # as without marks
        ("codes.py", "bangs += point == BANG", "bangs += point == DASH", 0.4404),
    ],
)
def test_machine_code_of_rules_that_changed_is_not_taken_up(
    tmp_path: Path, name: str, was: str, made: str, expected: float
):
    """Even where the changed file is as old and as long as it was."""
    shutil.copytree(
        ROOT / "analysis", tmp_path / "analysis", ignore=shutil.ignore_patterns("__pycache__")
    )
    file = tmp_path / "analysis" / "sentiment" / name
    before = file.stat()

    def scored() -> float:
        script = (
            "from analysis import sentiment; print(sentiment.compounds(['good!'], fast=True)[0])"
        )
        done = subprocess.run(
            [sys.executable, "-B", "-c", script],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(tmp_path)},
            capture_output=True,
            text=True,
            check=True,
        )
        return float(done.stdout)

    assert scored() == 0.4926
    file.write_text(file.read_text(encoding="utf-8").replace(was, made), encoding="utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert file.stat().st_size == before.st_size
    assert scored() == expected


def test_a_few_sentences_do_not_wait_for_numba():
    script = (
        "import sys; from analysis import sentiment;"
        "print(sentiment.compounds(['good'] * 1000).sum() > 0, 'numba' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["True", "False"]


def test_fast_without_numba_says_what_to_install(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(native, "available", lambda: False)
    with pytest.raises(ModuleNotFoundError, match=r"framing-study\[fast\]"):
        sentiment.compounds(["good"], fast=True)
    monkeypatch.setattr(batch, "COLD", 1)
    assert sentiment.compounds(["good"]).tolist() == [0.4404]


def test_where_nothing_can_be_kept_the_rules_are_compiled_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
):
    def compiled(*, kept: bool) -> str:
        if kept:
            raise RuntimeError("cannot cache function: no locator available")
        return "compiled"

    monkeypatch.setattr(native, "_compiled", compiled)
    assert native._score.__wrapped__() == "compiled"

"""Claims about records made quickly: they are those that are made slowly."""

from __future__ import annotations

import pickle
from dataclasses import FrozenInstanceError, fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.model import Hit, Mention, Sentence
from analysis.quick import quickly

CELLS = st.one_of(st.text(max_size=3), st.integers())


@pytest.mark.parametrize("record", [Hit, Mention, Sentence])
@given(st.lists(CELLS, min_size=20, max_size=20))
def test_a_record_made_quickly_is_the_one_made_slowly(record: type, cells: list[object]):
    given = cells[: len(fields(record))]
    quick, slow = quickly(record)(*given), record(*given)
    assert type(quick) is record
    assert (quick, repr(quick), hash(quick)) == (slow, repr(slow), hash(slow))
    assert pickle.loads(pickle.dumps(quick)) == slow


def test_what_is_not_given_is_as_the_record_has_it():
    given = ("a", 1, "body", 0, 2, "ab")
    assert quickly(Sentence)(*given, paragraph=3) == Sentence(*given, paragraph=3)
    with pytest.raises(TypeError):
        quickly(Sentence)(*given)  # type: ignore[call-arg]  # no paragraph


def test_it_is_as_frozen():
    made = quickly(Mention)("china", 1, 0, 5)
    with pytest.raises(FrozenInstanceError):
        made.actor = "russia"  # type: ignore[misc]

"""Claims about when Python looks for cycles."""

from __future__ import annotations

import gc
import weakref

import pytest

from analysis import cycles


@pytest.fixture(autouse=True)
def often():
    """As often as it was, whatever a test leaves."""
    before = gc.get_threshold()
    yield before
    gc.set_threshold(*before)


class Ring:
    """What is found by nothing but a look for cycles."""

    def __init__(self) -> None:
        self.itself = self


def test_what_a_long_article_leaves_is_put_among_what_is_old(often):
    with cycles.seldom_searched():
        kept = [[n] for n in range(2 * cycles.MANY)]
        ring = weakref.ref(Ring())
    lately = sum(len(gc.get_objects(generation=n)) for n in (0, 1))
    assert gc.get_threshold() == often
    assert lately < len(kept)
    gc.collect()
    assert ring() is None, "a cycle is lost"


def test_what_others_froze_stays_so():
    gc.freeze()
    try:
        with cycles.seldom_searched():
            kept = [[n] for n in range(2 * cycles.MANY)]
        assert gc.get_freeze_count() and kept
    finally:
        gc.unfreeze()


def test_it_is_looked_seldom_within_and_as_often_as_before_after_though_it_fails(often):
    with pytest.raises(KeyError), cycles.seldom_searched():
        assert gc.get_threshold()[0] == cycles.SELDOM
        with cycles.seldom_searched():  # within another
            assert gc.get_threshold()[0] == cycles.SELDOM
        assert gc.get_threshold()[0] == cycles.SELDOM
        raise KeyError
    assert gc.get_threshold() == often


def test_who_never_looks_is_not_made_to():
    gc.set_threshold(0)
    with cycles.seldom_searched():
        assert gc.get_threshold()[0] == 0


def test_what_is_kept_is_frozen_for_that_time_though_it_fails():
    with pytest.raises(KeyError), cycles.kept():
        assert gc.get_freeze_count()
        raise KeyError
    assert not gc.get_freeze_count()


def test_a_process_that_stays_looks_less_often_but_looks(often):
    cycles.less_searched()
    assert often[0] < gc.get_threshold()[0] == cycles.STAYING < cycles.SELDOM

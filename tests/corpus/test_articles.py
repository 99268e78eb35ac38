"""Claims about an article that is read from its file."""

from __future__ import annotations

import pytest

from analysis.corpus import articles
from analysis.corpus.articles import DATA, NEAR


@pytest.mark.parametrize(
    "before", [0, 1, NEAR - 1, NEAR, DATA - NEAR, DATA - 1, DATA, 2 * DATA + 7]
)
@pytest.mark.parametrize("behind", ["", " and more", "\nand more " * 2000])
def test_data_without_a_blank_is_found_wherever_it_stands(before: int, behind: str):
    words = ("a word " * DATA)[: max(before - 1, 0)] + " " * (before > 0)
    found = articles._unbroken(words + "x" * DATA + behind)
    assert found is not None and found.start() == before
    assert articles._unbroken(words + "x" * (DATA - 1) + " " + behind) is None

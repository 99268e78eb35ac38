"""Claims about the oldest versions: each requirement has one bound, and that is what is tried."""

from __future__ import annotations

import pytest

from tests import oldest

PROJECT = oldest.PROJECT.read_text(encoding="utf-8")


def test_a_bound_is_the_version_that_is_installed():
    text = (
        '[project]\ndependencies = ["one>=1.2", "two==3.0.1"]\n'
        '[project.optional-dependencies]\nfast = ["three>=4"]\ncheck = ["linter>=9"]\n'
    )
    assert list(oldest.oldest(text)) == ["one==1.2", "two==3.0.1", "three==4"]


@pytest.mark.parametrize("requirement", ["one", "one<2", "one>=1,<2", "one>1", "one~=1.0"])
def test_a_requirement_without_a_bound_of_its_own_is_refused(requirement: str):
    with pytest.raises(ValueError, match="write name>=version"):
        list(oldest.oldest(f'[project]\ndependencies = ["{requirement}"]\n'))


def test_every_requirement_of_the_project_has_its_bound():
    tried = dict(line.split("==") for line in oldest.oldest(PROJECT))
    assert tried["vaderSentiment"] == "3.3.2"  # scores are this version's
    assert {"numpy", "matplotlib", "numba", "dask", "pytest"} <= set(tried)
    assert "ruff" not in tried

"""Studies to tell of: the real one in brief, small ones made of text, and forms made by hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest

from analysis import codebook, corpus, modelled
from analysis.instrument import Codebook
from analysis.model import Article, Estimate, Settings, Verdict
from analysis.reading import read
from analysis.study import Study, study

SEEDS = Path(__file__).parents[2] / "seeds"
PRIMARY = Settings(
    title="A study",
    question="How?",
    codebooks=("alliance-strain", "emphases"),
    dyad="china+north_korea",
    k=(2, 2),
    resamples=200,
)
ALIKE, SILENT = "cannot be told apart", "too little to say"
CLOSE = "China and North Korea deepened their friendship."
COOL = "Ties between China and North Korea have frayed."
PLAIN = "A train arrived in the morning."
Value = tuple[float | None, float | None, float | None]


@pytest.fixture(scope="session")
def books() -> tuple[Codebook, ...]:
    return tuple(codebook.load(codebook.SHIPPED / f"{id}.toml") for id in PRIMARY.codebooks)


@pytest.fixture(scope="session")
def real(books: tuple[Codebook, ...]) -> Study:
    """The study of the seeds, with one number of topics and few resamples."""
    loaded = corpus.load(SEEDS)
    brief = replace(loaded.settings, k=(3, 3), resamples=500)
    return study(replace(loaded, settings=brief), books)


@pytest.fixture(scope="session")
def of_texts(books: tuple[Codebook, ...]) -> Callable[..., Study]:
    """The whole study of a few texts, each its own outlet unless said otherwise."""

    def made(texts: Mapping[str, str] | Sequence[Article], **settings: object) -> Study:
        articles = (
            [Article(f"{n:03}", name, text) for n, (name, text) in enumerate(texts.items())]
            if isinstance(texts, Mapping)
            else texts
        )
        chosen = replace(PRIMARY, **settings)  # type: ignore[arg-type]
        return study(corpus.Loaded(chosen, tuple(articles), ()), books)

    return made


@pytest.fixture(scope="session")
def by_hand(books: tuple[Codebook, ...]) -> Callable[..., Study]:
    """A study whose estimates and verdicts are given, to see every form that words take."""

    def made(
        outlets: Sequence[str],
        *,
        verdicts: Mapping[tuple[str, str], str] | str = ALIKE,
        values: Mapping[str, Value] | None = None,
        measure: str = "balance",
        facet: str = "all",
        basis: str = "stated",
        text: str = PLAIN,
        estimates: Sequence[Estimate] = (),
        more: Sequence[Verdict] = (),
        model: modelled.TopicModel | None = None,
    ) -> Study:
        articles = tuple(
            Article(f"{n:03}", outlet, text, basis) for n, outlet in enumerate(outlets)
        )
        told = verdicts if isinstance(verdicts, Mapping) else {}
        other = verdicts if isinstance(verdicts, str) else ALIKE
        return Study(
            settings=PRIMARY,
            codebooks=books,
            articles=articles,
            readings=tuple(read(article, books, PRIMARY) for article in articles),
            estimates=(
                *(estimate(measure, o, v, facet) for o, v in (values or {}).items()),
                *estimates,
            ),
            verdicts=(
                *(
                    Verdict(measure, facet, i, j, None, None, None, None, told.get((i, j), other))
                    for i, j in combinations(dict.fromkeys(outlets), 2)
                ),
                *more,
            ),
            topics=model or modelled.TopicModel(None, 0.6, 0, 0, (), (), (), ("no documents",)),
            coding=(),
            agreement=(),
            problems=(),
            sha256={},
        )

    return made


def estimate(measure: str, outlet: str, value: Value, facet: str = "all") -> Estimate:
    return Estimate(measure, facet, outlet, 1, 20, 10, *value, "by hand")

"""The claims of names: a reader meets what an entry is for and what a phrase found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from analysis import codebook, naming
from analysis.model import Hit
from analysis.report import things
from analysis.report.marking import became
from analysis.study import Study
from analysis.weighing import ENTRY
from tests.report.conftest import CLOSE, COOL, PLAIN

POOR = "China and North Korea met. Beijing eased the chronic shortages of North Korea."


@pytest.fixture
def study(of_texts: Callable[..., Study]) -> Study:
    return of_texts({"A": f"{POOR} {CLOSE}", "B": f"{COOL} {PLAIN}"}, k=(200, 200), resamples=50)


def hits(study: Study) -> list[Hit]:
    return [hit for reading in study.readings for hit in reading.hits]


def counted(study: Study) -> Hit:
    """The one hit of alliance that counts in the sentence about shortages."""
    found = [hit for hit in hits(study) if "shortages" in hit.matched]
    (one,) = [hit for hit in found if (hit.frame, hit.status) == ("alliance", "counted")]
    return one


def test_an_entry_is_called_by_what_it_is_for_and_not_by_its_first_phrase(study: Study):
    one = counted(study).entry
    named = things.called(study, "entry", one)
    assert one not in named and named == f"“{naming.meanings(study.codebooks)[one]}”"
    assert not named.endswith(".”") and " " in named


def test_a_pattern_is_called_by_the_words_it_found(study: Study):
    phrase = counted(study).phrase
    assert "|" in phrase  # or there is nothing to say otherwise
    words = counted(study).matched
    assert things.called(study, "phrase", phrase) == f"“{words}”"
    again = [replace(hit, matched="else") if hit.phrase == phrase else hit for hit in hits(study)]
    first, *rest = study.readings
    both = replace(study, readings=(first, *rest, replace(rest[0], hits=tuple(again))))
    assert things.called(both, "phrase", phrase) == f"“{words}” and the like"


def test_what_is_no_pattern_or_found_nothing_or_may_not_be_quoted_keeps_its_own_words(study: Study):
    assert things.called(study, "phrase", "firm support") == "“firm support”"
    assert things.called(study, "phrase", "<china> . nowhere") == "“<china> . nowhere”"
    assert things.called(study, "entry", "of no codebook") == "“of no codebook”"
    assert things.called(study, "guard", "United States") == "“United States”"
    phrase = counted(study).phrase
    silent = replace(study, settings=replace(study.settings, text=False))
    assert things.called(silent, "phrase", phrase) == f"“{phrase}”"


def test_sentences_and_paragraphs_are_called_by_their_place_and_article(study: Study):
    assert things.called(study, "sentence", "a:b:12") == "sentence 12 of article a:b"


def test_the_one_article_of_an_outlet_is_called_by_the_outlet_and_others_by_their_id(study: Study):
    one = next(a for a in study.articles if [b.outlet for b in study.articles].count(a.outlet) == 1)
    assert things.called(study, "sentence", f"{one.id}:3") == f"sentence 3 of {one.outlet}"
    assert things.part_of(study, "paragraph", f"{one.id}:3") == "its paragraph 3"
    two = replace(study, articles=(*study.articles, replace(one, id="x")))
    assert things.called(two, "sentence", f"{one.id}:3") == f"sentence 3 of article {one.id}"
    assert things.part_of(two, "sentence", "x:3") == "sentence 3 of article x"
    assert things.part_of(study, "guard", "United States") == "“United States”"


def test_no_two_entries_of_a_codebook_are_called_alike():
    for name in ("alliance-strain", "emphases"):
        book = codebook.load(codebook.find(name, Path()))
        assert len({*naming.meanings([book]).values()}) == len(naming.meanings([book]))


def test_entries_for_the_same_have_their_first_phrase_behind():
    book = codebook.load(codebook.find("alliance-strain", Path()))
    first, second, *rest = book.entries
    alike = replace(book, entries=(first, replace(second, reason=first.reason), *rest), weights=())
    named, reason = naming.meanings([alike]), first.reason.rstrip(".")
    assert named[first.id] == f"{reason} ({first.id})"
    assert named[second.id] == f"{reason} ({second.id})"
    assert naming.meanings([replace(alike, entries=(first, *rest))])[first.id] == reason
    other = replace(first, reason="Said of another.")
    assert naming.meanings([replace(alike, entries=(first, other))]) == {first.id: reason}


def test_what_became_of_a_hit_is_said_in_words():
    assert [became(one) for one in ("counted", "other_dyad", "no_dyad")] == [
        *("counted", "other pair", "no pair")
    ]


def test_what_weighing_found_is_an_entry_that_is_called_so(study: Study):
    assert things.called(study, "entry", ENTRY) == "“weighed words”"
    assert naming.meanings(study.codebooks)[ENTRY] == naming.WEIGHED

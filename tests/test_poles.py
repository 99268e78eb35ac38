"""Claims about poles with ids of their own: they count, and nothing is renamed in silence."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from analysis import codebook, poles, reading
from analysis.instrument import Codebook
from analysis.model import Article, Settings, StudyError

ENTRIES = """
[actor.works]
names = ["Acme"]
[actor.town]
names = ["Ashby"]
[[entry]]
match = ["boom"]
frames = ["{first}"]
reason = "r"
[[entry]]
match = ["layoffs"]
frames = ["{second}"]
reason = "r"
[[entry]]
match = ["strike"]
frames = ["{first}", "{second}"]
denied = "{first}"
reason = "r"
"""
PAIR = "town+works"
TEXT = "Acme brought a boom to Ashby.\n\nAcme told Ashby of layoffs.\n\nAcme and Ashby met."


def frame(id: str, role: str = "pole", opposite: str = "") -> str:
    table = f'[frames.{id}]\nrole = "{role}"\nlabel = "L"\ndefinition = "D"\n'
    return table + (f'opposite = "{opposite}"\n' if opposite else "")


def book(folder: Path, first: str, second: str, more: str = "", id: str = "own") -> Codebook:
    head = "".join(f'{key} = "x"\n' for key in ("version", "language", "source", "licence"))
    text = f'id = "{id}"\n{head}' + frame(first, opposite=second) + frame(second, opposite=first)
    path = folder / f"{id}.toml"
    path.write_text(text + more + ENTRIES.format(first=first, second=second), encoding="utf-8")
    return codebook.load(path)


def codes(found: Codebook) -> list[tuple[int, int]]:
    chosen = Settings(title="", question="", codebooks=("own",), dyad=PAIR)
    read = reading.read(Article("x", "x", TEXT), (found,), chosen)
    return [(code.alliance, code.strain) for _, code in read.scored()]


@pytest.mark.parametrize(
    ("first", "second", "own"),
    [
        ("alliance", "strain", ["", ""]),
        ("growth", "jobs", ["growth", "jobs"]),
        ("growth", "strain", ["growth", ""]),
        ("alliance", "loss", ["", "loss"]),
    ],
)
def test_the_first_pole_counts_as_alliance_and_the_second_as_strain(
    tmp_path: Path, first: str, second: str, own: list[str]
):
    found = book(tmp_path, first, second)
    assert codes(found) == [(1, 0), (0, 1), (0, 0)]
    warm, cool = found.frames.values()
    assert (warm.id, warm.opposite, cool.id, cool.opposite) == (
        "alliance", "strain", "strain", "alliance",
    )  # fmt: skip
    assert [frame.own for frame in found.frames.values()] == own
    assert found.entries[2].frames == ("alliance", "strain")
    assert found.entries[2].denied == "alliance"


def test_a_pole_that_has_its_published_id_keeps_it_wherever_it_stands(tmp_path: Path):
    assert codes(book(tmp_path, "strain", "alliance")) == [(0, 1), (1, 0), (0, 0)]
    assert codes(book(tmp_path, "strain", "growth")) == [(0, 1), (1, 0), (0, 0)]


def test_weights_beside_a_codebook_are_those_of_the_published_poles(tmp_path: Path):
    book(tmp_path, "growth", "jobs")
    rows = "frame,feature,weight,sentences\nalliance,(intercept),-1,9\nalliance,boom,2,9\n"
    (tmp_path / "w.csv").write_text(rows)  # as `framing codebook weigh` writes them
    text = (tmp_path / "own.toml").read_text(encoding="utf-8")
    (tmp_path / "own.toml").write_text(f'weights = "w.csv"\n{text}', encoding="utf-8")
    (weights,) = codebook.load(tmp_path / "own.toml").weights
    assert weights.frame == "alliance"


def test_a_pole_that_is_published_under_another_name_is_said(tmp_path: Path):
    (note,) = poles.notes([book(tmp_path, "growth", "jobs")])
    assert note.severity == "note"
    assert note.line() == (
        "codebook 'own': 'growth' as alliance and 'jobs' as strain: so columns and measures are "
        "called; read these names so; the report calls the frames by their own"
    )
    assert list(poles.notes([book(tmp_path, "alliance", "strain")])) == []


def test_a_study_without_poles_is_said():
    emphases = codebook.load(codebook.SHIPPED / "emphases.toml")
    (note,) = poles.notes([emphases])
    assert note.line().startswith("codebooks: there are no poles, so no balance is defined; ")
    assert list(poles.strangers([emphases], PAIR)) == []


@pytest.mark.parametrize(
    ("more", "line"),
    [
        (frame("strain", "emphasis"), "own.toml, frame 'strain': the id of a pole, and 'growth' and 'jobs' are the poles; give it another id"),
        (frame("hope", opposite="fear") + frame("fear", opposite="hope"), "own.toml, frame 'hope': a third pole; keep one pair of poles; write role = \"emphasis\" here"),
    ],
)  # fmt: skip
def test_poles_that_cannot_be_counted_are_refused(tmp_path: Path, more: str, line: str):
    with pytest.raises(StudyError) as caught:
        book(tmp_path, "growth", "jobs", more)
    assert [problem.line() for problem in caught.value.problems] == [line]


def faults(*books: Codebook) -> list[str]:
    return [problem.line() for problem in poles.strangers(books, PAIR)]


def test_two_codebooks_of_a_study_have_the_same_poles_or_none(tmp_path: Path):
    growth, again, hope = (
        book(tmp_path, *ids, id=id)
        for *ids, id in (("growth", "jobs", "a"), ("growth", "jobs", "b"), ("hope", "fear", "c"))
    )
    emphases = codebook.load(codebook.SHIPPED / "emphases.toml")
    assert faults(growth, again, emphases) == []
    assert faults(growth, emphases, hope) == [
        "codebook 'c': its poles are not those of 'a'; a study has one pair of poles: "
        "give both the same ids, or drop one codebook"
    ]


def test_the_poles_stand_in_the_first_codebook_with_the_names_of_the_pair(tmp_path: Path):
    growth = book(tmp_path, "growth", "jobs")
    emphases = codebook.load(codebook.SHIPPED / "emphases.toml")
    assert faults(emphases, growth) == [
        "study.toml, key 'codebooks': the poles are those of 'own', which is not the first; "
        "name it first"
    ]
    assert faults(replace(growth, actors={"town": ("Ashby",)})) == [
        "codebook 'own': it has poles, which are looked for near 'works', and no such names; "
        "write [actor.works] in it"
    ]

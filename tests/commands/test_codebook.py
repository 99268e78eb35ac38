from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from analysis import audit, codebook, corpus
from analysis.checked import FEW
from analysis.reading import read

Framing = Callable[..., Any]
HEAD = """
id = "own"
version = "2"
language = "en"
source = "test"
licence = "CC0-1.0"
[frames.warm]
role = "pole"
opposite = "cold"
label = "Warm"
definition = "..."
[frames.cold]
role = "pole"
opposite = "warm"
label = "Cold"
definition = "..."
[actor.china]
names = ["China"]
[actor.north_korea]
names = ["North Korea"]
"""
BODY = """
[[entry]]
match = ["visit*", "zeppelin*"]
frames = ["warm"]
reason = "r"
[[guard]]
match = ["visiting card"]
reason = "r"
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "own.toml"
    path.write_text(HEAD + BODY, encoding="utf-8")
    return path


LISTS = ("matches nothing", "guards nothing")  # counted, and listed phrase by phrase with --all


@pytest.mark.parametrize("name", ["alliance-strain", "emphases"])
def test_a_shipped_codebook_is_right_and_its_findings_are_sorted(
    framing: Framing, folder: Path, name: str
):
    ran = framing("codebook", "check", name, "--study", folder)
    assert (ran.code, ran.err) == (0, [])
    head, tried, *findings = ran.out
    assert head.startswith(f"{name} ")
    assert tried.startswith("tried on 5 articles, 165 sentences: ")
    kinds = [line.split(":")[0] for line in findings]
    assert kinds == sorted(kinds) and kinds.count("matches nothing") == 1
    whole = framing("codebook", "check", name, "--study", folder, "--all").out
    for kind in {*kinds}:
        shown = [line for line in findings if line.startswith(f"{kind}:")]
        every = [line for line in whole if line.startswith(f"{kind}:")]
        if len(every) > FEW and kind not in LISTS:
            more = f"{kind}: {len(every) - FEW} more, listed with --all"
            assert shown == [*every[:FEW], more]
        else:
            assert shown == every[: len(shown)]
        assert kind in LISTS or every == sorted(every)


def test_the_head_says_what_the_file_holds(framing: Framing, folder: Path, own: Path):
    head, tried, *findings = framing("codebook", "check", own, "--study", folder).out
    assert head == "own 2: 2 frames, 1 entry, 2 phrases, 1 guard with 1 phrase, 2 actors"
    book, loaded = codebook.load(own), corpus.load(folder)
    hits = [
        h
        for a in loaded.articles
        for h in read(a, (book,), loaded.settings).hits
        if h.status != "boilerplate"
    ]
    counted = sum(hit.status in ("counted", "turned") for hit in hits)
    assert tried == (
        f"tried on 5 articles, 165 sentences: {len(hits)} hits, {counted} of them counted"
    )
    assert "matches nothing: 1 of 2 phrases" in findings
    assert "guards nothing: 1 of 1 phrase of guards" in findings


def test_all_lists_what_is_behind_the_counts(framing: Framing, folder: Path, own: Path):
    short = framing("codebook", "check", own, "--study", folder).out
    long = framing("codebook", "check", own, "--study", folder, "--all").out
    assert long[: len(short)] == short
    assert long[len(short) : len(short) + 2] == [
        "matches nothing: 'zeppelin*' of entry 'visit*'",
        "guards nothing: 'visiting card'",
    ]
    assert all(line.startswith("precision: entry 'visit*', ") for line in long[len(short) + 2 :])


def test_all_lists_the_precision_of_every_entry(framing: Framing, folder: Path):
    loaded = corpus.load(folder)
    book = codebook.load(codebook.find("alliance-strain", folder))
    readings = [read(article, (book,), loaded.settings) for article in loaded.articles]
    rows = audit.entries(readings, loaded.coding)
    lines = framing("codebook", "check", "alliance-strain", "--study", folder, "--all").out
    listed = [line for line in lines if line.startswith("precision: ")]
    assert len(listed) == len(rows)
    for line, row in zip(listed, rows, strict=True):
        said = audit.precision_text(row)
        assert line == f"precision: entry '{row['entry']}', {row['frame']} ({said})"


def test_every_fault_of_the_file_and_of_the_study_is_a_line(
    framing: Framing, tmp_path: Path, own: Path
):
    own.write_text(HEAD + BODY.replace('"warm"', '"hot"') + BODY.replace('reason = "r"', ""))
    ran = framing("codebook", "check", own, "--study", tmp_path / "nowhere")
    assert (ran.code, ran.out) == (2, [])
    assert ran.err == [
        "own.toml, entry 1 ('visit*'): frame 'hot' is not defined; use one of warm, cold",
        "own.toml, entry 2 ('visit*'): 'visit*' stands in entry 1 too; keep one",
        "own.toml, entry 2 ('visit*'): 'zeppelin*' stands in entry 1 too; keep one",
        "own.toml, entry 2 ('visit*'): no reason; say why it belongs: reason = \"...\"",
        'own.toml, guard 2: no reason; say why it belongs: reason = "..."',
        f"{tmp_path / 'nowhere'}: there is no such folder; name another",
    ]


def test_a_file_that_is_not_there_is_one_line(framing: Framing, folder: Path):
    ran = framing("codebook", "check", "none.toml", "--study", folder)
    assert (ran.code, ran.out) == (2, [])
    assert ran.err == [
        "FILE 'none.toml': there is no such codebook; check the path, or name a shipped one by its id"
    ]


def test_poles_about_a_pair_need_names_for_it(framing: Framing, folder: Path, own: Path):
    own.write_text(HEAD.replace("[actor.china]", "[actor.cathay]") + BODY)
    ran = framing("codebook", "check", own, "--study", folder)
    assert (ran.code, ran.out) == (2, [])
    assert ran.err == [
        "own.toml: no names for 'china', of the study's dyad; "
        "write [actor.china], or name the study it is for with --study"
    ]


def test_an_article_that_is_not_read_is_said_and_a_note_on_the_study_is_not(
    framing: Framing, folder: Path, with_cells: Callable[..., None]
):
    with_cells("002", sha256="", body_from="", body_to="")
    (folder / "articles/002_bae87769627555be.txt").write_bytes(b"")
    (folder / "articles/unlisted.txt").write_text("China and North Korea met.")
    assert "note" in [problem.severity for problem in corpus.load(folder).problems]
    ran = framing("codebook", "check", "emphases", "--study", folder)
    assert ran.out[1].startswith("tried on 4 articles, ")
    assert (ran.code, ran.err) == (
        0,
        ["articles/002_bae87769627555be.txt: empty; save the article as text"],
    )


def test_checking_a_codebook_writes_nothing(framing: Framing, folder: Path, own: Path):
    before = {path: path.stat().st_mtime_ns for path in own.parent.rglob("*")}
    framing("codebook", "check", own, "--study", folder, "--all")
    assert {path: path.stat().st_mtime_ns for path in own.parent.rglob("*")} == before


def test_an_action_is_asked_for(framing: Framing):
    ran = framing("codebook")
    assert (ran.code, ran.out) == (2, [])
    assert ran.err == [
        "framing codebook: the following arguments are required: ACTION; "
        "see 'framing codebook --help'"
    ]

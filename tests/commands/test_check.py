from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

Framing = Callable[..., Any]
WithCells = Callable[..., None]


def test_a_study_without_a_problem_is_clean(framing: Framing, folder: Path):
    ran = framing("check", folder)
    assert (ran.code, ran.out, ran.err) == (0, ["5 articles, 2 codebooks, 0 problems"], [])


def test_an_article_that_is_skipped_is_printed_and_stops_only_a_strict_check(
    framing: Framing, folder: Path, with_cells: WithCells
):
    with_cells("002", sha256="", body_from="", body_to="")
    (folder / "articles/002_bae87769627555be.txt").write_bytes(b"")
    line = "articles/002_bae87769627555be.txt: empty; save the article as text"
    ran = framing("check", folder)
    assert (ran.code, ran.out, ran.err) == (0, ["4 articles, 2 codebooks, 1 problem"], [line])
    ran = framing("check", folder, "--strict")
    assert (ran.code, ran.out, ran.err) == (2, [], [line])


def test_a_note_does_not_stop_a_strict_check(framing: Framing, folder: Path):
    (folder / "articles/005.txt").write_text("China and North Korea met.")
    assert framing("check", folder, "--strict").code == 0


def test_problems_of_manifest_study_and_codebook_are_printed_at_once(
    framing: Framing, folder: Path, with_cells: WithCells
):
    with_cells("003", published="soon")
    study = folder / "study.toml"
    text = study.read_text(encoding="utf-8")
    study.write_text(text.replace('"emphases"]', '"emphases", "none", "own.toml"]'), "utf-8")
    (folder / "own.toml").write_text('id = "own"\n[[entry]]\nmatch = ["ally"]\nframes = ["warm"]\n')
    ran = framing("check", folder)
    assert (ran.code, ran.out) == (2, [])
    assert ran.err[0] == (
        "manifest.csv, row 5: 'soon' is no date; write it as YYYY-MM-DD, or leave it empty"
    )
    assert ran.err[1].startswith("study.toml, codebook 'none': there is no such codebook; ")
    # The codebook's faults: four lines of its head, a frame it does not have, no reason.
    own = [line for line in ran.err[2:] if line.startswith("own.toml, ")]
    assert own == ran.err[2:]
    assert len(own) >= 3


def test_a_dyad_of_actors_that_no_codebook_knows_is_one_line(framing: Framing, folder: Path):
    study = folder / "study.toml"
    text = study.read_text(encoding="utf-8")
    study.write_text(text.replace('"china+north_korea"', '"atlantis+china"'), "utf-8")
    ran = framing("check", folder)
    assert ran.code == 2
    (line,) = ran.err
    assert line.startswith(
        "study.toml, key 'dyad': no codebook knows the actor 'atlantis'; name two of "
    )


def test_checking_writes_nothing(framing: Framing, folder: Path):
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    framing("check", folder)
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before

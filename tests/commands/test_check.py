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


def test_a_fault_of_the_manifest_hides_no_note_on_it(
    framing: Framing, folder: Path, with_cells: WithCells
):
    with_cells("003", published="soon", outlet="north korea times")
    with_cells("004", outlet="North Korea Times")
    ran = framing("check", folder)
    assert (ran.code, ran.out) == (
        2,
        [
            "manifest.csv, row 6: outlet 'North Korea Times' is nearly 'north korea times'; "
            "they are two outlets; write one name where one is meant"
        ],
    )
    assert len(ran.err) == 1
    ran = framing("run", folder, "--out", folder)
    assert (ran.code, ran.out, len(ran.err)) == (2, [], 1)  # a run says what stops it


def test_a_dyad_of_no_form_hides_no_fault_of_a_codebook(framing: Framing, folder: Path):
    replaced(folder / "study.toml", '"china+north_korea"', '"china"')
    replaced(folder / "study.toml", '"emphases"]', '"emphases", "own.toml"]')
    (folder / "own.toml").write_text('id = "own"\n')
    ran = framing("check", folder)
    assert ran.code == 2
    assert ran.err[0].startswith("study.toml, key 'dyad': ")
    assert {line.partition(",")[0] for line in ran.err[1:]} == {"own.toml"}


def test_a_codebook_for_another_language_is_noted(framing: Framing, folder: Path):
    framing("new", folder.parent / "own")
    book = folder.parent / "own" / "codebook.toml"
    replaced(book, 'language = "en" ', 'language = "de" ')
    ran = framing("check", folder.parent / "own")
    assert (ran.code, ran.err) == (
        0,
        [
            "codebook 'ferry': it is for the language 'de', and only English articles are read; "
            'give it English words and language = "en"'
        ],
    )
    replaced(book, 'language = "de" ', 'language = "en-GB" ')
    assert framing("check", folder.parent / "own").err == []


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


def test_ten_faults_are_ten_lines_in_one_go(framing: Framing, folder: Path, with_cells: WithCells):
    (folder.parent / "secret.txt").write_text("not of the study")
    with_cells("000", published="5 September 2025", outlet_basis="sure")
    with_cells("001", file="../secret.txt", sha256="")
    with_cells("002", body_from="Once upon a time")
    with_cells("003", sha256="0" * 64)
    with_cells("004", url="javascript:alert(1)")
    replaced(folder / "study.toml", 'scope = "paragraph"', 'scope = "page"')
    replaced(folder / "study.toml", "level = 0.95", "levl = 0.95")
    replaced(folder / "study.toml", '"emphases"]', '"emphases", "none"]')
    replaced(folder / "coding/sentences.csv", ",title,title,title,1,1,", ",title,text,title,1,1,")
    ran = framing("check", folder)
    assert (ran.code, ran.out, len(ran.err)) == (2, [], 10)
    assert [line.partition(";")[0] for line in ran.err[:-1]] == [
        "study.toml, key 'primary.scope': \"page\" does not fit",
        "study.toml, key 'verdict.levl': unknown",
        "manifest.csv, row 2: outlet_basis 'sure' is not known",
        "manifest.csv, row 2: '5 September 2025' is no date",
        "manifest.csv, row 6: url 'javascript:alert(1)' is no web address",
        "manifest.csv, row 3: '../secret.txt' lies outside the study's folder",
        "manifest.csv, row 4: body_from 'Once upon a time' is not in "
        "'articles/002_bae87769627555be.txt'",
        "manifest.csv, row 5: the sha256 of 'articles/003_09a414bf68eba9e8.txt' is "
        "59bb2475a148905def353cf01583ab9a6f82575d4805e24dbb4c8532ad352904, not the one given",
        "coding/sentences.csv, row 2: kind_b 'text' is not known",
    ]
    assert ran.err[-1].startswith("study.toml, codebook 'none': there is no such codebook; ")
    assert all("; " in line for line in ran.err)  # each with its mend


def replaced(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


SITE = """World
Asia
Markets
Leaders meet once more in the capital
The two leaders met in the capital on Thursday and spoke of trade between them.
Share this article
They agreed on little, people who know the talks said afterwards.
Most popular
Ferry sinks off the southern coast
Grain prices rise again in the north
"""


def test_first_and_last_words_are_proposed_where_a_page_stands_around_an_article(
    framing: Framing, folder: Path
):
    (folder / "articles/005.txt").write_text(SITE)
    with (folder / "manifest.csv").open("a") as file:
        file.write("005,articles/005.txt,,Omega,,,,,,,\n")
    ran = framing("check", folder)
    assert (ran.code, ran.err) == (0, [])
    assert ran.out == [
        "articles/005.txt: 3 lines above, such as 'World' and 3 lines below, such as "
        "'Most popular' may not be the article; try "
        'body_from "Leaders meet once more in the", '
        'body_to "who know the talks said afterwards."',
        "6 articles, 2 codebooks, 0 problems",
    ]


def test_a_line_of_three_sentences_is_listed_to_its_end(framing: Framing, folder: Path):
    line = "We use cookies on this site. They are small. By browsing on you accept all of them."
    text = f"{SITE}{line}\n"
    (folder / "articles/005.txt").write_text(text)
    with (folder / "manifest.csv").open("a") as file:
        file.write("005,articles/005.txt,,Omega,,,,,,,\n")
    found = [one for one in framing("check", folder, "--furniture").out if "cookie text" in one]
    assert [one.partition(":")[0] for one in found] == [f"005, {len(SITE)}-{len(text) - 1}"]


def test_every_line_set_aside_is_listed_with_its_rule(framing: Framing, folder: Path):
    (folder / "articles/005.txt").write_text(SITE)
    (folder / "manifest.csv").write_text("article,file,outlet\n005,articles/005.txt,Omega\n")
    for path in (folder / "articles").glob("0*_*.txt"):
        path.unlink()
    (folder / "coding/sentences.csv").unlink()
    ran = framing("check", folder, "--furniture")
    at = SITE.index
    assert ran.out[:-2] == [
        f"005, {at('Share')}-{at('They') - 1}: a share line: 'Share this article'",
        f"005, {at('Most')}-{at('Ferry') - 1}: a navigation line: 'Most popular'",
        f"005, {at('Ferry')}-{at('Grain') - 1}: under a list of related articles: "
        "'Ferry sinks off the southern coast'",
        f"005, {at('Grain')}-{len(SITE) - 1}: under a list of related articles: "
        "'Grain prices rise again in the north'",
    ]

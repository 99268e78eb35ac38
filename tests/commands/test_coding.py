from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from analysis import corpus
from analysis.corpus import Coded

Framing = Callable[..., Any]
Cells = dict[str, str]
CODES = ("alliance", "strain", "attributed", "russia")


@pytest.fixture
def sheet(framing: Framing, folder: Path, tmp_path: Path) -> Path:
    """A blank sheet of the whole study, beside its key and instructions."""
    path = tmp_path / "out" / "sheet.csv"
    assert framing("coding", "sheet", folder, "--out", path).code == 0
    return path


def rows(path: Path) -> list[Cells]:
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))


def write(path: Path, table: list[Cells], delimiter: str = ",", encoding: str = "utf-8") -> Path:
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.DictWriter(file, list(table[0]), delimiter=delimiter)
        writer.writeheader()
        writer.writerows(table)
    return path


@pytest.fixture
def seeds(folder: Path, sheet: Path) -> dict[str, Coded]:
    """The seeds' codes of each unit."""
    coded = {(unit.article, unit.start): unit for unit in corpus.load(folder).coding}
    key = rows(sheet.with_name("sheet.key.csv"))
    return {row["unit"]: coded[row["article"], int(row["start"])] for row in key}


@pytest.fixture
def filled(sheet: Path, seeds: dict[str, Coded]) -> Callable[..., Path]:
    """The sheet as one coder of the seeds would have filled it: "_a", "_b", or "" for the final."""

    def fill(name: str, by: str, **how: str) -> Path:
        codes = [
            row | {column: str(getattr(seeds[row["unit"]], column + by)) for column in CODES}
            for row in rows(sheet)
        ]
        return write(sheet.with_name(name), codes, **how)

    return fill


def test_a_sheet_its_key_and_its_instructions(framing: Framing, folder: Path, sheet: Path):
    assert sorted(path.name for path in sheet.parent.iterdir()) == [
        "sheet.csv", "sheet.instructions.md", "sheet.key.csv",
    ]  # fmt: skip
    assert sheet.read_text().splitlines()[0] == (
        "unit,text,context,alliance,strain,attributed,russia,note"
    )
    key = rows(sheet.with_name("sheet.key.csv"))
    assert list(key[0]) == ["unit", "article", "sentence", "start", "end"]
    assert [row["unit"] for row in key] == [row["unit"] for row in rows(sheet)]
    assert len(key) == 165  # of 197 coded units, 32 are boilerplate
    sources = {article.id: article.source for article in corpus.load(folder).articles}
    for row, place in zip(rows(sheet), key, strict=True):
        text = sources[place["article"]][int(place["start"]) : int(place["end"])]
        assert row["text"] in (text, f"'{text}")  # a bullet's hyphen is no formula
    book = (folder / "coding/CODEBOOK.md").read_text(encoding="utf-8")
    instructions = sheet.with_name("sheet.instructions.md").read_text(encoding="utf-8")
    assert book.partition("## How it was made")[0].rstrip() in instructions
    assert "alpha" not in instructions


def test_a_sheet_has_no_word_of_outlet_or_article_beside_the_text(sheet: Path, folder: Path):
    outlets = [article.outlet for article in corpus.load(folder).articles]
    for row in rows(sheet):
        rest = " ".join(cell for column, cell in row.items() if column not in ("text", "context"))
        assert not any(outlet in rest for outlet in outlets)
        assert not any(character.isdigit() for character in rest)


def test_the_same_seed_gives_the_same_files_and_another_gives_others(
    framing: Framing, folder: Path, sheet: Path, tmp_path: Path
):
    def bytes_of(folder: Path) -> list[bytes]:
        return [path.read_bytes() for path in sorted(folder.iterdir())]

    framing("coding", "sheet", folder, "--out", tmp_path / "again/sheet.csv")
    framing("coding", "sheet", folder, "--out", tmp_path / "other/sheet.csv", "--seed", 1)
    assert bytes_of(tmp_path / "again") == bytes_of(sheet.parent)
    assert bytes_of(tmp_path / "other")[::2] != bytes_of(sheet.parent)[::2]


def test_a_sample_is_the_beginning_of_the_whole(
    framing: Framing, folder: Path, sheet: Path, tmp_path: Path
):
    ran = framing("coding", "sheet", folder, "--out", tmp_path / "few.csv", "--sample", 20)
    assert ran.code == 0
    assert ran.out[0].startswith("20 units in ")
    assert rows(tmp_path / "few.csv") == rows(sheet)[:20]


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["--sample", "0"], "--sample: 0 of 165 sentences; name a number from 1 to 165"),
        (["--sample", "166"], "--sample: 166 of 165 sentences; name a number from 1 to 165"),
        (["--sample", "few"], "framing coding sheet: argument --sample: invalid int value: 'few'; see 'framing coding sheet --help'"),
        (["--out", "sheet.txt"], "--out: the ending '.txt' is not known; name a .csv file"),
    ],
)  # fmt: skip
def test_a_wrong_wish_is_one_line_and_writes_nothing(
    framing: Framing, folder: Path, tmp_path: Path, arguments: list[str], line: str
):
    before = sorted(tmp_path.rglob("*"))
    ran = framing("coding", "sheet", folder, "--out", tmp_path / "sheet.csv", *arguments)
    assert (ran.code, ran.out, ran.err) == (2, [], [line])
    assert sorted(tmp_path.rglob("*")) == before


def test_a_study_without_instructions_says_what_to_write(
    framing: Framing, folder: Path, tmp_path: Path
):
    (folder / "coding/CODEBOOK.md").unlink()
    ran = framing("coding", "sheet", folder, "--out", tmp_path / "sheet.csv")
    assert ran.code == 2
    assert ran.err == [
        "coding/CODEBOOK.md: cannot be read (No such file or directory); "
        "write what coders are to go by there"
    ]


def test_a_sheet_that_may_have_been_filled_is_never_written_over(
    framing: Framing, folder: Path, sheet: Path
):
    assert framing("coding", "sheet", folder, "--out", sheet).code == 0  # nothing would change
    sheet.write_text(sheet.read_text().replace(",,,,,", ",1,0,0,0,"))
    before = sheet.read_bytes()
    ran = framing("coding", "sheet", folder, "--out", sheet)
    assert (ran.code, ran.out) == (2, [])
    assert ran.err == [
        f"{sheet}: is there already, and may have been filled; move it away, or name another"
    ]
    assert sheet.read_bytes() == before


def test_nor_is_the_key_of_a_sheet_that_was_renamed(framing: Framing, folder: Path, sheet: Path):
    sheet.rename(sheet.with_name("filled.csv"))
    ran = framing("coding", "sheet", folder, "--out", sheet, "--seed", 1)
    assert ran.code == 2
    (line,) = ran.err
    assert line.startswith(f"{sheet.with_name('sheet.key.csv')}: is there already")
    assert not sheet.exists()


def test_the_two_codings_of_the_seeds_agree_as_their_codebook_says(
    framing: Framing, folder: Path, filled: Callable[..., Path]
):
    a = filled("sheet.csv", "_a", encoding="utf-8-sig")
    b = filled("b.csv", "_b", delimiter=";")
    ran = framing("coding", "agreement", folder, a, b)
    assert (ran.code, ran.err) == (0, [])
    # seeds/coding/CODEBOOK.md: alliance 0.913, strain 0.941, russia 1.000, attributed 0.884.
    for line, (column, alpha) in zip(
        ran.out,
        (("alliance", 0.913), ("strain", 0.941), ("attributed", 0.884), ("russia", 1.0)),
        strict=False,
    ):
        assert line.startswith(f"sheet and b, {column}: alpha {alpha:.3f} [")
        assert line.endswith(", n 165")
    starts = [line.split(",")[0] for line in ran.out[:12]]
    assert starts == (
        ["sheet and b"] * 4 + ["sheet and the codebook"] * 4 + ["b and the codebook"] * 4
    )


def test_each_unit_they_differ_on_is_shown_with_what_the_codebook_says(
    framing: Framing, folder: Path, filled: Callable[..., Path], seeds: dict[str, Coded]
):
    ran = framing("coding", "agreement", folder, filled("sheet.csv", "_a"), filled("b.csv", "_b"))
    apart = {
        unit: one
        for unit, one in seeds.items()
        if any(getattr(one, f"{c}_a") != getattr(one, f"{c}_b") for c in CODES)
    }
    shown = ran.out[12:]
    assert shown[0] == f"they differ on {len(apart)} of 165 units"
    heads = [at for at, line in enumerate(shown) if at and not line.startswith(" ")]
    assert {shown[at].split(",")[0] for at in heads} == set(apart)
    for at in heads:
        one = apart[shown[at].split(",")[0]]
        assert shown[at + 1] == f"    {one.text}"
        assert shown[at + 2].startswith("    the codebook: alliance ")
        for column in CODES:
            a, b = getattr(one, f"{column}_a"), getattr(one, f"{column}_b")
            assert (f"{column} (sheet {a}, b {b})" in shown[at]) == (a != b)


def test_one_sheet_is_compared_with_the_codebook(
    framing: Framing, folder: Path, filled: Callable[..., Path]
):
    ran = framing("coding", "agreement", folder, filled("sheet.csv", ""))
    assert (ran.code, ran.err) == (0, [])
    assert [line.split(",")[0] for line in ran.out[:4]] == ["sheet and the codebook"] * 4
    assert ran.out[4].startswith("they differ on ")
    assert "(sheet 1, the codebook 0)" in "".join(ran.out[5:])


def test_two_codings_and_their_rulings_give_the_codes_of_the_seeds(
    framing: Framing, folder: Path, filled: Callable[..., Path], tmp_path: Path
):
    sheets = filled("sheet.csv", "_a"), filled("b.csv", "_b")
    rulings, out = filled("rulings.csv", ""), tmp_path / "sentences.csv"
    ran = framing("coding", "agreement", folder, *sheets, "--out", out, "--adjudicated", rulings)
    assert (ran.code, ran.err) == (0, [])
    assert ran.out[-1] == f"165 units written to {out}"
    # Two people's codes may stand in place of ours: so ours must come out as they went in.
    ours = folder / "coding/sentences.csv"
    assert rows(out) == [row for row in rows(ours) if row["kind"] != "boilerplate"]
    assert out.read_text().splitlines()[0] == ours.read_text().splitlines()[0]
    ours.write_bytes(out.read_bytes())
    assert framing("check", folder).code == 0
    assert len(corpus.load(folder).coding) == 165


def test_codes_that_await_a_ruling_are_named_and_nothing_is_written(
    framing: Framing, folder: Path, filled: Callable[..., Path], tmp_path: Path
):
    sheets = filled("sheet.csv", "_a"), filled("b.csv", "_b")
    ran = framing("coding", "agreement", folder, *sheets, "--out", tmp_path / "sentences.csv")
    assert ran.code == 2
    (at,) = [at for at, line in enumerate(ran.out) if line.startswith("they differ on ")]
    waiting = [line.split(",")[0] for line in ran.out[at + 1 :] if not line.startswith(" ")]
    assert ran.err == [
        f"--out: {len(waiting)} units without a final code: {', '.join(waiting)}; "
        "write the rulings in a sheet and give it with --adjudicated"
    ]
    assert not (tmp_path / "sentences.csv").exists()


def test_coders_who_agree_need_no_ruling(
    framing: Framing, folder: Path, filled: Callable[..., Path], tmp_path: Path
):
    sheets = filled("sheet.csv", ""), filled("b.csv", "")
    ran = framing("coding", "agreement", folder, *sheets, "--out", tmp_path / "sentences.csv")
    assert (ran.code, ran.err) == (0, [])
    assert "they differ on 0 of 165 units" in ran.out


def test_the_faults_of_all_sheets_are_named_at_once_and_no_agreement_is_printed(
    framing: Framing, folder: Path, filled: Callable[..., Path]
):
    a, b = filled("sheet.csv", "_a"), filled("b.csv", "_b")
    first, second, *rest = rows(a)
    write(a, [first | {"strain": ""}, second, *rest])
    write(b, [first, first, *rest])
    missing = b.with_name("none.csv")
    ran = framing("coding", "agreement", folder, a, b, missing)
    assert (ran.code, ran.out) == (2, [])
    assert ran.err == [
        "sheet.csv, row 2: strain is empty; write 0 or 1",
        f"b.csv, row 3: the unit '{first['unit']}' stands in row 2 already; keep one of the two",
        f"b.csv: 1 unit missing: {second['unit']}; "
        "code them, or say --partial where the coder had fewer",
        f"{missing}: cannot be read (No such file or directory); check its name",
    ]


def test_a_coder_who_had_a_part_counts_for_that_part(
    framing: Framing, folder: Path, filled: Callable[..., Path]
):
    a, b = filled("sheet.csv", "_a"), filled("b.csv", "_b")
    left = rows(b)[30:]
    write(b, rows(b)[:30])
    ran = framing("coding", "agreement", folder, a, b, "--partial")
    assert ran.code == 0
    names = ", ".join(row["unit"] for row in left)
    assert ran.err == [
        f"b.csv: 135 units missing: {names}; what it lacks counts for the other coders alone"
    ]
    assert [line.rpartition(" n ")[2] for line in ran.out[:12:4]] == ["30", "165", "30"]


def test_sheets_of_one_name_are_told_apart_by_their_folders(
    framing: Framing, folder: Path, filled: Callable[..., Path], tmp_path: Path
):
    a = filled("sheet.csv", "_a")
    b = tmp_path / "sheet.csv"
    b.write_bytes(filled("b.csv", "_b").read_bytes())
    out = framing("coding", "agreement", folder, a, b).out
    assert out[0].startswith(f"{a.with_suffix('')} and {b.with_suffix('')}, alliance: ")


def test_a_key_may_lie_elsewhere_and_must_be_of_this_study(
    framing: Framing, folder: Path, filled: Callable[..., Path], tmp_path: Path
):
    alone = filled("alone.csv", "_a")
    ran = framing("coding", "agreement", folder, alone)
    assert ran.code == 2
    assert ran.err == [
        f"{alone}: there is no key beside it (alone.key.csv); name the key with --key"
    ]
    key = alone.with_name("sheet.key.csv")
    assert framing("coding", "agreement", folder, alone, "--key", key).code == 0
    moved = write(tmp_path / "k.csv", [row | {"start": "1"} for row in rows(key)])
    ran = framing("coding", "agreement", folder, alone, "--key", moved)
    assert ran.code == 2
    assert len(ran.err) == 5  # a line an article
    assert all(
        "name the study and the key that the sheet was made from" in line for line in ran.err
    )


def test_a_sheet_in_another_encoding_is_one_line(
    framing: Framing, folder: Path, filled: Callable[..., Path]
):
    a = filled("sheet.csv", "_a")
    a.write_bytes(a.read_text(encoding="utf-8").encode("cp1252", errors="replace"))
    ran = framing("coding", "agreement", folder, a)
    assert ran.code == 2
    (line,) = ran.err
    assert line.startswith(f"{a}: not UTF-8 from byte ")
    assert line.endswith("; save it as CSV in UTF-8")


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["{a}", "{a}"], "{a}: named twice; name each sheet once"),
        (["{a}", "--out", "o.csv"], "--out: 1 sheet given; give the sheets of two coders"),
        (["{a}", "{b}", "--out", "{b}"], "--out: '{b}' is an input; name another file"),
        (["{a}", "{b}", "--out", "o.txt"], "--out: the ending '.txt' is not known; name a .csv file"),
        (["{a}", "{b}", "--adjudicated", "r.csv"], "--adjudicated: there is no file to write the final codes to; name one with --out"),
        ([], "SHEET: there is none; name a filled sheet"),
    ],
)  # fmt: skip
def test_a_wrong_command_line_is_told_before_anything_is_read(
    framing: Framing, folder: Path, tmp_path: Path, arguments: list[str], line: str
):
    names = {"a": tmp_path / "a.csv", "b": tmp_path / "b.csv"}
    ran = framing("coding", "agreement", folder, *(one.format(**names) for one in arguments))
    assert (ran.code, ran.out, ran.err) == (2, [], [line.format(**names)])


def test_a_link_that_leads_in_circles_is_one_line(framing: Framing, folder: Path, tmp_path: Path):
    loop = tmp_path / "loop.csv"
    loop.symlink_to(loop.name)
    ran = framing("coding", "agreement", folder, tmp_path / "a.csv", loop, "--out", loop)
    assert (ran.code, ran.err) == (2, [f"--out: '{loop}' is an input; name another file"])
    ran = framing("coding", "agreement", folder, loop, "--key", loop)
    assert (ran.code, ran.err) == (
        2,
        [f"{loop}: cannot be read (Too many levels of symbolic links); check its name"],
    )


def test_without_a_folder_the_study_is_the_seeds(
    framing: Framing, folder: Path, filled: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
):
    a = filled("sheet.csv", "_a")
    folder.rename(folder.with_name("seeds"))
    monkeypatch.chdir(folder.parent)
    ran = framing("coding", "agreement", a)
    assert ran.code == 0
    assert ran.out == framing("coding", "agreement", "seeds", a).out

"""Claims about `framing codebook convert`: a dictionary in, a study's codebook out, and back."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from analysis import codebook

Framing = Callable[..., Any]
DIC = (
    "%\r1\taffect (Affect)\r\t2\tposemo\r\t3\tnegemo\r4\tmoney\r%\r"
    "trust*\t1\t2\rcooperat*\t2\rfriend*\t2\rquarrel*\t3\rdebt*\t3\t4\r:)\t2\r"
)
UNSAID = [
    "codebooks: there are no cues, so that words which are denied count as they stand; "
    'write [[cue]] kind = "negation" in one of them',
    "codebooks: there are no words of attribution: all is told in the article's own voice; "
    "write [voice] verbs = [...] in one of them",
]


@pytest.fixture
def words(tmp_path: Path) -> Path:
    path = tmp_path / "words.dic"
    path.write_bytes(DIC.encode())
    return path


@pytest.fixture
def study(tmp_path: Path, framing: Framing) -> Path:
    """The example, which now names a codebook `words.toml` that is not there yet."""
    framing("new", tmp_path / "study")
    path = tmp_path / "study" / "study.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('["codebook.toml"]', '["words.toml"]'), encoding="utf-8")
    return path.parent


def settle(study: Path, old: str, new: str) -> None:
    path = study / "study.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_converted_codebook_is_clean_and_counts_in_a_study(
    framing: Framing, words: Path, study: Path
):
    out = study / "words.toml"
    ran = framing(
        "codebook", "convert", words, "--out", out, "--poles", "posemo,negemo",
        "--pair", "Ostrand,Valmere",
    )  # fmt: skip
    assert ran.code == 0
    assert ran.err == ["word ':)': it has no letter or digit to look for; it is not carried over"]
    assert ran.out == [
        "4 categories with 6 words read, 1 thing listed",
        'next: write codebooks = ["words.toml"] and dyad = "ostrand+valmere" in study.toml, '
        "beside this file",
        f"then: framing codebook check {out} --study {study}",
    ]
    assert framing("codebook", "check", out, "--study", study).code == 0
    ran = framing("check", study, "--strict")
    assert ran.code == 0
    assert ran.err == [
        "codebook 'words': 'affect_posemo' as alliance and 'affect_negemo' as strain: so columns "
        "and measures are called; read these names so; the report calls the frames by their own",
        *UNSAID,
    ]
    assert framing("run", study, "--out", study, "--no-notebook", "--quiet").code == 0
    hits = (study / "reports" / "tables" / "hits.csv").read_text(encoding="utf-8")
    assert ",alliance,ostrand+valmere,counted," in hits
    assert ",affect,,counted," in hits  # an emphasis needs no pair


def test_a_study_whose_codebooks_name_nobody_has_one_line_that_says_what_to_do(
    framing: Framing, words: Path, study: Path
):
    ran = framing("codebook", "convert", words, "--out", study / "words.toml")
    assert ran.out[1:4] == [
        "no poles: convert with --poles A,B, or read the categories as emphases",
        'next: write codebooks = ["words.toml"] in study.toml, beside this file',
        "then: fill in the two actors in words.toml and name them there as dyad; or write "
        'scope = "off" there, which counts words whoever they are about',
    ]
    ran = framing("check", study)
    assert (ran.code, ran.err) == (
        2,
        [
            "study.toml, key 'dyad': no codebook has names for 'ostrand' and 'valmere', nor for "
            "anybody; write [actor.ostrand] names = [...] and [actor.valmere] names = [...] in a "
            'codebook, or scope = "off" to count words about anybody'
        ],
    )


@pytest.mark.parametrize(
    ("poles", "counted"),
    [
        ((), ": counted, affect_posemo, 'trust*'"),
        (("--poles", "posemo,negemo"), ": counted, alliance, ostrand+valmere, 'trust*', any pair"),
    ],
)
def test_with_scope_off_nobody_need_be_named(
    framing: Framing, words: Path, study: Path, poles: tuple[str, ...], counted: str
):
    framing("codebook", "convert", words, "--out", study / "words.toml", *poles)
    settle(study, 'scope = "paragraph"', 'scope = "off"')
    ran = framing("codebook", "check", study / "words.toml", "--study", study)
    assert (ran.code, ran.err) == (0, [])
    assert framing("check", study, "--strict").code == 0
    assert [line for line in framing("evidence", study).out if line.endswith(counted)]


def test_a_codebook_is_converted_the_other_way_and_what_stays_behind_is_listed(
    framing: Framing, tmp_path: Path
):
    out = tmp_path / "emphases.yml"
    ran = framing("codebook", "convert", "emphases", "--out", out)
    assert ran.code == 0
    assert out.read_text(encoding="utf-8").startswith("---\n")
    book = codebook.load(codebook.SHIPPED / "emphases.toml")
    assert ran.out[0].startswith(f"{len(book.frames)} categories with ")
    assert ran.out[0].endswith(f", {len(ran.err)} things listed")
    back = tmp_path / "back.toml"
    assert framing("codebook", "convert", out, "--out", back).code == 0
    assert list(codebook.load(back).frames) == list(book.frames)


def test_without_out_the_codebook_is_printed(framing: Framing, words: Path):
    ran = framing("codebook", "convert", words)
    assert ran.code == 0
    assert ran.out[0].startswith("# Made from words.dic.")
    assert "[frames.affect_posemo]" in ran.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["{}/none.dic"], "FILE '{}/none.dic': there is no such file; check the path"),
        (["{}"], "FILE '{}': is a folder; check the path, or name a shipped one by its id"),
        (["{}/words.dic", "--out", "{}/words.txt"], "words.txt: the ending '.txt' is not known; name a file in .yml, .yaml, .dic, .dicx, .csv, .toml"),
        (["{}/words.dic", "--out", "{}/words.dic"], "--out: '{}/words.dic' is FILE; name another file"),
        (["{}/words.dic", "--out", "{}/w.yml", "--poles", "posemo,negemo"], "--poles: a file in .yml has no place for it; drop it, or write a .toml file"),
        (["emphases"], "emphases: a codebook already; name another format with --out, such as words.yml"),
        (["{}/words.docx"], "words.docx: the ending '.docx' is not known; name a file in .yml, .yaml, .dic, .dicx, .csv, .toml"),
        (["{}/pipe.dic"], "FILE '{}/pipe.dic': no file, but something else; check the path"),
        (["{}/folder.dic"], "FILE '{}/folder.dic': no file, but something else; check the path"),
    ],
)  # fmt: skip
def test_what_cannot_be_converted_is_one_line_and_nothing_is_written(
    framing: Framing, words: Path, arguments: list[str], said: str
):
    here = words.parent
    os.mkfifo(here / "pipe.dic")
    (here / "folder.dic").mkdir()
    before = sorted(path.name for path in here.iterdir())
    ran = framing("codebook", "convert", *(argument.format(here) for argument in arguments))
    assert (ran.code, ran.out, ran.err) == (2, [], [said.format(here)])
    assert sorted(path.name for path in here.iterdir()) == before
    assert words.read_bytes() == DIC.encode()


def test_a_file_that_somebody_wrote_in_is_not_written_over(framing: Framing, words: Path):
    out = words.parent / "words.toml"
    assert framing("codebook", "convert", words, "--out", out).code == 0
    assert framing("codebook", "convert", words, "--out", out).code == 0  # it is the same
    out.write_text(out.read_text(encoding="utf-8") + "# mine\n", encoding="utf-8")
    ran = framing("codebook", "convert", words, "--out", out)
    assert (ran.code, ran.out, ran.err) == (
        2,
        [],
        [
            f"--out: '{out}' is there already, with something else in it; "
            "name another file, or delete it"
        ],
    )
    assert out.read_text(encoding="utf-8").endswith("# mine\n")


def test_a_dictionary_with_a_name_of_control_characters_is_read(framing: Framing, tmp_path: Path):
    path = tmp_path / "\x1b[31m.csv"
    path.write_text("frame,match\na,x\n", encoding="utf-8")
    ran = framing("codebook", "convert", path, "--out", tmp_path / "w.toml")
    assert (ran.code, ran.err) == (0, [])
    assert "\x1b" not in (tmp_path / "w.toml").read_text(encoding="utf-8")

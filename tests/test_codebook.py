"""Claims about the codebook format: what is read, and every fault at once."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from analysis import codebook, matching, scans
from analysis.instrument import Codebook
from analysis.model import StudyError

HEAD = """
id = "small"
version = "1"
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
"""


def loaded(tmp_path: Path, body: str, head: str = HEAD) -> Codebook:
    path = tmp_path / "small.toml"
    path.write_text(head + body, encoding="utf-8")
    return codebook.load(path)


def entry(match: str, frames: str = '["warm"]', more: str = "") -> str:
    return f'[[entry]]\nmatch = [{match}]\nframes = {frames}\nreason = "r"\n{more}\n'


def found(book: Codebook, sentence: str) -> list[tuple[str, bool]]:
    """(words matched, whether they took their span) in order."""
    scan = scans.scan(matching.matcher(book), sentence)
    return [(scan.text[m.start : m.end], over is None) for m, over in scan.claims]


def test_every_fault_of_a_file_is_named_at_once(tmp_path: Path):
    body = (
        entry('"thaw"', '["hot"]')
        + entry('"rift"', '["cold"]')
        + entry('"Rift"')
        + '[[entry]]\nmatch = ["bond"]\nframes = ["warm"]\n'
    )
    with pytest.raises(StudyError) as caught:
        loaded(tmp_path, body)
    assert [p.line() for p in caught.value.problems] == [
        "small.toml, entry 1 ('thaw'): frame 'hot' is not defined; use one of warm, cold",
        "small.toml, entry 3 ('Rift'): 'Rift' stands in entry 2 too; keep one",
        "small.toml, entry 4 ('bond'): no reason; say why it belongs: reason = \"...\"",
    ]


def test_a_file_that_is_no_toml_is_one_fault_with_its_line(tmp_path: Path):
    with pytest.raises(StudyError, match=r"small\.toml: not a TOML file in UTF-8 .*line"):
        loaded(tmp_path, "[[entry]\n")


def test_a_text_that_nothing_can_show_is_no_part_of_a_codebook(tmp_path: Path):
    wrong = r"not a TOML file in UTF-8 \(U\+0001, which nothing can show, in 'reason'\); mend"
    with pytest.raises(StudyError, match=wrong):
        loaded(tmp_path, entry('"thaw"').replace('"r"', '"a\\u0001b"'))
    loaded(tmp_path, entry('"thaw"').replace('"r"', '"a\\tb\\u00e9"'))


def test_a_pole_must_name_an_opposite_that_names_it_back(tmp_path: Path):
    head = HEAD.replace('opposite = "warm"', 'opposite = "cold"')
    with pytest.raises(StudyError, match="a pole without its opposite"):
        loaded(tmp_path, entry('"thaw"'), head)


def test_a_slot_must_be_a_class_or_an_actor(tmp_path: Path):
    body = '[[entry]]\npattern = ["<deepen> .. ties"]\nframes = ["warm"]\nreason = "r"\n'
    with pytest.raises(StudyError, match="<deepen> is no class or actor"):
        loaded(tmp_path, body)


def test_an_unknown_codebook_is_an_error_that_names_the_known_ones(tmp_path: Path):
    with pytest.raises(StudyError, match="name one of alliance-strain, emphases"):
        codebook.find("nosuch", tmp_path)


def test_what_is_no_file_is_named_for_what_it_is(tmp_path: Path):
    (tmp_path / "folder").mkdir()
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "dangling").symlink_to("nothing")
    os.mkfifo(tmp_path / "pipe")
    told = {
        "pipe": "is a pipe or a device, and no file",
        "folder": "is a folder",
        "loop": "is a link that leads in circles",
        "dangling": "is a link that leads nowhere",
        "nothing": "there is no such codebook",
        "a\0b": "can be no file's name",
    }
    for name, fault in told.items():
        with pytest.raises(StudyError, match=fault):
            codebook.find(name, tmp_path)


def test_a_study_takes_no_codebook_from_outside_its_folder(tmp_path: Path):
    book = tmp_path / "book.toml"
    book.write_text("", encoding="utf-8")
    folder = tmp_path / "study"
    folder.mkdir()
    (folder / "link.toml").symlink_to(book)
    (folder / "own.toml").write_text("", encoding="utf-8")
    (folder / "inner.toml").symlink_to("own.toml")
    for name in ("../book.toml", str(book), "link.toml"):
        # Its path would be published, and an export would lack the file.
        with pytest.raises(StudyError, match="lies outside the study's folder; copy it into"):
            codebook.find(name, folder)
        assert codebook.find(name, folder, anywhere=True).resolve() == book.resolve()
    assert codebook.find("inner.toml", folder) == folder / "inner.toml"


def test_a_star_is_letters_inside_a_word_and_all_else_is_itself(tmp_path: Path):
    book = loaded(tmp_path, entry('"restor* ties", "[war]", "why?"'))
    assert found(book, "They restored ties.") == [("restored ties", True)]
    assert found(book, "They restor3d ties.") == []
    assert found(book, "a war, a w") == []
    assert found(book, "The [war] began; why? Nobody knew.") == [("[war]", True), ("why?", True)]


def test_words_of_a_phrase_are_parted_by_blanks_or_one_hyphen(tmp_path: Path):
    book = loaded(tmp_path, entry('"time tested"'))
    for sentence in (
        "a time tested bond",
        "a time-tested bond",
        "a time‑tested bond",
        "time \ttested",
    ):
        assert len(found(book, sentence)) == 1
    assert found(book, "a time--tested bond") == []


def test_case_does_not_matter_but_for_names_in_capitals(tmp_path: Path):
    book = loaded(tmp_path, entry('"thaw", "US"'))
    assert found(book, "THAW with US") == [("THAW", True), ("US", True)]
    assert found(book, "Thaw with us") == [("Thaw", True)]


def test_the_longest_match_takes_its_span(tmp_path: Path):
    book = loaded(tmp_path, entry('"strained ties"', '["cold"]') + entry('"ties"'))
    assert found(book, "strained ties, and ties") == [
        ("strained ties", True),
        ("ties", False),
        ("ties", True),
    ]


def test_of_two_matches_as_long_the_earlier_takes_its_span(tmp_path: Path):
    book = loaded(tmp_path, entry('"warm cold"') + entry('"cold warm"', '["cold"]'))
    assert found(book, "warm cold warm") == [("warm cold", True), ("cold warm", False)]


def test_a_gap_never_crosses_the_border_of_a_clause(tmp_path: Path):
    body = (
        '[class.deepen]\nwords = ["deepen*"]\n'
        '[[entry]]\npattern = ["<deepen> .. ties"]\nframes = ["warm"]\nreason = "r"\n'
    )
    book = loaded(tmp_path, body)
    assert found(book, "They deepened trade and other ties.") == [
        ("deepened trade and other ties", True)
    ]
    assert found(book, "They deepened mines; ties fell.") == []


def test_the_shipped_codebooks_have_no_fault_and_a_reason_for_each_entry(
    books: tuple[Codebook, ...],
):
    for book in books:
        assert all(e.reason for e in book.entries) and all(g.reason for g in book.guards)
        assert len({e.id for e in book.entries}) == len(book.entries)

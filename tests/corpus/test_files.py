"""Claims about names that lead elsewhere, and about what is no file."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from analysis import corpus, paths
from analysis.corpus import files
from analysis.model import StudyError
from tests.corpus.made import COLUMNS, manifest, said, study

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="links and pipes as Unix has them")
OUTSIDE = "lies outside the study's folder; copy it into the folder"


def lines(folder: Path, file: str) -> list[str]:
    """What is said of one name."""
    manifest(folder, [COLUMNS, ("1", "articles/right.txt", "A"), ("2", file, "A")])
    try:
        return said(corpus.load(folder))
    except StudyError as error:
        return [problem.line() for problem in error.problems]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "secret.txt").write_text("not of the study")
    made = study(tmp_path / "study", {"more.txt": "They met again in the capital."})
    articles = made / "articles"
    os.mkfifo(articles / "pipe.txt")
    for name, target in {
        "circle.txt": "circle.txt",
        "out.txt": "../../secret.txt",
        "system.txt": "/etc/passwd",
        "nowhere.txt": "gone.txt",
        "inside.txt": "more.txt",
        "up": "..",
    }.items():
        os.symlink(target, articles / name)
    return made


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("articles/pipe.txt", "'articles/pipe.txt' is a pipe or a device, and no file; save the article as a file"),
        ("articles/circle.txt", "'articles/circle.txt' is a link that leads in circles; put the file there"),
        ("articles/nowhere.txt", "'articles/nowhere.txt' is a link that leads nowhere; add the file or mend its name"),
        ("articles/up", "'articles/up' is a folder; name a file"),
        ("articles/out.txt", f"'articles/out.txt' {OUTSIDE}"),
        ("articles/system.txt", f"'articles/system.txt' {OUTSIDE}"),
        ("../secret.txt", f"'../secret.txt' {OUTSIDE}"),
        ("articles/../../secret.txt", f"'articles/../../secret.txt' {OUTSIDE}"),
        ("articles/up/../secret.txt", f"'articles/up/../secret.txt' {OUTSIDE}"),
        ("/etc/passwd", f"'/etc/passwd' {OUTSIDE}"),
        ("/dev/zero", f"'/dev/zero' {OUTSIDE}"),
        ("C:\\news\\a.txt", f"'C:\\news\\a.txt' {OUTSIDE}"),
        ("C:a.txt", f"'C:a.txt' {OUTSIDE}"),
        ("\\\\server\\news\\a.txt", f"'\\\\server\\news\\a.txt' {OUTSIDE}"),
        ("articles\\right.txt", "'articles\\right.txt' has backslashes; write 'articles/right.txt'"),
        ("articles/Right.TXT", "there is no file 'articles/Right.TXT'; write 'articles/right.txt'"),
        ("~/a.txt", "there is no file '~/a.txt'; add the file or mend its name"),
        ("articles/right.txt/a", "there is no file 'articles/right.txt/a'; add the file or mend its name"),
    ],
)  # fmt: skip
def test_what_is_no_file_of_the_study_is_one_line_and_never_waited_for(
    folder: Path, file: str, line: str
):
    assert lines(folder, file) == [f"manifest.csv, row 3: {line}"]


@pytest.mark.parametrize(
    "file",
    ["articles/inside.txt", "articles/up/articles/more.txt", "./articles/../articles/more.txt"],
)
def test_a_link_that_stays_in_the_folder_is_followed(folder: Path, file: str):
    manifest(folder, [COLUMNS, ("1", "articles/right.txt", "A"), ("2", file, "A")])
    found = corpus.load(folder)
    assert [article.id for article in found.articles] == ["1", "2"]
    # Its sum is published under the name the file has in the folder.
    assert "articles/more.txt" in found.sha256


def test_links_to_folders_above_are_not_walked_round(folder: Path):
    os.symlink(folder, folder / "articles" / "again")
    links = ["circle.txt", "nowhere.txt", "out.txt", "pipe.txt", "system.txt"]
    assert [line.partition(": ")[0] for line in lines(folder, "articles/more.txt")] == [
        f"note articles/{name}" for name in links
    ]


@given(st.text(min_size=1, max_size=40))
@example("\ud800")
@example("a\0b")
def test_any_name_is_a_file_of_the_folder_or_has_a_fault_and_a_mend(
    tmp_path_factory: pytest.TempPathFactory, name: str
):
    folder = tmp_path_factory.getbasetemp()
    made = files.found(folder, name)
    assert (made.data is None) == bool(made.fault) == bool(made.mend)
    assert made.data is None or paths.inside(folder / name, folder)


@pytest.mark.parametrize("name", ["manifest.csv", "study.toml", "coding/sentences.csv"])
def test_a_pipe_in_place_of_a_table_is_not_waited_for(folder: Path, name: str):
    manifest(folder, [COLUMNS, ("1", "articles/right.txt", "A")])
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).unlink(missing_ok=True)
    os.mkfifo(folder / name)
    with pytest.raises(StudyError) as error:
        corpus.load(folder)
    assert f"{name}: a folder, a pipe or a device, and no file; save it as a file" in [
        problem.line() for problem in error.value.problems
    ]

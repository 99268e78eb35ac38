"""Claims about where a path leads, and what TOML and weights say of what they cannot read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from analysis import codebook, paths, toml


def test_a_file_has_no_fault_and_all_else_one_of_its_own(tmp_path: Path):
    (tmp_path / "file").write_text("text")
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    for name, target in {"circle": "circle", "nowhere": "gone", "link": "file"}.items():
        (tmp_path / name).symlink_to(target)
    assert {
        name: paths.fault(tmp_path / name) for name in (*os.listdir(tmp_path), "none", "\0")
    } == {
        "file": "",
        "link": "",
        "folder": paths.FOLDER,
        "pipe": paths.PIPE,
        "circle": paths.CIRCLE,
        "nowhere": paths.NOWHERE,
        "none": paths.MISSING,
        "\0": paths.UNSAYABLE,
    }
    assert paths.fault(tmp_path / ("x" * 300)) == paths.MISSING  # too long for a name


def test_a_link_that_leads_out_is_not_inside(tmp_path: Path):
    (tmp_path / "study").mkdir()
    (tmp_path / "study" / "out").symlink_to(tmp_path / "secret")
    assert not paths.inside(tmp_path / "study" / "out", tmp_path / "study")
    assert paths.inside(tmp_path / "study" / "gone", tmp_path / "study")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a = " + "[" * 100_000, "nested too deep"),
        ("a = " + "9" * 6000, "digits"),
        ("a", "Expected"),
    ],
)
def test_what_is_no_toml_is_said_in_one_plain_line(text: str, said: str):
    with pytest.raises(ValueError, match=said) as raised:
        toml.tables(text)
    assert "set_int_max_str_digits" not in str(raised.value)


def test_a_codebook_and_its_weights_may_both_be_links_into_one_folder_elsewhere(tmp_path: Path):
    for name in ("alliance-strain.toml", "alliance-strain.weights.csv"):
        (tmp_path / name).symlink_to(codebook.SHIPPED / name)
    assert codebook.load(tmp_path / "alliance-strain.toml").weights

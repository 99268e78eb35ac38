"""Claims about what stands twice: it would be counted twice, so it is a fault."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Framing = Callable[..., Any]


@pytest.fixture
def study(tmp_path: Path, framing: Framing) -> Path:
    framing("new", tmp_path / "study")
    return tmp_path / "study"


def changed(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_codebook_is_named_once(framing: Framing, study: Path):
    changed(study / "study.toml", '["codebook.toml"]', '["codebook.toml", "codebook.toml"]')
    ran = framing("check", study)
    assert (ran.code, ran.err) == (
        2,
        ["study.toml, key 'codebooks': 'codebook.toml' stands there twice; name it once"],
    )


def test_two_codebooks_have_two_ids(framing: Framing, study: Path):
    changed(study / "study.toml", '["codebook.toml"]', '["codebook.toml", "copy.toml"]')
    (study / "copy.toml").write_bytes((study / "codebook.toml").read_bytes())
    ran = framing("check", study)
    assert (ran.code, ran.err) == (
        2,
        [
            "study.toml, key 'codebooks': 'codebook.toml' and 'copy.toml' both have the id 'ferry'; "
            "drop one, or give it an id of its own"
        ],
    )


def test_a_phrase_of_one_frame_stands_in_one_codebook(framing: Framing, study: Path):
    changed(study / "study.toml", '["codebook.toml"]', '["codebook.toml", "emphases.toml"]')
    head, _, _ = (study / "codebook.toml").read_text(encoding="utf-8").partition("[frames.")
    (study / "emphases.toml").write_text(
        head.replace('"ferry"', '"more"')
        + '[frames.money]\nrole = "emphasis"\nlabel = "Money"\ndefinition = "What it costs."\n'
        '[[entry]]\nmatch = ["Cost*", "tolls"]\nframes = ["money"]\nreason = "a price"\n',
        encoding="utf-8",
    )
    ran = framing("check", study)
    assert (ran.code, ran.err) == (
        2,
        [
            "codebook 'emphases.toml': 'cost*' of frame 'money' stands in 'codebook.toml' too; "
            "keep each in one of them: it would count twice"
        ],
    )
    changed(study / "emphases.toml", '"Cost*", ', "")
    assert framing("check", study).code == 0


def test_no_two_actors_go_by_one_name(framing: Framing, study: Path):
    changed(study / "codebook.toml", 'names = ["Karst"]', 'names = ["Karst", "ostrand"]')
    ran = framing("check", study)
    assert (ran.code, ran.err) == (
        2,
        [
            "codebook.toml, actor 'karst': 'ostrand' is a name of 'ostrand' too; "
            "keep it in one; what may mean either goes into `called`"
        ],
    )


def test_what_may_mean_either_of_two_is_no_fault(framing: Framing, study: Path):
    old = 'names = ["Karst"]'
    changed(study / "codebook.toml", old, f'{old}\ncalled = ["the town", "Ostrand"]')
    assert framing("check", study).code == 0

"""Claims about `framing verify`: what it names, how it ends, and that it writes nothing."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import analysis
from analysis.output import publish

Framing = Callable[..., Any]
RECEIPT = {"seeds": {"study.toml": "aa"}, "versions": {"numpy": "2.4.6"}, "settings": {"k": 3}}
FILES = {
    "figures/lead.csv": b"outlet,value\nA,0.250000\n",
    "figures/lead.svg": b"<svg>A</svg>",
    "reports/report.html": b"<h2>The tie</h2><p>It is even.</p>",
    "reports/run.json": json.dumps(RECEIPT).encode(),
    "reports/tables/estimates.csv": b"outlet,value,n\nA,0.250000,7\nB,,3\n",
}


def everything(folder: Path) -> dict[Path, tuple[bytes, int]]:
    return {p: (p.read_bytes(), p.stat().st_mtime_ns) for p in folder.rglob("*") if p.is_file()}


@pytest.fixture
def out(tmp_path: Path) -> Path:
    publish(FILES, tmp_path / "out")
    return tmp_path / "out"


@pytest.fixture
def rerun(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[bool]]:
    """Let the next run make these files; the list says of each whether the notebook was asked for."""

    def made(changes: Mapping[str, bytes | None] = {}) -> list[bool]:
        files = {n: d for n, d in {**FILES, **changes}.items() if d is not None}
        asked: list[bool] = []

        def of(study: object, *, notebook: bool, folder: Path) -> dict[str, bytes]:
            asked.append(notebook)
            return files

        def study(loaded: Any, codebooks: Any) -> SimpleNamespace:
            return SimpleNamespace(articles=loaded.articles, problems=(), readings=())

        report = SimpleNamespace(files=of)
        monkeypatch.setattr(analysis, "report", report, raising=False)
        monkeypatch.setitem(sys.modules, "analysis.report", report)
        monkeypatch.setitem(sys.modules, "analysis.study", SimpleNamespace(study=study))
        return asked

    return made


def receipt(**parts: object) -> bytes:
    return json.dumps({**RECEIPT, **parts}).encode()


def test_where_nothing_differs_it_says_how_much_was_compared_and_writes_nothing(
    framing: Framing, folder: Path, out: Path, rerun: Callable[..., list[bool]]
):
    asked = rerun()
    before = everything(out)
    ran = framing("verify", folder, "--out", out)
    assert (ran.code, ran.out, ran.err) == (0, ["nothing differs: 5 files compared"], [])
    assert everything(out) == before
    assert asked == [False]  # no notebook is published
    assert framing("verify", folder, "--out", out, "--quiet").out == []


def test_the_notebook_is_run_again_where_it_is_published(
    framing: Framing, folder: Path, out: Path, rerun: Callable[..., list[bool]]
):
    publish({"reports/report.ipynb": b"{}"}, out)
    asked = rerun({"reports/report.ipynb": b"{}"})
    assert framing("verify", folder, "--out", out).code == 0
    assert asked == [True]


@pytest.mark.parametrize(
    ("changes", "lines"),
    [
        (
            {"reports/tables/estimates.csv": b"outlet,value,n\nA,0.310000,8\nB,,3\n"},
            [
                "reports/tables/estimates.csv, row 2, value: published 0.250000, now 0.310000, 0.060000 more",
                "reports/tables/estimates.csv, row 2, n: published 7, now 8, 1 more",
                "2 numbers differ",
            ],
        ),
        (
            {"figures/lead.svg": b"<svg>B</svg>"},
            ["figures/lead.svg: the drawing, another now", "1 drawing differs"],
        ),
        (
            {"reports/report.html": b"<h2>The tie</h2><p>It is warm.</p>"},
            [
                "reports/report.html, under 'The tie': published 'It is even.', now 'It is warm.'",
                "1 paragraph differs",
            ],
        ),
        (
            {"figures/lead.svg": None, "figures/new.svg": b"<svg/>"},
            [
                "figures/lead.svg: published, not made now",
                "figures/new.svg: not published, made now",
                "2 other things differ",
            ],
        ),
        (
            {"reports/run.json": receipt(seeds={"study.toml": "bb", "a.txt": "cc"})},
            [
                "changed since it was published: seed file study.toml has other bytes",
                "changed since it was published: seed file a.txt was added",
                "2 changes since the receipt; nothing else differs",
            ],
        ),
        (
            {"reports/run.json": receipt(seeds={}, codebooks={"own": {"sha256": "dd"}})},
            [
                "changed since it was published: seed file study.toml is gone",
                "changed since it was published: codebook own was added",
                "2 changes since the receipt; nothing else differs",
            ],
        ),
        (
            {
                "reports/run.json": receipt(versions={"numpy": "2.5.0"}, settings={"k": 4}),
                "figures/lead.csv": b"outlet,value\nA,0.300000\n",
            },
            [
                "changed since it was published: version of numpy, 2.4.6 then, 2.5.0 now",
                "changed since it was published: setting k, 3 then, 4 now",
                "figures/lead.csv, row 2, value: published 0.250000, now 0.300000, 0.050000 more",
                "2 changes since the receipt; 1 number differs",
            ],
        ),
    ],
)
def test_what_differs_is_named_and_exit_1(
    framing: Framing,
    folder: Path,
    out: Path,
    rerun: Callable[..., list[bool]],
    changes: Mapping[str, bytes | None],
    lines: list[str],
):
    rerun(changes)
    before = everything(out)
    ran = framing("verify", folder, "--out", out)
    assert (ran.code, ran.out, ran.err) == (1, lines, [])
    assert everything(out) == before
    assert framing("verify", folder, "--out", out, "--quiet").out == lines[:-1]


def test_of_many_differences_in_a_file_some_are_listed_or_all(
    framing: Framing, folder: Path, out: Path, rerun: Callable[..., list[bool]]
):
    many = b"v\n" + b"1\n" * 50
    publish({"reports/tables/many.csv": many}, out)
    rerun({"reports/tables/many.csv": many.replace(b"1", b"2")})
    ran = framing("verify", folder, "--out", out)
    assert len(ran.out) == 12 + 1 + 1
    assert ran.out[-2:] == [
        "reports/tables/many.csv: and 38 more (--all lists them)",
        "50 numbers differ",
    ]
    assert len(framing("verify", folder, "--out", out, "--all").out) == 50 + 1


def test_without_a_receipt_there_is_nothing_to_compare_with(
    framing: Framing, folder: Path, tmp_path: Path
):
    ran = framing("verify", folder, "--out", tmp_path / "none")
    assert (ran.code, ran.out) == (2, [])
    assert ran.err == [
        f"{tmp_path}/none: there is no reports/run.json; name the folder with --out, or publish "
        f"first: framing run {folder} --out {tmp_path}/none"
    ]


def test_a_receipt_that_is_damaged_is_said_and_no_traceback(
    framing: Framing, folder: Path, out: Path, rerun: Callable[..., list[bool]]
):
    publish({"reports/run.json": b"{"}, out)
    rerun()
    ran = framing("verify", folder, "--out", out)
    assert (ran.code, ran.out) == (
        1,
        ["reports/run.json: damaged, whole now", "1 other thing differs"],
    )


def test_a_study_that_must_be_mended_first_is_exit_2(framing: Framing, folder: Path, out: Path):
    (folder / "articles" / "003_09a414bf68eba9e8.txt").write_text("Another text.")
    ran = framing("verify", folder, "--out", out)
    assert (ran.code, ran.out) == (2, [])
    assert ran.err[0].startswith("manifest.csv, row 5: the sha256 of 'articles/003_")

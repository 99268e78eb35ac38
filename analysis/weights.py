"""The file of weights beside a codebook: what each word, pair of words or class weighs.

A row is `frame,feature,weight,sentences`; `framing codebook weigh` makes it.
"""

from __future__ import annotations

import csv
import hashlib
import io
from dataclasses import replace
from pathlib import Path

from analysis import paths
from analysis.forms import Fault
from analysis.instrument import Codebook, Weights

COLUMNS = ("frame", "feature", "weight", "sentences")
INTERCEPT = "(intercept)"


def read(book: Codebook, beside: Path, name: str) -> tuple[Codebook, list[Fault]]:
    """The codebook with the weights that a file beside its own holds, or what is wrong with it.

    ``beside`` is the codebook's file; both may be links into one folder elsewhere.
    """
    place = "key 'weights'"
    path = beside.parent / name
    near = (beside.parent, paths.real(beside).parent)
    try:
        if paths.fault(path) or not any(paths.inside(path, folder) for folder in near):
            raise OSError  # a pipe is waited for and a device has no end
        data = path.read_bytes()
        rows = list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline=""), strict=True))
    except (OSError, ValueError, csv.Error):
        fault = f"'{path.name}' cannot be read"
        return book, [(place, fault, "put the file beside the codebook, or drop the key")]
    of: dict[str, dict[str, float]] = {}
    for number, row in enumerate(rows, 2):
        try:
            of.setdefault(row["frame"], {})[row["feature"]] = float(row["weight"])
        except (KeyError, TypeError, ValueError):
            fault = f"{path.name}, row {number} is not {','.join(COLUMNS)}"
            return book, [(place, fault, "make it with `framing codebook weigh`")]
    for frame, found in of.items():
        if frame not in book.frames or INTERCEPT not in found:
            fault = f"{path.name}: frame '{frame}' is not defined, or has no intercept"
            return book, [(place, fault, "make it with `framing codebook weigh`")]
    made = tuple(Weights(f, of[f].pop(INTERCEPT), of[f]) for f in of)
    both = hashlib.sha256(f"{book.sha256}{hashlib.sha256(data).hexdigest()}".encode())
    return replace(book, weights=made, sha256=both.hexdigest()), []

"""The only module that writes: whole files, atomically; and how values look when written.

``values`` says how a value, a row and a table look; ``files`` puts whole files in their places.
"""

from __future__ import annotations

from analysis.output.files import alone, publish, published, rehearse, write_bytes, write_text
from analysis.output.values import (
    DIGITS,
    FORMULA,
    MINUS,
    UNDEFINED,
    counted,
    csv_text,
    json_text,
    jsonl_text,
    plain,
    printable,
    signed,
)

__all__ = [
    "DIGITS",
    "FORMULA",
    "MINUS",
    "UNDEFINED",
    "alone",
    "counted",
    "csv_text",
    "json_text",
    "jsonl_text",
    "plain",
    "printable",
    "publish",
    "published",
    "rehearse",
    "signed",
    "write_bytes",
    "write_text",
]

"""Frozen records made by the hundred thousand, as quickly as if they were not frozen.

A frozen dataclass sets each of its fields by a call, which takes four times as long as to set it
in place. So they are set in a record of the same shape that is not frozen, and that record is
then made one of the frozen.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field, fields, make_dataclass
from typing import Any, ParamSpec, TypeVar

Given = ParamSpec("Given")
Record = TypeVar("Record")


def quickly(record: Callable[Given, Record]) -> Callable[Given, Record]:
    """What makes a frozen dataclass that has slots, of the same arguments as it does itself."""
    frozen: Any = record
    shape = [
        (one.name, Any, field(default=one.default, default_factory=one.default_factory))
        for one in fields(frozen)
    ]

    def freeze(new: Any) -> None:
        new.__class__ = frozen

    made: Any = make_dataclass(
        frozen.__name__, shape, slots=True, namespace={"__post_init__": freeze}
    )
    return made  # type: ignore[no-any-return]  # what it makes is such a record

"""What becomes of one number when one thing is left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from analysis.sides import Side

Kind = Literal["entry", "phrase", "guard", "sentence", "paragraph"]
KINDS: tuple[Kind, ...] = ("entry", "phrase", "guard", "sentence", "paragraph")
PARTS: tuple[Kind, ...] = ("sentence", "paragraph")
Odds = tuple[float, float]  # log odds, and the wider of the errors by sentence and by paragraph


@dataclass(frozen=True, slots=True)
class Omission:
    """One outlet's balance or share with and without one thing; None where undefined.

    ``order_holds`` asks of all outlets at once: whether every two that stood in an order still
    stand in it. None where nothing stood in an order, or where one of such a pair is undefined
    without the thing.
    """

    kind: Kind
    id: str  # the entry's; the phrase; the article's and, behind a colon, the number
    outlet: str
    value: float | None
    without: float | None
    order_holds: bool | None
    measure: str = "balance"
    # On the scale of verdicts, with it and without; None where too little is there for a verdict.
    stood: Odds | None = field(default=None, compare=False)
    stands: Odds | None = field(default=None, compare=False)
    # Where the published interval of a balance lies without it; None of other measures, and of
    # outlets of many articles where it lies on no side with it.
    leans: Side | None = field(default=None, compare=False)

    @property
    def moved(self) -> float | None:
        """Without minus with: how far the number moves."""
        if self.value is None or self.without is None:
            return None
        return self.without - self.value + 0.0


def of_measure(found: Sequence[Omission], measure: str) -> tuple[Omission, ...]:
    """Those that say what becomes of one measure."""
    return tuple(one for one in found if one.measure == measure)


def furthest(found: Sequence[Omission]) -> tuple[Omission, ...]:
    """The omissions that move their numbers furthest, all that are level; none if none does.

    Rounding alone parts no two.
    """
    moves = [(round(abs(one.moved or 0.0), 9), one) for one in found]
    most = max((far for far, _ in moves), default=0.0)
    return tuple(one for far, one in moves if far == most) if most else ()

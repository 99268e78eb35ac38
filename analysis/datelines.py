"""What opens and closes a line of an agency's copy: a dateline, an end mark."""

from __future__ import annotations

import re

from analysis.furniture import AGENCY, MONTH
from analysis.text import Span

SHORT = 20  # characters: an end mark is no longer

_DAY = rf"(?i:{MONTH}) \d{{1,2}}(?:, \d{{4}})?"
_WIRE = rf"\((?i:{AGENCY})(?:[ /-][\w .]{{1,30}})?\)"
_DASH = r"(?:--+|[-_\u2013\u2014])"
_REGION = r"(?:, [A-Z][\w.]+(?: [A-Z][\w.]+)?)?"
_CAPITALS = rf"[A-Z][A-Z.'\u2019-]{{3,}}(?:[ /][A-Z][A-Z.'\u2019-]+){{0,3}}{_REGION}"
_PLACE = rf"[A-Z][\w.'\u2019-]+(?:[ /][A-Z][\w.'\u2019-]+){{0,3}}{_REGION}"
# A place and an agency; a place in capitals and a day; or a place in capitals and a long dash, the
# only one near ("NATO \u2014 the alliance of 32 states \u2014 said" is a sentence).
_ALONE = r"(?=\s*[\"'\u201c\u2018]?[A-Z][^\u2014]{0,160}(?:$|[^\u2014]{100}))"
_DATELINE = re.compile(
    rf"(?:(?:{_PLACE},? )?(?:{_DAY} ?)?{_WIRE}(?: ?{_DASH})?|{_CAPITALS}, {_DAY} {_DASH}"
    rf"|{_CAPITALS} ?(?:--+|\u2014){_ALONE})\s+(?=\S)"
)
_END = re.compile(
    r"\s*(?:(?<!\w)- ?(?:0|30) ?-|#(?: ?#){2,4}|\((?:END|ENDS|End|Ends)\)"
    r"|(?<=[.\"'\u201d\u2019] )Enditem)\s*$"
)
_ENDED = ("-", "#", "END)", "ENDS)", "End)", "Ends)", "Enditem")  # as all of those marks do


def ends(line: str) -> tuple[Span | None, Span | None]:
    """The dateline that opens a line, and the end mark that closes it, where there are such."""
    opening = _DATELINE.match(line)
    closing = None
    if line.rstrip().endswith(_ENDED):
        closing = _END.search(line, max(len(line) - SHORT, 0))
    return opening and opening.span(), closing and closing.span()

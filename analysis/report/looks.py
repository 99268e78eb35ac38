"""How a shape looks, told by attributes (fill, stroke), and the rules that let the page darken it.

Attributes make a picture legible where no style sheet reaches it; `RULES` turn their colours into
variables of the page.
"""

from __future__ import annotations

import re

from markupsafe import Markup

# What the page calls the colours of the figures; any other stays what it is.
COLOURS = {
    "#ffffff": "var(--card)",
    "#1a1a1a": "var(--drawn)",
    "#595959": "var(--aside)",
    "#0072b2": "var(--close)",
    "#c44e00": "var(--cool)",
    "#007a5e": "var(--third)",
    "#dddddd": "var(--faint)",
    "#f0f0f0": "var(--pale)",
}
PAINTS = ("fill", "stroke")
# What holds of every line unless it is said: ends and corners as SVG has them.
USUAL = {
    "stroke-linejoin": ("miter", "round"),  # round and sharp corners of a hair are the same
    "stroke-linecap": ("butt",),
    "stroke-dashoffset": ("0",),
    "stroke-width": ("1", "1.0"),
    "fill": ("none",),  # said by the picture as a whole
}


def short(colour: str) -> str:
    """A colour in three digits where these say the same."""
    same = re.fullmatch(r"#(.)\1(.)\2(.)\3", colour)
    return f"#{''.join(same.groups())}" if same else colour


# Without an ancestor: a shape that is referred to stands outside of the picture, for a rule.
RULES = Markup("\n").join(
    Markup(f'[{paint}="{short(colour)}"]{{{paint}:{variable}}}')
    for colour, variable in COLOURS.items()
    for paint in PAINTS
)


def looking(style: str) -> list[tuple[str, str]]:
    """A style as attributes, without what holds of every line anyway."""
    parts = (part.partition(":") for part in style.split(";") if part.strip())
    told = [(key.strip(), value.strip()) for key, _, value in parts]
    return [
        (key, short(value.lower()) if key in PAINTS else value)
        for key, value in told
        if value not in USUAL.get(key, ())
    ]

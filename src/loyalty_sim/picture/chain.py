"""The service-profit chain with the values of a comparison, drawn as SVG: boxes do not stretch with the window.

After Heskett et al. 1994, Putting the service-profit chain to work. A link shows how far the two ends moved together in
this comparison: by how many per cent the later one changed for each per cent of the earlier one.
"""

from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import escape

from loyalty_sim.picture.chart import INK, SOFT
from loyalty_sim.picture.palette import GREEN, GREY, VERMILLION

BOX, TALL = 118, 76
ACROSS, DOWN, EDGE = 164, 124, 8
"""From box to box, and the room around them all."""


class Link(NamedTuple):
    """One box of the chain.

    value, change: as they are shown, the change with its sign ("" for none). better: whether the change is good (True),
    bad (False) or neither (None: not beyond luck). relative: change in per cent of A, None where it is not known.
    """

    name: str
    value: str
    change: str
    better: bool | None
    relative: float | None


def chain_svg(links: Sequence[Link], columns: int = 4) -> str:
    """Boxes to the right, back to the left in the row below, and so on, arrows between them, as one SVG element."""
    places = [_place(at, columns) for at in range(len(links))]
    rows = -(-len(links) // columns)
    width, height = 2 * EDGE + ACROSS * (columns - 1) + BOX, 2 * EDGE + DOWN * (rows - 1) + TALL
    tip = f"chain-tip-{columns}"
    arrows = "".join(
        _arrow(places[at], places[at + 1], _strength(links[at], links[at + 1]), tip) for at in range(len(links) - 1)
    )
    boxes = "".join(_box(link, place) for link, place in zip(links, places, strict=True))
    said = "; ".join(f"{link.name} {link.value} {link.change}".strip() for link in links)
    return (
        f'<svg viewBox="0 0 {width} {height}" role="img" aria-label="Service-profit chain. {escape(said)}" '
        f'xmlns="http://www.w3.org/2000/svg" class="chain columns-{columns}" '
        f'font-family="Roboto, system-ui, sans-serif">'
        f'<defs><marker id="{tip}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" '
        f'markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0L8 4L0 8z" fill="{GREY}"/></marker></defs>'
        f"{arrows}{boxes}</svg>"
    )


def _place(at: int, columns: int) -> tuple[int, int]:
    row, along = divmod(at, columns)
    column = columns - 1 - along if row % 2 else along
    return EDGE + ACROSS * column, EDGE + DOWN * row


def _strength(before: Link, after: Link) -> float | None:
    """Per cent of the later one for each per cent of the earlier one; None where either is not beyond luck."""
    if before.relative is None or after.relative is None or before.better is None or after.better is None:
        return None
    return after.relative / before.relative if abs(before.relative) > 1e-9 else None


def _arrow(start: tuple[int, int], end: tuple[int, int], strength: float | None, tip: str) -> str:
    (x1, y1), (x2, y2) = start, end
    middle = y1 + TALL / 2
    if y1 != y2:
        a, b = (x1 + BOX / 2, y1 + TALL + 2.0), (x2 + BOX / 2, y2 - 3.0)
        label = (a[0] - 8, (a[1] + b[1]) / 2 + 4, "end")
    else:
        a, b = (
            ((x1 + BOX + 2.0, middle), (x2 - 3.0, middle))
            if x2 > x1
            else ((x1 - 2.0, middle), (x2 + BOX + 3.0, middle))
        )
        label = ((a[0] + b[0]) / 2, middle - 8, "middle")
    width = 1.5 if strength is None else 1.5 + 2.5 * min(abs(strength), 1.5)
    line = (
        f'<line x1="{a[0]}" y1="{a[1]}" x2="{b[0]}" y2="{b[1]}" stroke="{GREY}" stroke-width="{width:.1f}" '
        f'marker-end="url(#{tip})"/>'
    )
    if strength is None:
        return line
    text = f"{strength:+.2f}" if abs(strength) < 10 else f"{strength:+.0f}"
    return line + (
        f'<text x="{label[0]}" y="{label[1]}" text-anchor="{label[2]}" font-size="12" fill="{INK}">{text}</text>'
    )


def _box(link: Link, place: tuple[int, int]) -> str:
    x, y = place
    edge, fill = {True: (GREEN, "#e8f5f0"), False: (VERMILLION, "#fdf0e7"), None: (GREY, "#f6f7f9")}[link.better]
    sign = {"+": "▲ ", "-": "▼ "}.get(link.change[:1], "")
    lines = (
        (20, f'font-size="12.5" fill="{SOFT}"', link.name),
        (43, f'font-size="17" font-weight="600" fill="{INK}"', link.value),
        (63, f'font-size="12" fill="{INK}"', sign + link.change),
    )
    return (
        f'<rect x="{x}" y="{y}" width="{BOX}" height="{TALL}" rx="7" fill="{fill}" stroke="{edge}" stroke-width="1.4"/>'
    ) + "".join(
        f'<text x="{x + BOX / 2}" y="{y + down}" text-anchor="middle" {style}>{escape(text)}</text>'
        for down, style, text in lines
    )

"""Words inside a picture on paper: beside their line or dot; where two would lie on each other, moved or left out."""

from typing import Any

from matplotlib.figure import Figure
from matplotlib.transforms import Bbox

from loyalty_sim.picture.chart import INK

DOT = "dot"
"""Group of the words at dots, which may be moved; every one is in the table of its chart."""
PLACES = (((5, 0), "left", "center"), ((-5, 0), "right", "center"), ((0, 5), "center", "bottom"),
          ((0, -5), "center", "top"))  # fmt: skip
"""Where the word of a dot may stand: offset in points, and how it is aligned."""


ROOM_FROM, ROOM_UP_TO = 0.05, 0.9
"""Part of the panel from which a word finds room at the left of its line, and up to which at the right."""


def words_at_line(panel: Any, x: float, word: str, at_foot: bool) -> None:
    """A word along an upright line, at the left of its foot or the right of its head where there is room."""
    low, high = panel.get_xlim()
    part = (x - low) / ((high - low) or 1.0)
    left = part > ROOM_UP_TO or (at_foot and part > ROOM_FROM)
    panel.annotate(
        word, (x, 0.02 if at_foot else 0.98), xycoords=panel.get_xaxis_transform(), xytext=(-2 if left else 2, 0),
        textcoords="offset points", rotation=90, va="bottom" if at_foot else "top", ha="right" if left else "left",
        fontsize=8,
        color=INK, gid="word", bbox={"facecolor": "white", "alpha": 0.6, "lw": 0, "pad": 0.5},
    )  # fmt: skip


def word_at_dot(panel: Any, x: float, y: float, word: str, place: int, weight: str) -> None:
    """A word beside a dot; `part_labels` moves it if it would lie on another."""
    offset, across, upwards = PLACES[place]
    panel.annotate(
        word, (x, y), xytext=offset, textcoords="offset points", ha=across, va=upwards, fontsize=8,
        fontweight=weight, gid=DOT,
    )  # fmt: skip


def part_labels(page: Figure) -> None:
    """Move the words of dots that lie on each other to another side of their dot; what finds no room is left out."""
    dots = [text for panel in page.axes for text in panel.texts if text.get_gid() == DOT]
    if len(dots) < 2:
        return
    page.draw_without_rendering()
    kept: list[Bbox] = [
        text.get_window_extent() for panel in page.axes for text in panel.texts
        if text.get_gid() != DOT and text.get_visible()
    ]  # fmt: skip
    for word in dots:
        now = (word.get_position(), word.get_horizontalalignment(), word.get_verticalalignment())
        for offset, across, upwards in (now, *PLACES):
            word.set_position(offset)
            word.set(horizontalalignment=across, verticalalignment=upwards)
            box = word.get_window_extent()
            if not any(box.overlaps(other) for other in kept) and _inside(word.axes, box):
                kept.append(box)
                break
        else:
            word.set_visible(False)


def _inside(panel: Any, box: Bbox) -> bool:
    """Whether a word stays within the frame of its panel, or nearly."""
    frame = panel.get_window_extent()
    return bool(
        box.x0 >= frame.x0 - 5 and box.x1 <= frame.x1 + 60 and box.y0 >= frame.y0 - 12 and box.y1 <= frame.y1 + 8
    )

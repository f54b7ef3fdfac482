"""What somebody calls a saved result, and what they want to remember of it: a small file in the result's folder."""

import json
import unicodedata
from errno import ENOENT
from functools import partial
from pathlib import Path
from typing import NamedTuple

from loyalty_sim.lab.atomic import write_atomically
from loyalty_sim.reading import Unreadable, regular_file
from loyalty_sim.scenario import Problem, ScenarioError

LABEL = "label.json"
LONGEST = {"name": 80, "note": 500}
"""Letters of each."""
LARGEST = 64_000
NOT_SHOWN = ("Cc", "Cs", "Zl", "Zp")
"""Kinds of characters that cannot be shown: control characters, halves of characters, ends of lines of other kinds."""
TURNING = {*range(0x202A, 0x202F), *range(0x2066, 0x206A)}
"""Characters that turn the text around them."""


class Label(NamedTuple):
    """name: one line of at most 80 letters. note: at most 500, in lines. Either may be empty."""

    name: str = ""
    note: str = ""

    def __bool__(self) -> bool:
        return bool(self.name or self.note)


def label_of(name: str, note: str = "") -> Label:
    """A name and a note as they are kept, without blanks around them. Raises ScenarioError with everything wrong.

    >>> label_of(" Hotel, first look ", "ask finance for the rate")
    Label(name='Hotel, first look', note='ask finance for the rate')
    >>> label_of("a" * 81)
    Traceback (most recent call last):
    ...
    loyalty_sim.scenario.messages.ScenarioError: ...
    """
    label = Label(name.strip(), note.replace("\r\n", "\n").strip())
    if problems := [problem for part in Label._fields for problem in _problems_of(part, getattr(label, part))]:
        raise ScenarioError(problems)
    return label


def write_label(folder: Path, label: Label) -> None:
    """Keep the label beside a result; an empty one takes away what was there. Raises OSError if it cannot be kept.

    >>> from tempfile import mkdtemp
    >>> folder = Path(mkdtemp())
    >>> write_label(folder, label_of("Hotel, first look"))
    >>> read_label(folder).name
    'Hotel, first look'
    """
    if not folder.is_dir():
        raise FileNotFoundError(ENOENT, "there is no such folder any more", str(folder))
    if not label:
        (folder / LABEL).unlink(missing_ok=True)
        return
    text = json.dumps(label._asdict(), indent=2)
    write_atomically(folder / LABEL, partial(Path.write_text, data=text, encoding="utf-8"))


def read_label(folder: Path) -> Label:
    """The label of a result; an empty one where there is none, or none that can be read: no result is lost by it.

    >>> read_label(Path("nowhere"))
    Label(name='', note='')
    """
    try:
        kept = json.loads(regular_file(folder / LABEL, LARGEST).read_text(encoding="utf-8"))
        return label_of(kept["name"], kept["note"])
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError, Unreadable):
        return Label()


def _problems_of(part: str, text: str) -> list[Problem]:
    found = []
    if len(text) > LONGEST[part]:
        help = (f"a {part} has at most {LONGEST[part]}",)
        found.append(Problem(f"the {part} has {len(text):,} letters", part, help))
    odd = next((letter for letter in text if not _can_be_shown(letter, part)), "")
    if odd:
        kind = "a line break" if odd == "\n" else f"the character U+{ord(odd):04X}"
        help = (
            "letters, figures and signs are allowed" + (", and line breaks" if part == "note" else ", in one line"),
        )
        found.append(Problem(f"the {part} holds {kind}, which cannot be shown", part, help))
    return found


def _can_be_shown(letter: str, part: str) -> bool:
    if letter == "\n":
        return part == "note"
    return unicodedata.category(letter) not in NOT_SHOWN and ord(letter) not in TURNING

"""Text in files: which encoding it is in, and what separates the cells of its lines."""

import csv
import re
import unicodedata
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from loyalty_sim.reading.other_kinds import kind_of
from loyalty_sim.reading.unreadable import Unreadable

SEPARATORS = (",", ";", "\t", "|")
"""What may stand between cells; the first of equals is taken."""

ENCODINGS = ("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "mac_roman", "shift_jis", "gb18030", "euc_kr", "big5")
"""What text that is not Unicode is looked for in."""

OF_ONE_BYTE = ENCODINGS[:5]
"""Those in which nearly any bytes are text: Western and Central European, Cyrillic, Greek and Turkish."""
FEW = 50
"""Words beyond ASCII up to which another of these may be meant; more of them tell the language."""
_WORD = re.compile(rb"[A-Za-z\x80-\xff]+")

_SIGNS = frozenset("£€’‘“”„–—…°§«»±²³½·®©™\xa0".encode("cp1252"))
"""Signs that stand alone among plain letters, which say nothing of a language."""

NAMES = {" ": "blank", "\t": "tab", ",": "comma", ";": "semicolon", "|": "bar"}
_MARKS = (
    (BOM_UTF8, "utf-8-sig"), (BOM_UTF32_LE, "utf-32"), (BOM_UTF32_BE, "utf-32"), (BOM_UTF16_LE, "utf-16"),
    (BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
"""Marks at the beginning; that of UTF-32 begins as that of UTF-16 does."""
_END_OF_OLD = "\x1a"
"""What DOS wrote at the end of a text."""
_SAMPLE = 200
NAMED = 0.1
"""What it counts that the first line, which names the columns, has as many cells: commas below it may be decimal."""


class Text(NamedTuple):
    """Text and the encoding it was in. others: a word of it as further encodings have it, where the bytes allow them.

    They are named where the encoding was found and too little was there to be sure of it.
    """

    content: str
    encoding: str
    others: dict[str, str] = {}  # noqa: RUF012 - nobody changes it


def read_text(path: Path, encoding: str = "") -> Text:
    """The text of a file, its lines ended by "\\n". encoding: as stated, or "" to find it.

    Raises Unreadable where it is no text, and says what else it is where that is known.
    """
    raw = path.read_bytes()
    if other := kind_of(raw[:4096]):
        raise other
    known = encoding or next((name for mark, name in _MARKS if raw.startswith(mark)), "") or _wide(raw)
    if known:
        return _decoded(raw, known)
    if (place := raw.find(b"\0")) >= 0:
        line = raw.count(b"\n", 0, place) + 1
        raise Unreadable("it is not text: there is a zero byte in it", line, ("save it as CSV in UTF-8",))
    try:
        return Text(_plain(raw.decode("utf-8")), "utf-8")
    except UnicodeDecodeError:
        found = _found(raw)
        return _decoded(raw, found)._replace(others=_other_readings(raw, found))


def _wide(raw: bytes) -> str:
    """UTF-16 without a mark: of letters such as these, every second byte is 0."""
    start = raw[:200]
    if len(start) >= 8 and not len(start) % 2:
        for name, letters, zeros in (("utf-16-le", start[::2], start[1::2]), ("utf-16-be", start[1::2], start[::2])):
            if zeros.count(0) > 0.8 * len(zeros) and letters.count(0) == 0:
                return name
    return ""


def _plain(text: str) -> str:
    text = text.rstrip(_END_OF_OLD)
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _decoded(raw: bytes, encoding: str) -> Text:
    try:
        return Text(_plain(raw.decode(encoding)), encoding)
    except LookupError:
        help = ("encodings are called utf-8, latin-1, cp1252, shift_jis …",)
        raise Unreadable(f"there is no encoding '{encoding}'", help=help) from None
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise Unreadable(f"it is not text in {encoding}", line, ("save it as CSV in UTF-8",)) from None


def _found(raw: bytes) -> str:
    """The encoding of lines that are beyond ASCII; Western European where nothing speaks for another."""
    from charset_normalizer import from_bytes

    telling = b"\n".join(line for line in raw.split(b"\n") if not line.isascii())[:100_000]
    if {byte for byte in telling if byte > 127} <= _SIGNS:
        return "cp1252"
    seen = from_bytes(telling, cp_isolation=list(ENCODINGS))
    best = seen.best()
    alike = {each.encoding for each in seen if best and each.chaos <= best.chaos and each.coherence >= best.coherence}
    if not best or "cp1252" in alike or (_makes_words(raw, "cp1252") and not _makes_words(raw, best.encoding)):
        return "cp1252"
    return best.encoding


def _makes_words(raw: bytes, encoding: str) -> bool:
    """Whether everything beyond ASCII, but for signs that stand alone, is part of a word in that encoding."""
    return all(_is_word(word.decode(encoding, "replace")) for word in _beyond_ascii(raw))


def _beyond_ascii(raw: bytes) -> list[bytes]:
    """Words with letters that are not plain ones."""
    return [word for word in _WORD.findall(raw) if not word.isascii() and not {*word} <= _SIGNS.union(range(128))]


def _other_readings(raw: bytes, found: str) -> dict[str, str]:
    """The first word that each further encoding reads otherwise, if it makes words of all; none of a long text."""
    words = _beyond_ascii(raw)
    if len(words) > FEW:
        return {}
    now = [word.decode(found, "replace") for word in words]
    others: dict[str, str] = {}
    for name in OF_ONE_BYTE:
        with suppress(UnicodeDecodeError):
            read = [word.decode(name) for word in words]
            if read != now and all(map(_is_word, read)):
                others[name] = next(f"{new}, not {old}" for new, old in zip(read, now, strict=True) if new != old)
    return others


def _is_word(word: str) -> bool:
    """Whether it is of letters of one script, small ones behind the first or all large."""
    if not word.isalpha() or not (word[1:].islower() or word.isupper() or len(word) == 1):
        return False
    return len({unicodedata.name(letter, "").partition(" ")[0] for letter in word}) == 1


def separator_of(text: str) -> str:
    """What separates the cells: that which gives most lines alike, and the first as many as these, if one does.

    >>> separator_of("name;level\\na;1,5\\n"), separator_of("name;level\\n" + 60 * "4;1,5\\n")
    (';', ';')
    """
    lines = [line for line in text[:200_000].splitlines()[:_SAMPLE] if line.strip()]
    best, separator = 0.0, ","
    for each in SEPARATORS:
        try:
            counts = [len(cells) for cells in csv.reader(lines, delimiter=each, skipinitialspace=True)]
        except csv.Error:  # a quotation mark without its second, and then a cell of 100 kB
            continue
        if counts and max(counts[0], counts[-1]) > 1:
            usual = max(set(counts), key=counts.count)
            alike = counts.count(usual) / len(counts) if usual > 1 else 0.0
            score = alike + (NAMED if alike and counts[0] == usual else 0.0)
            if score > best + 0.05:
                best, separator = score, each
    return separator

"""Files that are something else than their name says, known by how they begin, and what to do about each."""

from pathlib import Path

from loyalty_sim.reading.unreadable import Unreadable

_KINDS = (
    (b"\x1f\x8b", "a file packed with gzip", "unpack it first"),
    (b"BZh", "a file packed with bzip2", "unpack it first"),
    (b"\xfd7zXZ", "a file packed with xz", "unpack it first"),
    (b"7z\xbc\xaf", "a 7z archive", "unpack it first"),
    (b"Rar!", "a RAR archive", "unpack it first"),
    (b"\xd0\xcf\x11\xe0", "an old Excel file (.xls)", "open it in a spreadsheet and save it as .xlsx or CSV"),
    (b"PAR1", "a Parquet file", "let its name end in .parquet"),
    (b"$FL2", "an SPSS file", "let its name end in .sav"),
    (b"$FL3", "a packed SPSS file", "let its name end in .zsav"),
    (b"<stata_dta>", "a Stata file", "let its name end in .dta"),
    (b"ARROW1", "an Arrow (Feather) file", "write it as Parquet"),
    (b"SQLite format 3", "a database", "write the table as CSV"),
    (b"%PDF", "a PDF", "ask whoever made it for the table as CSV"),
    (b"\0" * 12 + b"\xc2\xea\x81\x60", "a SAS file", "write it as CSV or SPSS"),
    (b"RDX", "a file of R", "write it as CSV"),
    (b"<!doctype html", "a web page", "save the table as CSV"),
    (b"<html", "a web page", "save the table as CSV"),
    (b"<?xml", "an XML file", "save the table as CSV or .xlsx"),
    (b'{"', "JSON", "write the table as CSV"),
    (b"[{", "JSON", "write the table as CSV"),
)
"""How a file begins, in small letters where it is text; what it is; what to do."""
_ZIP = b"PK\x03\x04"
_PARTS = (
    (b"xl/", "an Excel workbook", "let its name end in .xlsx"),
    (b"opendocument.spreadsheet", "an OpenDocument spreadsheet", "save it as .xlsx or CSV"),
    (b"word/", "a Word file", "save the table in it as CSV"),
)
_BEGINNING = 4096


def other_kind(path: Path) -> Unreadable | None:
    """What a file is whose content is not of the kind that its name says; None where nothing is known.

    >>> from tempfile import mkdtemp
    >>> file = Path(mkdtemp()) / "mine.csv"
    >>> _ = file.write_bytes(b"%PDF-1.7")
    >>> print(other_kind(file), other_kind(file).help)
    it is a PDF ('ask whoever made it for the table as CSV',)
    """
    with path.open("rb") as file:
        raw = file.read(_BEGINNING)
    return kind_of(raw)


def kind_of(raw: bytes) -> Unreadable | None:
    """What begins so; see `other_kind`."""
    if raw.startswith(_ZIP):
        inside = next((each for each in _PARTS if each[0] in raw), (b"", "a ZIP archive", "unpack it first"))
        return Unreadable(f"it is {inside[1]}", help=(inside[2],))
    begins = raw.removeprefix(b"\xef\xbb\xbf").lstrip()[:20].lower()
    for start, kind, help in _KINDS:
        if raw.startswith(start) or (start.isascii() and start.islower() and begins.startswith(start)):
            return Unreadable(f"it is {kind}", help=(help,))
    if begins.startswith((b'{"', b"[{")):
        return Unreadable("it is JSON", help=("write the table as CSV",))
    return None


def is_text(path: Path) -> bool:
    """Whether a file is text as far as its beginning tells."""
    with path.open("rb") as file:
        raw = file.read(_BEGINNING)
    return bool(raw) and b"\0" not in raw and kind_of(raw) is None

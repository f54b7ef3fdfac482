"""Answers on a scale: numbers, numbers with a label, or words, brought to 1 to 10 with 10 best."""

from typing import TYPE_CHECKING

from loyalty_sim.validation.calibrate.own_data.column import Column, codes_of_none, numbers_of, told, understood
from loyalty_sim.validation.calibrate.own_data.labels import ladder_of, numbered, words_of
from loyalty_sim.validation.calibrate.own_data.said import Said
from loyalty_sim.validation.calibrate.own_data.scales import Ends, Scale, scale_from_answers, scale_from_labels

if TYPE_CHECKING:
    import pandas as pd


def answers_of(column: Column, stated: Ends | None, said: Said) -> "pd.Series":
    """The answers of a column on 1 to 10. stated: lowest and highest answer, if somebody says so."""
    read, scale = _in_words(column, said)
    if read is None:
        read = numbers_of(column, said)
        if read is None:
            return _none(column)
        if (short := numbered(column.cells[read.isna()])).notna().any():
            read = read.fillna(short.astype(float))
            said.note(f"{column.what}: the number in front of a label is the answer ({short.dropna().index[0]})")
    takes = f"{stated[0]:g} to {stated[1]:g}" if stated else "a number, 1 to 10 unless a scale is stated"
    words = f"if these are answers, say them from worst to best:  labels: {{{column.name}: [bad, fair, good]}}"
    bad = read.isna() & column.cells.notna()
    said.complain(
        column.what, column.cells, bad, column.file, f"it takes {takes}", "an empty field counts as missing", words
    )
    scale = Scale(*stated, False, "stated") if stated else scale or scale_from_labels(column.labels)
    scale = scale or _asked(column, read, said)
    if scale is None:
        return read
    stated_reverse = column.section.asked.get("reversed")
    if stated_reverse is not None:
        falls = stated_reverse is True or (isinstance(stated_reverse, list) and column.name in stated_reverse)
        scale = scale._replace(reversed=falls)
    off = (read < scale.low) | (read > scale.high)
    help = (f"it takes {scale.low:g} to {scale.high:g}", *codes_of_none(column, read[off]))
    said.complain(column.what, column.cells, off, column.file, *help)
    understood(column, str(scale), read, said)
    return scale.to_ten(told(column, read, column.cells, said))


def _asked(column: Column, read: "pd.Series", said: Said) -> Scale | None:
    """The scale that answers show beyond doubt, else a question."""
    if not read.notna().any():
        understood(column, "nothing", read, said)
        return None
    scale, question = scale_from_answers(column.what, column.name, float(read.min()), float(read.max()))
    if question:
        line = int(str(read.index[read == read.max()][0]))
        said.problem(question, f"{column.file}:{line}", *codes_of_none(column, read))
    return scale


def _none(column: Column) -> "pd.Series":
    return column.cells.map(lambda _: float("nan")).astype(float)


def _in_words(column: Column, said: Said) -> "tuple[pd.Series | None, Scale | None]":
    """Answers in words, as places on a ladder that is stated or known."""
    import pandas as pd

    cells, stated = column.cells, column.section.of("labels", column.name)
    if isinstance(stated, list):
        stated = {text: place for place, text in enumerate(stated, 1)}
    if isinstance(stated, dict):
        place = {words_of(text): float(number) for text, number in stated.items()}
        read = cells.map(lambda cell: place.get(words_of(cell)), na_action="ignore").astype(float)
        return read, Scale(min(place.values()), max(place.values()), False, "by the labels that are stated")
    if pd.api.types.is_numeric_dtype(cells):
        return None, None
    _, unique = pd.factorize(cells)
    found = ladder_of(str(cell) for cell in unique)
    if not found:
        return None, None
    places, ladder = found
    known = f"{ladder[0].split(' | ')[0]} … {ladder[-1].split(' | ')[0]}"
    return cells.map(places).astype(float), Scale(1.0, float(len(ladder)), False, f"words: {known}")

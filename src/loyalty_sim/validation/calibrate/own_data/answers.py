"""Answers on a scale: numbers, numbers with a label, or words, brought to 1 to 10 with 10 best."""

from typing import TYPE_CHECKING

from loyalty_sim.scenario.messages import nearest
from loyalty_sim.validation.calibrate.own_data.column import Column, codes_of_none, numbers_of, told, understood
from loyalty_sim.validation.calibrate.own_data.labels import ladder_of, numbered, off_the_ladder, words_of
from loyalty_sim.validation.calibrate.own_data.said import Said
from loyalty_sim.validation.calibrate.own_data.scales import Ends, Scale, scale_from_answers, scale_from_labels

if TYPE_CHECKING:
    import pandas as pd

PER_CENT = Scale(0.0, 100.0, False, "in per cent")


def answers_of(column: Column, stated: Ends | None, said: Said) -> "pd.Series":
    """The answers of a column on 1 to 10. stated: lowest and highest answer, if somebody says so."""
    read, scale = _in_words(column, said)
    if read is None:
        numbers = numbers_of(column, said)
        if numbers is None:
            return _none(column)
        read, scale = (numbers.values * 100, PER_CENT) if numbers.of_100 else (numbers.values, None)
        short = numbered(column.cells[read.isna()]).dropna()
        if len(short):
            read = read.fillna(short.astype(float))
            cell = column.cells[short.index[0]]
            said.note(f"{column.what}: of words with a number the number is the answer ('{cell}' is {short.iloc[0]})")
    _complain_of_words(column, read, stated, said)
    scale = _scale(column, read, stated, scale, said)
    if scale is None:
        return read
    off = (read < scale.low) | (read > scale.high)
    more = codes_of_none(column, read[off])
    if not stated and column.labels and off.any():
        low, high = min(scale.low, float(read.min())), max(scale.high, float(read.max()))
        more = (*more, f"if they are answers, say  scale: {{{column.name}: [{low:g}, {high:g}]}}")
    said.complain(column.what, column.cells, off, column.file, f"it takes {scale.low:g} to {scale.high:g}", *more)
    understood(column, str(scale), read, said)
    return scale.to_ten(told(column, read, column.cells, said))


def _complain_of_words(column: Column, read: "pd.Series", stated: Ends | None, said: Said) -> None:
    """Cells that are no answers: where most are steps of a ladder, only those that are not."""
    takes = f"{stated[0]:g} to {stated[1]:g}" if stated else "a number, 1 to 10 unless a scale is stated"
    help = (f"it takes {takes}", "an empty field counts as missing")
    words = f"if these are answers, say them from worst to best:  labels: {{{column.name}: [bad, fair, good]}}"
    bad = read.isna() & column.cells.notna()
    if bad.any() and (other := off_the_ladder(str(cell) for cell in column.cells[bad].unique())):
        off, steps = other
        close = nearest(words_of(off[0]), steps)
        help = (
            *((f"did you mean  {close} ?",) if close else ()),
            f"the others are steps from {steps[0]} to {steps[-1]}",
        )
        bad &= column.cells.astype(str).isin(off)
    said.complain(column.what, column.cells, bad, column.file, *help, words)


def _scale(column: Column, read: "pd.Series", stated: Ends | None, scale: Scale | None, said: Said) -> Scale | None:
    """The scale: as stated, by words or labels, or as answers show; turned round where somebody says so."""
    turned = column.section.asked.get("reversed")
    by_labels, question, help = scale_from_labels(column.labels)
    if stated:
        falls = bool(by_labels and by_labels.reversed and not question)
        scale = Scale(*stated, falls, "stated, direction by its labels" if falls else "stated")
    elif scale is None and question and not (by_labels and turned is not None):
        help = tuple(each.replace("{column}", column.name) for each in help)
        said.problem(f"{column.what} (column '{column.cells.name}'): {question}",
                     column.section.place("columns", column.name), *help)  # fmt: skip
        return None
    else:
        scale = scale or by_labels or _asked(column, read, said)
    if scale is not None and isinstance(turned, list):
        scale = scale._replace(reversed=column.name in turned)
    return scale


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


def _spoken(column: Column) -> "pd.Series":
    """The cells, codes with the words that the file has for them."""
    return column.cells.map(lambda code: column.labels.get(code, code), na_action="ignore")


def _in_words(column: Column, said: Said) -> "tuple[pd.Series | None, Scale | None]":
    """Answers in words, as places on a ladder that is stated or known."""
    import pandas as pd

    cells, stated = column.cells, column.section.of("labels", column.name)
    if isinstance(stated, list):
        stated = {text: place for place, text in enumerate(stated, 1)}
    if isinstance(stated, dict):
        place = {words_of(text): number for text, number in stated.items() if not isinstance(number, str)}
        if len(set(place.values())) < 2:
            said.problem(f"{column.what}: labels name no two different answers", column.section.place("labels"),
                         f"give each word its number:  labels: {{{column.name}: {{bad: 1, good: 10}}}}")  # fmt: skip
            return _none(column), PER_CENT
        spoken = _spoken(column)
        read = spoken.map(lambda cell: place.get(words_of(cell)), na_action="ignore").astype(float)
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

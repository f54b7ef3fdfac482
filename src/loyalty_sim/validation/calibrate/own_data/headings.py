"""Lines of heading that survey tools put between the names of columns and the answers, and answers of trials."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

_HEAD_LINES = 3
_PREVIEW = {"survey preview", "preview", "survey test", "test"}


def without_headings(table: "pd.DataFrame") -> tuple["pd.DataFrame", list[str]]:
    """The table without lines of heading, with columns named by both of them where there are two; and notes.

    Qualtrics writes a line of questions and one of ImportIds below the names; SurveyMonkey a line of "Response" and of
    the parts of a question, whose name stands over the first of them only.
    """
    for reader in (_qualtrics, _surveymonkey):
        found, notes = reader(table)
        if notes:
            return found, notes
    return table, []


def _qualtrics(table: "pd.DataFrame") -> tuple["pd.DataFrame", list[str]]:
    for place in range(min(_HEAD_LINES, len(table))):
        if table.iloc[place].astype(str).str.replace(" ", "").str.startswith('{"ImportId"').any():
            kept = table.iloc[place + 1 :]
            notes = [f"{place + 1} line{'s' * (place > 0)} of heading of Qualtrics below the names left out"]
            trial = _trials(kept)
            if trial.any():
                notes.append(f"{int(trial.sum())} answers of previews left out")
            return kept[~trial], notes
    return table, []


def _trials(table: "pd.DataFrame") -> "pd.Series":
    import pandas as pd

    trial = pd.Series(False, index=table.index)
    for name in ("Status", "DistributionChannel"):
        if name in table:
            trial |= table[name].astype(str).str.strip().str.lower().isin(_PREVIEW)
    return trial


def _surveymonkey(table: "pd.DataFrame") -> tuple["pd.DataFrame", list[str]]:
    names = [str(name) for name in table.columns]
    marks = [place for place, name in enumerate(names) if name.lower() in ("respondent id", "collector id")]
    if not marks or not len(table) or not table.iloc[0, marks].isna().all():
        return table, []
    parts = ["" if part is None or part != part else str(part).strip() for part in table.iloc[0]]
    named, question = [], ""
    for name, part in zip(names, parts, strict=True):
        question = name or question
        plain = part.lower() in ("", "response", "open-ended response")
        named.append(question if plain else part if not question else f"{question}: {part}")
    kept = table.iloc[1:].copy()
    kept.columns = named
    return kept, ["1 line of heading of SurveyMonkey below the names joined to them"]

"""What tables say together, and what no real table says: keys, shares, directions, how long visits were watched."""

from typing import TYPE_CHECKING

import numpy as np

from loyalty_sim.validation.calibrate.own_data.data import OwnData
from loyalty_sim.validation.calibrate.own_data.said import Said
from loyalty_sim.validation.calibrate.own_data.sections import KEYS_OF_ROWS, SCALED, Section
from loyalty_sim.validation.calibrate.own_data.weeks import span_of

if TYPE_CHECKING:
    import pandas as pd

AGAINST = -0.3
"""Below this correlation two answers that mean the same run against each other."""
FEWEST = 30
MOST_A_WEEK = 1.0
FEW_NAMES, OFTEN, SHARE = 20, 10.0, 0.05
"""Of so many names one is conspicuous that comes so many times as often as most, in such a part of all rows."""
TOGETHER = ("satisfaction", "quality", "again")


def checked(data: OwnData, sections: dict[str, Section], lines: dict[str, int], said: Said) -> OwnData:
    """The data without rows that are of nobody, with how long and whom transactions cover. Problems are said."""
    tables = {name: _with_keys(name, table, said) for name, table in data.tables.items()}
    data = data._replace(tables=tables)
    if "customers" in tables:
        _any_answer(tables["customers"], sections["customers"], said)
        _directions(tables["customers"], sections["customers"], said)
        _weights(tables["customers"], sections["customers"], said)
    if "shares" in tables and "firm" in tables["shares"]:
        _shares(data, sections["shares"], lines, said)
    if "transactions" in tables and "week" in tables["transactions"]:
        data = _visits(data, sections["transactions"], said)
    return data


def _with_keys(name: str, table: "pd.DataFrame", said: Said) -> "pd.DataFrame":
    for key in KEYS_OF_ROWS:
        if key in table and (blank := table[key] == "").any():
            said.note(f"{name}.{key}: {int(blank.sum()):,} of {len(table):,} rows name nobody and are left out")
            table = table[~blank]
    return table


def _any_answer(table: "pd.DataFrame", section: Section, said: Said) -> None:
    """Without a single answer about satisfaction or coming again there is nothing to fit."""
    there = [name for name in ("satisfaction", "again") if name in table]
    if there and len(table) and not said.problems and table[there].isna().all(axis=None):
        said.problem(f"there is no answer at all in customers.{' or customers.'.join(there)}",
                     section.place("columns", there[0]), "answers are 1 to 10, or say  scale  or  labels")  # fmt: skip


def _directions(table: "pd.DataFrame", section: Section, said: Said) -> None:
    """Satisfaction, quality and buying again go together; where they do not, one may count the other way round."""
    if "reversed" in section.asked:
        for name in section.asked["reversed"] if isinstance(section.asked["reversed"], list) else ():
            if name not in SCALED:
                said.unknown(name, SCALED, section.place("reversed"), "answer on a scale")
        return
    there = [name for name in TOGETHER if name in table]
    for n, one in enumerate(there):
        for other in there[n + 1 :]:
            both = table[[one, other]].dropna()
            if (
                len(both) >= FEWEST
                and both.to_numpy().std(axis=0).min() > 0
                and (r := float(np.corrcoef(both.to_numpy().T)[0, 1])) < AGAINST
            ):
                said.problem(
                    f"customers.{one} and customers.{other} run against each other (r = {r:.2f}): is 1 best?",
                    section.place("columns", other), f"say which:  reversed: [{other}]", "if none is:  reversed: []",
                )  # fmt: skip


def _weights(table: "pd.DataFrame", section: Section, said: Said) -> None:
    if "weight" not in table:
        return
    weight = table["weight"].fillna(0.0)
    if not weight.sum() > 0 and not said.problems:
        said.problem("the weights of customers are all 0", section.place("columns", "weight"))
    elif int((weight == 0).sum()):
        said.note(f"customers.weight: {int((weight == 0).sum()):,} respondents weigh nothing")


def _shares(data: OwnData, section: Section, lines: dict[str, int], said: Said) -> None:
    table = data.tables["shares"]
    firms = sorted(set(table["firm"]))
    if "share" in table and (none := table["share"].isna()).any() and len(table):
        firm, line = table["firm"][none].iloc[0], int(table.index[none][0])
        said.problem(
            f"the share of '{firm}' is missing", f"{section.asked['file']}:{line}", "leave the firm out, or say 0"
        )
    if not data.focal:
        where = f"{section.file}:{lines.get('shares', 1)}"
        said.problem("which of the firms is yours is not said", where, f"focal: {firms[0] if firms else 'ours'}",
                     f"there are {', '.join(firms[:40])}")  # fmt: skip
    elif data.focal not in firms:
        where = f"{section.file}:{lines.get('focal', lines.get('shares', 1))}"
        said.unknown(data.focal, firms, where, "firm in the table of shares that is focal, yours:")
    if len(firms) == 1:
        said.problem(f"the shares name one firm, '{firms[0]}': a share is of a market with rivals", section.place(),
                     "add a row for every rival, or one called others, or leave the section out")  # fmt: skip
    if twice := sorted(table["firm"][table["firm"].duplicated()].unique()):
        said.note(f"shares: {', '.join(twice)} named more than once, added up")
    total = float(table["share"].sum()) if "share" in table else 0.0
    if "share" in table and not total > 0:
        said.problem("the shares add up to 0", section.place("columns", "share"))
    elif "share" in table and table["share"].max() <= 1.0 and total > 1.02 and abs(total - 100.0) > 2.0:
        said.problem(f"the shares add up to {total:.3g}, more than all", section.place("columns", "share"))
    elif "share" in table and abs(total - (1.0 if table["share"].max() <= 1.0 else 100.0)) > 0.02 * max(1.0, total):
        said.note(f"shares add up to {total:.6g}: each is taken as its part of that")


def _visits(data: OwnData, section: Section, said: Said) -> OwnData:
    """Visits apart from refunds, how long they were watched, and how many could have come."""
    table = _with_times(data.tables["transactions"], said)
    span = span_of(table["week"])
    _one_for_many(table, said)
    if "amount" in table and (back := table["amount"] < 0).mean() > 0.5:
        message = f"{int(back.sum()):,} of {len(table):,} amounts are below 0, which are refunds"
        help = "write what customers pay without a minus, and only what they get back with one"
        said.problem(message, section.place("columns", "amount"), help)
    elif "amount" in table and back.any():
        said.note(f"transactions: {int(back.sum()):,} refunds take from the money and are no visits")
    stated = section.asked.get("weeks")
    if stated is not None and not (isinstance(stated, int | float) and stated >= span - 1.0):
        said.problem(f"transactions.weeks is {stated}, but visits span {span:.4g} weeks", section.place("weeks"))
    if section.asked.get("once_a_week") is True:
        weeks = np.floor(table["week"])
        again = table.assign(week=weeks).duplicated(["customer", "week"])
        said.note(f"transactions: {int(again.sum()):,} further rows of a customer in one week are no further visits")
        table = table.assign(again=again)
    weeks_watched = float(stated) if isinstance(stated, int | float) else span
    came = table["customer"].nunique()
    everybody = section.asked.get("everybody", 0)
    if everybody and not (isinstance(everybody, int) and everybody >= came):
        said.problem(f"transactions.everybody is {everybody}, but {came:,} customers came", section.place("everybody"))
        everybody = 0
    rate = visits(table).sum() / max(came, 1) / weeks_watched if weeks_watched else 0.0
    if rate > MOST_A_WEEK:
        said.problem(
            f"customers who came did so {rate:.3g} times a week, beyond the model's {MOST_A_WEEK:g} a week",
            section.place(), "count rows of a week as one visit:  once_a_week: true",
            "if the weeks are months or the period is longer, say  unit: {week: …}  or  weeks: 26",
        )  # fmt: skip
    return data._replace(tables={**data.tables, "transactions": table}, weeks=weeks_watched, everybody=int(everybody))


def _with_times(table: "pd.DataFrame", said: Said) -> "pd.DataFrame":
    """Rows with a time: of others no week is known, and tools write rows of sums so."""
    if (none := table["week"].isna()).any() and not none.all():
        said.note(f"transactions: {int(none.sum()):,} of {len(table):,} rows have no time and are left out")
        return table[~none]
    return table


def _one_for_many(table: "pd.DataFrame", said: Said) -> None:
    """A note of a name that comes so often that it may stand for everybody who gave none."""
    rows = table["customer"].value_counts()
    if len(rows) >= FEW_NAMES and rows.iloc[0] > max(OFTEN * rows.median(), SHARE * len(table)):
        name, many = rows.index[0], int(rows.iloc[0])
        said.note(
            f"transactions.customer: '{name}' is in {many:,} of {len(table):,} rows; if it stands for who gave no "
            f"name, say  missing: {{customer: ['{name}']}}"
        )


def visits(table: "pd.DataFrame") -> "pd.Series":
    """Visits by customer: rows with a week, without refunds, and those of one week once if so stated."""
    real = table["week"].notna()
    if "amount" in table:
        real &= ~(table["amount"] < 0)
    if "again" in table:
        real &= ~table["again"]
    return real.groupby(table["customer"]).sum()

"""Templates of a user's own data that work as they are: four tables of made-up figures, and a file that names them."""

from pathlib import Path

import numpy as np

SITES = 30

DATA_YAML = """\
# Your own data for  loyalty-sim calibrate data.yaml
# Replace the tables with yours; on the right of a colon stands what your column is called. Only customers.satisfaction
# is a must. The figures in these templates are made up.
trade: bank                  # the preset to start from: loyalty-sim scenarios lists them
focal: our bank              # the firm in shares.csv that is yours

customers:                   # one row a respondent; an empty field is a missing answer
  file: customers.csv
  columns:
    satisfaction: satisfaction       # overall, 1-10
    quality: quality                 # overall, 1-10
    expectation: expectation         # expected before, 1-10
    again: recommend                 # likelihood to recommend or to buy again
    complained: complained           # yes or no, in the last year
    tenure: years                    # years with you
    spend: spend                     # money a year: all money of the simulation is then in yours
    site: branch                     # with the employees' sites: do content staff have content customers?
    # wait: q7_waiting               # answers about core, reliability, responsiveness, assurance, empathy, tangibles,
    # empathy: q8_personal           # wait, ease, price, innovativeness or image, by these names: compared, not fitted
  scale:
    again: [0, 10]                   # others are 1 to 10

employees:                   # one row an employee, with the site: how alike are those of one site?
  file: employees.csv
  columns:
    climate: engagement
    site: branch
  scale: [1, 5]

shares:                      # customers or sales by firm, yours among them
  file: shares.csv

transactions:                # one row a visit or purchase
  file: transactions.csv
  columns:
    customer: customer
    week: week                       # a whole number
    amount: amount                   # paid at this visit; what is spent beyond visits comes under contract
"""


def write_templates(folder: Path) -> list[Path]:
    """Write the templates. Raises FileExistsError if one of them is there already."""
    files = {
        "data.yaml": DATA_YAML,
        "customers.csv": _customers(),
        "employees.csv": _employees(),
        "shares.csv": "firm,share\nour bank,0.30\nbank B,0.28\nbank C,0.24\nbank D,0.18\n",
        "transactions.csv": _transactions(),
    }
    there = [name for name in files if (folder / name).exists()]
    if there:
        raise FileExistsError(f"{', '.join(there)} in '{folder}'")
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [folder / name for name in files]


def _good_sites() -> np.ndarray:
    """How much better than usual each site is, to staff and to customers."""
    return np.random.default_rng(4).standard_normal(SITES)


def _customers(count: int = 900) -> str:
    rng = np.random.default_rng(1)
    site = rng.integers(0, SITES, count)
    level = 0.80 - rng.gamma(1.2, 0.14, count) + 0.14 + 0.05 * _good_sites()[site]
    halo = 0.11 * rng.standard_normal(count)

    def item(shift: float, spread: float, top: int = 10) -> np.ndarray:
        drawn = level + halo + shift + spread * rng.standard_normal(count)
        low = 1 if top == 10 else 0
        return np.clip(np.round(low + (10 - low) * drawn), low, 10).astype(int)

    satisfaction, quality, expectation = item(0.0, 0.08), item(0.02, 0.1), item(0.02, 0.14)
    recommend = item(0.0, 0.17, 11)
    complained = rng.random(count) < 0.35 - 0.28 * np.clip(level, 0, 1)
    years = rng.exponential(8.0, count)
    spend = rng.gamma(1.5, 430.0, count)
    rows = zip(satisfaction, quality, expectation, recommend, complained, years, spend, site + 1, strict=True)
    lines = [f"{s},{q},{e},{r},{'yes' if c else 'no'},{y:.1f},{m:.0f},branch {b}" for s, q, e, r, c, y, m, b in rows]
    return "\n".join(["satisfaction,quality,expectation,recommend,complained,years,spend,branch", *lines]) + "\n"


def _employees(each: int = 12) -> str:
    rng = np.random.default_rng(2)
    lines = []
    for site, good in enumerate(_good_sites(), start=1):
        level = 3.6 + 0.3 * (0.5 * good + np.sqrt(0.75) * rng.standard_normal())
        for _ in range(each):
            lines.append(f"branch {site},{np.clip(round(level + 0.8 * rng.standard_normal()), 1, 5)}")
    return "\n".join(["branch,engagement", *lines]) + "\n"


def _transactions(customers: int = 300, weeks: int = 26) -> str:
    rng = np.random.default_rng(3)
    lines = []
    for customer in range(1, customers + 1):
        rate = rng.gamma(1.5, 0.2)
        visits = [week for week in range(1, weeks + 1) if rng.random() < rate]
        lines += [f"C{customer:04d},{week},{rng.gamma(2, 4):.2f}" for week in visits]
    return "\n".join(["customer,week,amount", *lines]) + "\n"

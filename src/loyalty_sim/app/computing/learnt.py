"""Worlds that visitors have learnt, kept under a short word, so that an address can name them.

They lie in the store as `learnt/<word>.parquet`. The word follows from what is in the file: whoever has the same worlds
has the same word, and nobody can guess one.
"""

import re
from typing import TYPE_CHECKING

from loyalty_sim.lab.atomic import write_atomically
from loyalty_sim.lab.store import default_store
from loyalty_sim.scenario import Problem, ScenarioError
from loyalty_sim.scenario.messages import shown

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

    from loyalty_sim.studies.vary.learnt import Learnt

MOST_KEPT = 500
"""Files; the oldest are dropped."""
_WORD = re.compile(r"[0-9a-f]{12}")


def keep_learnt(table: "pd.DataFrame") -> str:
    """Keep worlds, a row each; gives their word."""
    from hashlib import sha256

    content = table.to_parquet(index=False)
    word = sha256(content).hexdigest()[:12]
    place = _folder() / f"{word}.parquet"
    if not place.exists():
        write_atomically(place, lambda path: path.write_bytes(content))
        for old in sorted(_folder().glob("*.parquet"), key=lambda path: path.stat().st_mtime)[:-MOST_KEPT]:
            old.unlink(missing_ok=True)
    return word


def check_learnt(word: str, trade: str) -> "Path":
    """The file of worlds that are kept. Raises ScenarioError where there are none of this word, or of another trade."""
    import pandas as pd

    from loyalty_sim.studies.learn.study import OF_TRADE

    place = _folder() / f"{word}.parquet"
    if not _WORD.fullmatch(word) or not place.is_file():
        help = ("send the pilot's result again on the page Pilot",)
        raise ScenarioError([Problem(f"what was learnt under '{shown(word)}' is not kept here", "address", help)])
    of = pd.read_parquet(place, columns=[]).attrs.get(OF_TRADE, trade)
    if of != trade:
        help = (f"choose trade={of}, or forget what was learnt",)
        raise ScenarioError([Problem(f"what was learnt is of trade={of}, and not of {trade}", "learnt", help)])
    return place


def learnt_worlds(word: str, trade: str) -> "Learnt":
    """The worlds of this word, for a question about a trade. Raises ScenarioError."""
    from loyalty_sim.studies.vary.learnt import read_learnt

    return read_learnt(check_learnt(word, trade))


def _folder() -> "Path":
    return default_store().folder / "learnt"

"""The store as views of a DuckDB database: every kept run of this version of the model, for questions in SQL.

Views read the files of the store where they lie, so that runs kept later are seen without exporting again.

>>> print(views_sql(Path("/data/store"), "0123456789abcdef", ["profit"]).partition("(")[0])
CREATE OR REPLACE VIEW runs AS
SELECT regexp_extract
"""

import errno
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from loyalty_sim.lab.atomic import write_atomically
from loyalty_sim.lab.store import Store, model_version

WHICH = r"""regexp_extract(file, '([^/\\]+)-\d+\.parquet$', 1) AS configuration,
  CAST(regexp_extract(file, '-(\d+)\.parquet$', 1) AS BIGINT) AS seed"""
"""Which run a row is of, read off the name of its file: its configuration and its seed."""


def save_views(store: Store, file: Path) -> Path:
    """Write a DuckDB database with the views `runs` and `weekly` of a store; complete or not at all.

    runs: one row a run - configuration, seed, scenario, model, seconds, every outcome, and all settings as JSON, such
    as `settings ->> '$.trade.name'`. weekly: one row a run, week and firm. They join by configuration and seed. Raises
    LookupError if nothing is kept of this version of the model.
    """
    first = next(store.records(), None)
    if first is None:
        raise LookupError(f"no runs of this version of the model are kept in {store.folder}")
    sql = views_sql(store.folder.resolve(), model_version(), first["outcomes"])
    return write_atomically(file, partial(_write, sql=sql))


def views_sql(folder: Path, model: str, outcomes: Iterable[str]) -> str:
    """What makes the views. folder: of the store. model: version whose runs are seen. outcomes: their names."""
    files = _text(f"{folder.as_posix()}/{model}/*/*.parquet")
    cells = "".join(f"  CAST(kept -> 'outcomes' ->> {_text(each)} AS DOUBLE) AS {_name(each)},\n" for each in outcomes)
    return f"""CREATE OR REPLACE VIEW runs AS
SELECT {WHICH},
  kept ->> 'name' AS scenario, kept ->> 'model' AS model, CAST(kept ->> 'seconds' AS DOUBLE) AS seconds,
{cells}  kept -> 'scenario' AS settings
FROM (SELECT file_name AS file, CAST(decode(value) AS JSON) AS kept
      FROM parquet_kv_metadata({files}) WHERE decode(key) = 'loyalty_sim');

CREATE OR REPLACE VIEW weekly AS
SELECT {WHICH},
  * EXCLUDE (file)
FROM (SELECT * RENAME (filename AS file) FROM read_parquet({files}, filename = true));
"""


def _write(path: Path, sql: str) -> None:
    import duckdb

    try:
        with duckdb.connect(str(path)) as database:
            database.execute(sql)
    except duckdb.IOException as error:  # which is no OSError, though it says what the disk said
        raise OSError(errno.EIO, " ".join(str(error).split())) from None


def _text(word: str) -> str:
    return "'" + word.replace("'", "''") + "'"


def _name(word: str) -> str:
    return '"' + word.replace('"', '""') + '"'

"""A stored column as an attribute: what makes a row of a world table look like an agent."""

from collections.abc import Iterator, Mapping, MutableMapping
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np

from loyalty_sim.theory.levers import LEVERS
from loyalty_sim.world.columns import TABLES, Column


class Stored:
    """One column as an attribute of a row. Reading gives Python scalars (a tuple for a column per firm).

    Writing goes through to the array: TypeError for what is not a number, ValueError for a value outside the column's
    range or of the wrong length, in the words of the column table.
    """

    def __init__(self, table: str, column: Column):
        self.table, self.column = table, column
        self.__doc__ = f"{column.meaning} ({column.unit}, {column.low:g} to {column.high:g})"

    def array(self, market: Any) -> np.ndarray:
        """The whole column, shape (rows,) or (rows, firms or levers)."""
        return getattr(getattr(market.world, self.table), self.column.name)  # type: ignore[no-any-return]

    def __get__(self, row: Any, owner: type | None = None) -> Any:
        if row is None:
            return self
        array = self.array(row.model)
        return tuple(array[row.row].tolist()) if self.column.per else array.item(row.row)

    def __set__(self, row: Any, value: Any) -> None:
        array = self.array(row.model)
        array[row.row] = self.checked(value, array.shape[1:])

    def gather(self, market: Any, rows: np.ndarray) -> np.ndarray:
        """Values of many rows, in the 64 bits that Python numbers have."""
        array = self.array(market)
        return array[rows].astype(np.float64 if array.dtype.kind == "f" else np.int64)

    def scatter(self, market: Any, rows: np.ndarray, value: Any) -> None:
        """Write one value to many rows, checked as by assignment to one."""
        array = self.array(market)
        array[rows] = self.checked(value, array.shape[1:])

    def checked(self, value: Any, shape: tuple[int, ...]) -> np.ndarray:
        """`value` as an array, if it is a number or numbers of that shape in the range of the column."""
        values, column = np.asarray(value), self.column
        name = f"{self.table}.{column.name}"
        if values.dtype.kind not in "biuf":
            raise TypeError(f"{name} takes numbers ({column.meaning}), not {value!r}")
        if values.shape != shape:
            raise ValueError(f"{name} takes values of shape {shape}, not {values.shape}")
        if not np.all((values >= column.low) & (values <= column.high)):
            raise ValueError(f"{name} = {value!r} is outside {column.low:g} to {column.high:g} ({column.meaning})")
        if column.dtype[0] != "f" and not np.all(values == np.floor(values)):
            raise ValueError(f"{name} = {value!r} is not a whole number ({column.meaning})")
        return values


class Levers(MutableMapping[str, float]):
    """The amounts of one firm by lever name, as a dictionary that reads from and writes to the array."""

    def __init__(self, stored: Stored, firm: Any):
        self._stored, self._amounts = stored, stored.array(firm.model)[firm.row]

    def __getitem__(self, lever: str) -> float:
        return self._amounts.item(self._place(lever))  # type: ignore[no-any-return]

    def __setitem__(self, lever: str, amount: float) -> None:
        self._amounts[self._place(lever)] = self._stored.checked(amount, ())

    def __delitem__(self, lever: str) -> None:
        raise TypeError("a lever cannot be deleted; set it to 0")

    def __iter__(self) -> Iterator[str]:
        return iter(LEVERS)

    def __len__(self) -> int:
        return len(LEVERS)

    def __repr__(self) -> str:
        return repr(dict(self))

    @staticmethod
    def _place(lever: str) -> int:
        if lever not in LEVERS:
            raise KeyError(f"unknown lever {lever!r}; there are {', '.join(LEVERS)}")
        return LEVERS.index(lever)


class StoredLevers(Stored):
    """A column per lever as a `Levers` dictionary; assign a dictionary of some levers or a sequence of all."""

    def __get__(self, row: Any, owner: type | None = None) -> Any:
        return self if row is None else Levers(self, row)

    def __set__(self, row: Any, value: Any) -> None:
        if isinstance(value, Mapping):
            Levers(self, row).update(value)
        else:
            super().__set__(row, value)


class Row:
    """Something that is row `row` of a table of `model.world`: every column of the table is an attribute.

    `class Customer(Row, table="customers")` takes its attributes from the column table.
    """

    table: ClassVar[str] = ""
    if TYPE_CHECKING:
        model: Any
        row: int

        def __getattr__(self, name: str) -> Any: ...

    def __init_subclass__(cls, table: str = "", **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        for column in TABLES[table] if table else ():
            kind = StoredLevers if column.per == "levers" else Stored
            setattr(cls, column.name, kind(table, column))
        cls.table = table or cls.table

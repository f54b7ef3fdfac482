"""An AgentSet over rows: what Mesa's AgentSet does, without an object for every agent.

The set holds one integer per agent, its handle (kind and row), and makes views while it is walked. Attributes that
are stored columns are read and written as arrays.
"""

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from random import Random
from typing import Any

import numpy as np

from loyalty_sim.agents.mesa_compat import AgentSet, GroupBy
from loyalty_sim.agents.stored import Stored

REGISTERED, EMPLOYEE, CUSTOMER = 0, 1, 2
_KIND = 2**40


def handles_of(kind: int, rows: Any) -> np.ndarray:
    """Handles of rows of one kind (for `REGISTERED` the row is the agent's `unique_id`), int64."""
    return np.asarray(rows, dtype=np.int64) + kind * _KIND


class ColumnarSet(AgentSet):
    """An ordered set of agents of one market, as it was when the set was made.

    Every operation agrees with Mesa's AgentSet on plain agents: order, shuffles under the same random state, grouping
    and errors. Adding and discarding change the set, not the market.
    """

    market: Any

    def __init__(self, market: Any, handles: np.ndarray, random: Random | None = None):
        self.market, self.random = market, random or market.random
        self._replace(handles)

    @property
    def handles(self) -> np.ndarray:
        """One integer an agent, int64, in the order of the set."""
        return self._handles

    def _replace(self, handles: np.ndarray) -> "ColumnarSet":
        self._handles = handles
        self._lookup: frozenset[int] | None = None
        return self

    def _result(self, handles: Any, inplace: bool = False) -> "ColumnarSet":
        handles = np.asarray(handles, dtype=np.int64)
        return self._replace(handles) if inplace else type(self)(self.market, handles, self.random)

    # -- agents and handles ------------------------------------------------------------------------------------

    def _agent(self, handle: int) -> Any:
        kind, row = divmod(handle, _KIND)
        return self.market.registered[row] if kind == REGISTERED else self.market.view_classes[kind](self.market, row)

    def _handle(self, agent: Any) -> int:
        """Handle of an agent; -1 for one that is not of this market."""
        ours = self.market is getattr(agent, "model", None)
        if not ours:
            return -1
        for kind, view in self.market.view_classes.items():
            if type(agent) is view:
                return kind * _KIND + agent.row
        return agent.unique_id if agent.unique_id in self.market.registered else -1

    def _own_handle(self, agent: Any) -> int:
        if (handle := self._handle(agent)) < 0:
            raise ValueError(f"{agent!r} is not an agent of this market")
        return handle

    def _view_class(self) -> Any:
        """The class of all agents if they are rows of one kind, else None."""
        kinds = self._handles // _KIND
        same = len(kinds) > 0 and kinds[0] != REGISTERED and np.all(kinds == kinds[0])
        return self.market.view_classes[int(kinds[0])] if same else None

    def _stored(self, name: str) -> Any:
        """The column behind an attribute, or None: several kinds of agents, or computed by the class."""
        attribute = getattr(self._view_class(), name, None)
        return attribute if isinstance(attribute, Stored) else None

    @property
    def rows(self) -> np.ndarray:
        """Rows of the agents in their table, int64, in the order of the set."""
        return self._handles % _KIND

    # -- a sequence and a set ----------------------------------------------------------------------------------

    def __len__(self) -> int:
        return len(self._handles)

    def __iter__(self) -> Iterator[Any]:
        view = self._view_class()
        if view is None:
            return map(self._agent, self._handles.tolist())
        return (view(self.market, row) for row in self.rows.tolist())

    def __contains__(self, agent: object) -> bool:
        if self._lookup is None:
            self._lookup = frozenset(self._handles.tolist())
        return self._handle(agent) in self._lookup

    def __getitem__(self, item: Any) -> Any:
        return self.to_list()[item] if isinstance(item, slice) else self._agent(int(self._handles[item]))

    def _from_iterable(self, agents: Iterable[Any]) -> "ColumnarSet":
        return self._result(list(dict.fromkeys(map(self._own_handle, agents))))

    def __getstate__(self) -> dict[str, Any]:
        return {"market": self.market, "handles": self._handles, "random": self.random}

    def __setstate__(self, state: dict[str, Any]) -> None:
        ColumnarSet.__init__(self, **state)

    def to_list(self) -> list[Any]:
        """The agents as a list."""
        return list(self)

    def add(self, agent: Any) -> None:
        """Add an agent of this market at the end. Raises ValueError for one of another market."""
        handle = self._own_handle(agent)
        if agent not in self:
            self._replace(np.append(self._handles, handle))

    def discard(self, agent: Any) -> None:
        """Take an agent out of the set, if it is there."""
        self._replace(self._handles[self._handles != self._handle(agent)])

    def remove(self, agent: Any) -> None:
        """Take an agent out of the set. Raises KeyError if it is not there."""
        if agent not in self:
            raise KeyError(agent)
        self.discard(agent)

    # -- order and choice --------------------------------------------------------------------------------------

    def select(
        self,
        filter_func: Callable[[Any], bool] | None = None,
        at_most: int | float = math.inf,
        inplace: bool = False,
        agent_type: type | None = None,
    ) -> "ColumnarSet":
        """The first `at_most` agents (a fraction of all, if a float up to 1) of a type that pass a filter."""
        limit = int(len(self) * at_most) if isinstance(at_most, float) and at_most <= 1.0 else at_most
        limit = max(0, math.ceil(min(limit, len(self))))
        candidates = self if agent_type is None else self._of_type(agent_type)
        if filter_func is None:
            return self._result(candidates._handles[:limit], inplace)
        passing = (h for h, a in zip(candidates._handles.tolist(), candidates, strict=True) if filter_func(a))
        return self._result(list(islice(passing, limit)), inplace)

    def _of_type(self, agent_type: type) -> "ColumnarSet":
        kinds = self._handles // _KIND
        keep = np.zeros(len(self), dtype=bool)
        for kind, view in self.market.view_classes.items():
            keep |= (kinds == kind) & issubclass(view, agent_type)
        for place in np.flatnonzero(kinds == REGISTERED):
            keep[place] = isinstance(self._agent(int(self._handles[place])), agent_type)
        return self._result(self._handles[keep])

    def _shuffled(self) -> np.ndarray:
        order = list(range(len(self)))
        self.random.shuffle(order)
        return self._handles[order]

    def shuffle(self, inplace: bool = False) -> "ColumnarSet":
        """The agents in random order, from the market's `random`."""
        return self._result(self._shuffled(), inplace)

    def sort(self, key: Callable[[Any], Any] | str, ascending: bool = False, inplace: bool = False) -> "ColumnarSet":
        """The agents ordered by an attribute or a function, largest first unless `ascending`; ties keep their order."""
        keys = self._keys(key)
        order = sorted(range(len(self)), key=keys.__getitem__, reverse=not ascending)
        return self._result(self._handles[order], inplace)

    def groupby(self, by: Callable[[Any], Any] | str, result_type: str = "agentset") -> GroupBy:
        """Groups by an attribute or a function, as Mesa's `GroupBy` of AgentSets (or of lists)."""
        groups: dict[Any, list[int]] = defaultdict(list)
        for handle, key in zip(self._handles.tolist(), self._keys(by), strict=True):
            groups[key].append(handle)
        sets = {key: self._result(handles) for key, handles in groups.items()}
        return GroupBy(sets if result_type == "agentset" else {key: s.to_list() for key, s in sets.items()})

    def _keys(self, key: Callable[[Any], Any] | str) -> list[Any]:
        return self._values(key) if isinstance(key, str) else [key(agent) for agent in self]

    # -- calls and attributes ----------------------------------------------------------------------------------

    def do(self, method: str | Callable[..., Any], *args: Any, **kwargs: Any) -> "ColumnarSet":
        """Call a method (by name) or a function on each agent; returns the set."""
        self.map(method, *args, **kwargs)
        return self

    def shuffle_do(self, method: str | Callable[..., Any], *args: Any, **kwargs: Any) -> "ColumnarSet":
        """As `do`, in random order; the order of the set itself stays."""
        self._result(self._shuffled()).map(method, *args, **kwargs)
        return self

    def map(self, method: str | Callable[..., Any], *args: Any, **kwargs: Any) -> list[Any]:
        """Call a method (by name) or a function on each agent and list the results."""
        if isinstance(method, str):
            return [getattr(agent, method)(*args, **kwargs) for agent in self]
        return [method(agent, *args, **kwargs) for agent in self]

    def get(self, attr_names: Any, handle_missing: str = "error", default_value: Any = None) -> list[Any]:
        """Values of an attribute, or a list of values per agent for several attributes."""
        if handle_missing not in ("error", "default"):
            raise ValueError(f"handle_missing is 'error' or 'default', not {handle_missing!r}")
        default = () if handle_missing == "error" else (default_value,)
        if isinstance(attr_names, str):
            return self._values(attr_names, *default)
        columns = [self._values(name, *default) for name in attr_names]
        return [[column[place] for column in columns] for place in range(len(self))]

    def _values(self, name: str, *default: Any) -> list[Any]:
        stored = self._stored(name)
        if stored is None:
            return [getattr(agent, name, *default) for agent in self]
        values = stored.gather(self.market, self.rows).tolist()
        return list(map(tuple, values)) if stored.column.per else values

    def agg(self, attribute: str, func: Any) -> Any:
        """Aggregate an attribute by one function or by each of several."""
        if not callable(func):
            return [self.agg(attribute, one) for one in func]
        stored = self._stored(attribute)
        if stored is not None and _is_numpy(func):
            return func(stored.gather(self.market, self.rows))
        return func(self._values(attribute))

    def set(self, attr_name: str, value: Any) -> "ColumnarSet":
        """Give an attribute of every agent one value; returns the set."""
        stored = self._stored(attr_name)
        if stored is not None:
            stored.scatter(self.market, self.rows, value)
            return self
        for agent in self:
            setattr(agent, attr_name, value)
        return self


def _is_numpy(func: Any) -> bool:
    return isinstance(func, np.ufunc) or getattr(func, "__module__", None) == "numpy"

"""How a study is carried out and shown: the options that every command of a study takes, declared once."""

import inspect
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any, NamedTuple, TypeVar, cast, get_type_hints

from loyalty_sim.cli.asked.options import Cluster, DryRun, Json, Output, Quiet, Verbose, Workers

Command = TypeVar("Command", bound=Callable[..., None])


class How(NamedTuple):
    """Where it runs, where it is saved, and what is shown. Each field is an option of that name."""

    cluster: Cluster = None
    as_json: Json = False
    output: Output = None
    dry_run: DryRun = False
    quiet: Quiet = False
    verbose: Verbose = False
    workers: Workers = None

    @contextmanager
    def where(self) -> Iterator[int | str | None]:
        """Processes of this machine, or the address of a cluster for the time of the study."""
        if self.cluster is None:
            yield self.workers
            return
        from loyalty_sim.lab.worker_pool import cluster_at

        with cluster_at(self.cluster, self.workers) as address:
            yield address


def asked_how(command: Command) -> Command:
    """A command whose parameter `how` comes from the options of `How`, which stand last in its help."""

    @wraps(command)
    def asking(*args: Any, **given: Any) -> None:
        how = How(**{name: given.pop(name) for name in How._fields if name in given})
        command(*args, **given, how=how)

    hints = get_type_hints(How, include_extras=True)
    options = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=hints[name])
        for name, default in How._field_defaults.items()
    ]
    asked = inspect.signature(command, eval_str=True)
    own = [each for name, each in asked.parameters.items() if name != "how"]
    asking.__signature__ = asked.replace(parameters=[*own, *options])  # type: ignore[attr-defined]
    others = {name: hint for name, hint in command.__annotations__.items() if name != "how"}
    asking.__annotations__ = others | {name: hints[name] for name in How._fields}
    return cast("Command", asking)

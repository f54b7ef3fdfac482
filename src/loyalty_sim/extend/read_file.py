"""The text of a Python file from outside, and what it declares when it is read.

The text begins with a line that names the file, `# my_rules.py`, so that messages can speak of it.
"""

import ast
import hashlib
import importlib.util
import linecache
import os
import sys
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from loyalty_sim.extend.declare import UNDERWAY, Declared, UseError, name_of_strategy
from loyalty_sim.reading.gate import MOST_TEXT, regular_file
from loyalty_sim.reading.unreadable import Unreadable


def read(what: str | Path | ModuleType) -> str:
    """The text of a file (`my_rules.py`), a module by its name (`my_package.rules`), or a module itself.

    What holds a line break is the text already. Raises UseError if there is none.
    """
    if isinstance(what, str) and "\n" in what:
        return what
    if not isinstance(what, str | Path | ModuleType):
        raise UseError(f"{what!r} is neither the name of a Python file nor a module")
    path = _path(what)
    try:
        return f"# {path.name}\n{path.read_text(encoding='utf-8-sig')}"
    except (OSError, UnicodeDecodeError) as error:
        raise UseError(f"'{what}' cannot be read: {error}") from None


def _path(what: str | Path | ModuleType) -> Path:
    if isinstance(what, ModuleType):
        if not getattr(what, "__file__", None):
            raise UseError(f"the module {what.__name__} has no file")
        return Path(str(what.__file__))
    path = Path(what)
    if path.suffix == ".py" or os.path.exists(path):
        try:
            return regular_file(path, MOST_TEXT)
        except (FileNotFoundError, Unreadable) as error:
            raise UseError(f"'{what}' cannot be read: {error}") from None
    try:
        found = importlib.util.find_spec(str(what))
    except (ImportError, ValueError):
        found = None
    if found is None or not (found.origin or "").endswith(".py"):
        raise UseError(f"'{what}' is neither a Python file nor a module that can be imported")
    return Path(str(found.origin))


def name_of(text: str) -> str:
    """The name of the file that a text came from.

    >>> name_of("# my_rules.py\\nx = 1")
    'my_rules.py'
    """
    first = text.partition("\n")[0]
    return first.removeprefix("# ") if first.startswith("# ") and first.endswith(".py") else "text from outside"


@cache
def declared(text: str) -> Declared:
    """What a text declares; it is read once in a process.

    Raises UseError if it cannot be read or declares nothing.
    """
    found = Declared([], [], {}, [])
    token = UNDERWAY.set(found)
    try:
        _execute(text)
    finally:
        UNDERWAY.reset(token)
    if not any(found):
        raise UseError(f"{name_of(text)} declares nothing; loyalty_sim.extend has replace, insert, strategy, network")
    return found


def _execute(text: str) -> ModuleType:
    """Run the text as a module of its own, known by its contents."""
    name, digest = name_of(text), hashlib.sha256(text.encode()).hexdigest()[:12]
    module = ModuleType(f"outside_{Path(name).stem}_{digest}".replace(" ", "_"))
    file = f"<{digest}>/{name}"
    own = text.partition("\n")[2] if text.startswith(f"# {name}\n") else text
    linecache.cache[file] = (len(own), None, own.splitlines(keepends=True), file)
    sys.modules[module.__name__] = module
    try:
        exec(compile(own, file, "exec"), module.__dict__)
    except (Exception, SystemExit) as error:  # the boundary: what a file of the user's raises is said with its place
        del sys.modules[module.__name__]
        raise UseError(f"{name}{_line(error, file)}: {type(error).__name__}: {error}") from error
    return module


def place_of(error: BaseException) -> str:
    """Where in a file from outside an error comes from, as " (my_rules.py:6)"; nothing if from none.

    >>> place_of(ValueError("from elsewhere"))
    ''
    """
    trace, found = error.__traceback__, ""
    while trace:
        file = trace.tb_frame.f_code.co_filename
        if file.startswith("<") and ">/" in file and file.endswith(".py"):
            found = f" ({file.partition('>/')[2]}:{trace.tb_lineno})"
        trace = trace.tb_next
    return found


def _line(error: BaseException, file: str) -> str:
    if isinstance(error, SyntaxError):
        return f":{error.lineno}"
    trace, found = error.__traceback__, ""
    while trace:
        if trace.tb_frame.f_code.co_filename == file:
            found = f":{trace.tb_lineno}"
        trace = trace.tb_next
    return found


def strategies_in(text: str) -> list[str]:
    """Names of the strategies that a text declares, found without running it."""
    try:
        tree = ast.parse(text)
    except SyntaxError:
        return []
    return [
        name_of_strategy(node.name)
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef) and any(_is_strategy(each) for each in node.decorator_list)
    ]


def _is_strategy(decorator: Any) -> bool:
    return getattr(decorator, "id", getattr(decorator, "attr", "")) == "strategy"

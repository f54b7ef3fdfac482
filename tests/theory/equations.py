"""Equations as docstrings of theory write them, one a line, read and computed: what `test_equations.py` compares.

    belief'   = belief + gain valence weight (1 - belief)     if valence >= 0
              = belief + loss valence weight belief           otherwise
    sabotage  = worst_sabotage weapon listening               (part of empathy withheld)
    loyalty'  = loyalty + rate (aim - loyalty)                [grown]

A line is `name = expression`; names side by side are multiplied; `x^y` is a power, `|x|` an absolute value, `(x)+`
its part above 0. Two spaces or more end the expression: what follows is a condition, a remark in round brackets, or
in square ones the function meant. Without it `name` is the function of that name and `name'` the function
`name_after`, and `name.part` a part of what `name` returns; a name with no function helps other lines. A name is an
argument, a parameter (`p.noise` where an argument has the same name) or another line. The mechanism is switched on,
and a value is held in the range that its function promises without a word about either.
"""

import math
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from types import CodeType
from typing import Any, NamedTuple

TOKEN = re.compile(r"\s*(\)\+|>=|<=|==|[-+*/^(),|<>]|\d+\.?\d*|\.\d+|[A-Za-z_][\w.]*\(?)")
FUNCTIONS: dict[str, Callable[..., Any]] = {
    "exp": math.exp, "log": math.log, "sqrt": math.sqrt, "max": max, "min": min, "abs": abs,
    "floor": math.floor, "round": lambda x: math.floor(x + 0.5),
    "clip": lambda x, low, high: max(low, min(high, x)),
}  # fmt: skip
WORDS = ("and", "or", "not")


class Equation(NamedTuple):
    """One equation of a theory: its name, the function it describes (or ""), and (condition, expression) in order."""

    name: str
    function: str
    cases: tuple[tuple[str, str], ...]

    def value(self, names: Mapping[str, Any]) -> Any:
        """The value of the first case whose condition holds."""
        for condition, expression in self.cases:
            if condition in ("", "otherwise") or computed(condition, names):
                return computed(expression, names)
        raise ValueError(f"no case of {self.name} holds")


def equations(docstring: str) -> Iterator[Equation]:
    """Every equation of a docstring: the lines that are set in by four spaces."""
    for lines in _joined(docstring):
        name = lines[0].partition(" = ")[0].strip()
        parts = [_parted(line.partition("= ")[2]) for line in lines]
        function = "".join(named for *_, named in parts)
        yield Equation(name, function, tuple((condition, expression) for expression, condition, _ in parts))


def _joined(docstring: str) -> list[list[str]]:
    """Lines of each equation, one for each case, with what was broken for width put together."""
    found: list[list[str]] = []
    for line in docstring.splitlines():
        if not line.startswith("    "):
            continue
        if re.match(r"    [A-Za-z_][\w.]*'? += ", line):
            found.append([line])
        elif line.strip().startswith("= "):
            found[-1].append(line)
        elif found and line.startswith(" " * 8):
            found[-1][-1] += " " + line.strip()
        else:
            raise ValueError(f"not an equation: {line.strip()!r}")
    return found


def _parted(text: str) -> tuple[str, str, str]:
    """Expression, condition and function of the right side of a line."""
    expression, *rest = re.split(r"\s{2,}", text.strip())
    condition = function = ""
    for remark in rest:
        if remark.startswith("if ") or remark == "otherwise":
            condition = remark.removeprefix("if ")
        elif remark.startswith("["):
            function = remark.strip("[]")
        elif not remark.startswith("("):
            raise ValueError(f"neither a condition, a function in [ ] nor a remark in ( ): {remark!r}")
    return expression, condition, function


def computed(text: str, names: Mapping[str, Any]) -> Any:
    """The value of an expression or a condition, given what its names stand for."""
    return eval(in_python(text), {"__builtins__": {}} | FUNCTIONS, names)


@cache
def in_python(text: str) -> CodeType:
    """An expression as Python computes it. Raises ValueError at what is not understood or could be read in two ways."""
    written: list[str] = []
    opened: list[int] = []  # where brackets and bars began
    for token in _tokens(text):
        bar_closes = token == "|" and bool(opened) and written[opened[-1]] == "abs("
        begins = (token[0].isalnum() or token[0] in "_.(|") and token not in WORDS and not bar_closes
        if begins and written and _ends(written[-1]):
            written.append("*")
        if (token in ("|", "(") and not bar_closes) or token.endswith("("):
            opened.append(len(written))
            if token not in ("|", "(") and token[:-1] not in FUNCTIONS:
                raise ValueError(f"no function {token[:-1]}: a product needs a space before its bracket")
            written.append("abs(" if token == "|" else token)
        elif token in (")", ")+") or bar_closes:
            if not opened:
                raise ValueError(f"a bracket too many in {text!r}")
            start = opened.pop()
            if token == ")+":
                written[start] = f"max(0.0, {written[start]}"
            written.append("))" if token == ")+" else ")")
        else:
            written.append({"^": "**"}.get(token, token))
    _refuse_doubtful_quotients(text, written)
    try:
        return compile(" ".join(written), text, "eval")
    except SyntaxError as error:
        raise ValueError(f"not understood: {text!r}") from error


def _tokens(text: str) -> Iterator[str]:
    at = 0
    while at < len(text.rstrip()):
        found = TOKEN.match(text, at)
        if not found:
            raise ValueError(f"not understood: {text[at:]!r}")
        yield found[1]
        at = found.end()


def _ends(token: str) -> bool:
    """Whether something that can be multiplied ends here."""
    return token not in WORDS and (token[-1].isalnum() or token[-1] in "_).")


def _refuse_doubtful_quotients(text: str, written: list[str]) -> None:
    """In `a / b c` it is not plain whether c divides or multiplies."""
    divided = [False]
    for token in written:
        if token.endswith("("):
            divided.append(False)
        elif token.startswith(")"):
            divided.pop()
        elif token in ("*", "/") and divided[-1]:
            raise ValueError(f"what is divided by ends a product; put it in brackets: {text!r}")
        elif token == "/":
            divided[-1] = True
        elif token in ("+", "-", ",", "<", ">", "<=", ">=", "==", *WORDS):
            divided[-1] = False

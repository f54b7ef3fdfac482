"""The right answer of a lesson, computed from the runs by the expression in its file.

Expressions are Python's, of numbers, words and comparisons, and know only what is in `words_of`. They are parsed and
checked before they are evaluated: nothing else can be named, called or reached.
"""

import ast
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from loyalty_sim.lab.job import KINDS

if TYPE_CHECKING:
    from loyalty_sim.app.what_if.answer import Answer
    from loyalty_sim.studies.base import Result

_ALLOWED = (
    ast.Expression, ast.IfExp, ast.Compare, ast.BoolOp, ast.UnaryOp, ast.BinOp, ast.Call, ast.Name, ast.Load,
    ast.Constant, ast.And, ast.Or, ast.Not, ast.USub, ast.Add, ast.Sub, ast.Mult, ast.Div, ast.Lt, ast.LtE, ast.Gt,
    ast.GtE, ast.Eq, ast.NotEq,
)  # fmt: skip


def right_answer(expression: str, answer: "Answer", curve: "Result | None" = None) -> str | float:
    """The value of the expression. Raises ValueError for one that reaches for anything else, or comes to nothing."""
    tree, known = parsed(expression), words_of(answer, curve)
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id not in known:
            raise ValueError(f"unknown in an answer: {node.id}; known are {', '.join(sorted(known))}")
    found = eval(compile(tree, "answer", "eval"), {"__builtins__": {}}, known)
    if found is None:
        raise ValueError(f"an answer that comes to nothing: {expression.strip()}")
    return found if isinstance(found, str) else float(found)


def parsed(expression: str) -> ast.Expression:
    """The expression, of nothing but what is allowed. Raises ValueError saying what is not."""
    try:
        tree = ast.parse(expression.strip(), mode="eval")
    except SyntaxError as error:
        raise ValueError(f"an answer that is no expression: {expression.strip()} ({error.msg})") from None
    for node in ast.walk(tree):
        called = isinstance(node, ast.Call) and not isinstance(node.func, ast.Name)
        if called or not isinstance(node, _ALLOWED):
            raise ValueError(f"not allowed in an answer: {ast.unparse(node)}")
    return tree


def words_of(answer: "Answer", curve: "Result | None") -> dict[str, Any]:
    """What an expression may name.

    a(outcome), b(outcome), change(outcome): means, and B less A; up(outcome), down(outcome): beyond luck; gain(week):
    cumulative profit of B less A by then; payback: week from which B is ahead for good, or None; kind_a(kind),
    kind_b(kind): per cent of customers at the end; best: level of the lever with the highest profit, a multiple of the
    usual; first(word, number, word, number ...): the word with the largest number; abs, min, max.
    """
    effects = answer.effects
    cumulative = (answer.weekly_b["profit"] - answer.weekly_a["profit"]).cumsum()
    words: dict[str, Any] = {
        "a": lambda name: effects[name].a,
        "b": lambda name: effects[name].b,
        "change": lambda name: effects[name].difference,
        "up": lambda name: effects[name].low > 0,
        "down": lambda name: effects[name].high < 0,
        "gain": lambda week: float(cumulative.loc[week]),
        "payback": answer.payback,
        "kind_a": _kind(answer.weekly_a),
        "kind_b": _kind(answer.weekly_b),
        "first": _first,
        "abs": abs,
        "min": min,
        "max": max,
    }
    if curve is not None:
        plan = curve.detail.plan
        here = plan.settings[plan.baseline] / plan.amounts[plan.baseline]
        words["best"] = float(curve.detail.best.value * here)
    return words


def _kind(weekly: Any) -> Callable[[str], float]:
    return lambda kind: float(100 * weekly[kind].iloc[-1]) if kind in KINDS else 0.0


def _first(*pairs: Any) -> str:
    named = zip(pairs[::2], pairs[1::2], strict=True)
    return str(max(named, key=lambda pair: pair[1])[0])

"""The right answer of a lesson, computed from the runs by the expression in its file.

Expressions are Python's, of numbers, words and comparisons, and know only what is in `words_of`. They are parsed and
checked before they are evaluated: nothing else can be named, called or reached.
"""

import ast
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from loyalty_sim.app.lessons.steps import WORDS as OF_CURVES
from loyalty_sim.app.lessons.steps import Steps
from loyalty_sim.lab.job import KINDS
from loyalty_sim.scenario.messages import nearest
from loyalty_sim.week.outcomes import OUTCOMES

if TYPE_CHECKING:
    from loyalty_sim.app.what_if.answer import Answer
    from loyalty_sim.studies.base import Result

_ALLOWED = (
    ast.Expression, ast.IfExp, ast.Compare, ast.BoolOp, ast.UnaryOp, ast.BinOp, ast.Call, ast.Name, ast.Load,
    ast.Constant, ast.And, ast.Or, ast.Not, ast.USub, ast.Add, ast.Sub, ast.Mult, ast.Div, ast.Lt, ast.LtE, ast.Gt,
    ast.GtE, ast.Eq, ast.NotEq,
)  # fmt: skip
_OF_OUTCOMES = ("a", "b", "change", "up", "down")
_OF_KINDS = ("kind_a", "kind_b")
_ARGUMENTS: dict[str, tuple[str, tuple[str, ...]]] = {
    **dict.fromkeys(_OF_OUTCOMES, ("outcome", tuple(OUTCOMES))),
    **dict.fromkeys(_OF_KINDS, ("kind of customers", KINDS)),
}
_WORDS = (*_ARGUMENTS, "gain", "payback", "ahead", "first", "abs", "min", "max")


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


def unknown_in(tree: ast.Expression, curve: bool) -> Iterator[str]:
    """What an expression names that there is not, found without a run. curve: whether the lesson has one of returns."""
    known = (*_WORDS, "best", *OF_CURVES) if curve else _WORDS
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id not in known:
            yield _no("word", node.id, known)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _ARGUMENTS:
            what, allowed = _ARGUMENTS[node.func.id]
            given = node.args[0].value if len(node.args) == 1 and isinstance(node.args[0], ast.Constant) else None
            if given not in allowed:
                yield _no(what, ast.unparse(node) if given is None else str(given), allowed)


def foreign_choices(tree: ast.Expression, choices: Mapping[str, str]) -> Iterator[str]:
    """Words the expression may come to that are none of the choices; any word, where a number is asked for."""
    for found in _ends(tree.body):
        if choices and not isinstance(found, str):
            yield f"answer comes to {found}, and the choices are {', '.join(choices)}"
        elif isinstance(found, str) and found not in choices:
            allowed = f"the choices are {', '.join(choices)}" if choices else "a number is asked for"
            yield f"answer comes to '{found}', and {allowed}"


def _ends(node: ast.expr) -> Iterator[Any]:
    """What an expression comes to in the end, as far as it is written out in it."""
    if isinstance(node, ast.IfExp):
        yield from _ends(node.body)
        yield from _ends(node.orelse)
    elif isinstance(node, ast.Constant):
        yield node.value
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "first":
        yield from (each.value for each in node.args[::2] if isinstance(each, ast.Constant))


def _no(what: str, given: str, allowed: Any) -> str:
    close = nearest(given, list(allowed))
    guess = f"did you mean {close}? " if close else ""
    return f"there is no {what} '{given}' for an expression: {guess}there are {', '.join(allowed)}"


def words_of(answer: "Answer", curve: "Result | None") -> dict[str, Any]:
    """What an expression may name.

    a(outcome), b(outcome), change(outcome): means, and B less A; up(outcome), down(outcome): beyond luck; gain(week):
    cumulative profit of B less A by then; payback: week from which B is ahead for good, or None; ahead: per cent of
    the pairs in which B gains; kind_a(kind), kind_b(kind): per cent of customers at the end; best: level of the lever
    with the highest profit, a multiple of the usual; per_unit, bends_up, bends_down: see `steps`; first(word, number,
    word, number ...): the word with the largest number; abs, min, max.
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
        "ahead": float(100 * (answer.gains > 0).mean()),
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
        steps = Steps(curve)
        words |= {word: getattr(steps, word) for word in OF_CURVES}
    return words


def _kind(weekly: Any) -> Callable[[str], float]:
    return lambda kind: float(100 * weekly[kind].iloc[-1]) if kind in KINDS else 0.0


def _first(*pairs: Any) -> str:
    named = zip(pairs[::2], pairs[1::2], strict=True)
    return str(max(named, key=lambda pair: pair[1])[0])

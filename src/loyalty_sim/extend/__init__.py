"""What a Python file of your own says to the model: `loyalty-sim run --use my_rules.py`, `run(use="my_rules.py")`.

    from loyalty_sim.extend import insert, network, remove, replace, strategy

    @replace("satisfaction.reaction")       a rule of theory, by another function with the same arguments
    @replace("talk")                        a pass of the week, by a function of the market
    @insert(after="meet")                   one more pass
    remove("listen")                        one pass less
    @strategy                               a class with `decide(firm, market)`, known by its name in small letters
    @network                                a function of (customers, seed) that gives a networkx graph

A file stands for itself: it may import installed packages, not files beside it. Its text is part of the configuration,
so that runs, results and checkpoints know it, and workers elsewhere need no file. Imported as an ordinary module, it
declares nothing and its functions are plain functions.
"""

from loyalty_sim.extend.declare import Change, Declared, UseError, insert, network, remove, replace, strategy

__all__ = ["Change", "Declared", "UseError", "insert", "network", "remove", "replace", "strategy"]

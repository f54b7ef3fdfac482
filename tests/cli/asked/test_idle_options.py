"""Options that would change nothing are refused by name, with the reason, before anything is read or run."""

import os

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from loyalty_sim.cli.asked.idle import EVERYWHERE, IDLE
from loyalty_sim.cli.commands import app

REFUSED = [
    ("run --json -n", "--json", "told in words"),
    ("run --cluster tcp://nowhere:1 --workers 2", "--workers", "--cluster local"),
    ("sweep --grid firm.levers.climate=0,1 --points 8", "--points", "only a sample has points"),
    ("sweep firm.levers.climate=0,1 -N 64", "--points", "--lhs"),
    ("sensitivity --size 16", "--size", "a tornado has two points a factor"),
    ("sensitivity firm.levers.climate=0:1 --top 4", "--top", "all taken"),
    ("sensitivity --factors firm.levers.climate=0:1 --top 10", "--top", "all taken"),
    ("discover people_first trade.wage=500:900 --top 3", "--top", "all taken"),
    ("optimise --budget 1 --levers climate --worlds 0 --factors trade.wage=500:900", "--factors", "none are drawn"),
    ("optimise --budget 1 --levers climate --learnt x --factors trade.wage=500:900", "--factors", "without --learnt"),
    ("pilot people_first --measures churn,revenue --asked 0.1", "--asked", "only satisfaction"),
    ("drivers --scale 1,5", "--scale", "about a file of answers"),
    ("drivers answers.csv --seeds 3", "--seeds", "nothing is simulated"),
    ("drivers answers.csv --money 2", "--money", "nothing is simulated"),
    ("drivers answers.csv --dry-run", "--dry-run", "nothing is simulated"),
    ("drivers answers.csv --firm mine.yaml", "--firm", "nothing is simulated"),
    ("branch there --seeds 3 firm.levers.climate=0,2", "--seeds", "a seed of its own"),
    ("branch there --firm mine.yaml firm.levers.climate=0,2", "--firm", "burnt in"),
    ("branch --burn-in 4 --json", "--json", "where it is saved"),
    ("explain people_first --quick --seeds 3", "--seeds", "--quick says"),
    ("evidence --quick --seeds 4", "--seeds", "--quick says"),
    ("calibrate --template --strict", "--strict", "nothing is fitted"),
    ("calibrate --template -o there", "--output", "nothing is fitted"),
    ("calibrate trade=bank -n --strict", "--strict", "reproduces nothing"),
    ("show --keys -o mine.yaml", "--output", "written to a file"),
    ("show --keys climate --diff", "--diff", "written to a file"),
    ("show mechanisms -o mine.yaml", "--output", "written to a file"),
    ("show indicators satisfaction --diff", "--diff", "written to a file"),
    ("show last -o mine.yaml", "--output", "written to a file"),
    ("report --levels 5", "--levels", "--explorable"),
    ("report --seeds 5", "--seeds", "--explorable"),
    ("report --lesson 1 --levers climate", "--levers", "--explorable"),
    ("report --workers 2", "--workers", "--explorable"),
    ("report --board --static", "--static", "for paper as it is"),
    ("report --lessons mine", "--lessons", "--lesson 3"),
    ("export last -o a.csv --each 3", "--each", "--synthetic"),
    ("export last -o a.csv --kind csv", "--kind", "--synthetic"),
    ("export last -o a.xlsx --table runs", "--table", "holds all tables"),
    ("export last --duckdb a.duckdb", "'last'", "--output"),
    ("lesson check mine.md --only-read --workers 2", "--workers", "nothing is run"),
]
TAKEN = [
    "sweep --lhs firm.levers.climate=0:2 --points 8 -n",
    "sensitivity --method morris --size 8 firm.levers.climate=0:2 -n",
    "optimise --budget 9000 --levers climate --worlds 8 --factors trade.usual.climate=0.1:0.4 -n",
    "pilot service_first --measures satisfaction,churn --asked 0.1 --worlds 16 -n",
    "explain people_first --quick -n",
    "evidence T02 --seeds 4 -n",
    "show people_first --diff --json",
    "list --runs --json",
    "scenarios --verbose --json",
]


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(("words", "option", "said"), REFUSED, ids=[each[0] for each in REFUSED])
def test_an_option_that_changes_nothing_is_refused_before_any_work(words, option, said):
    answer = CliRunner().invoke(app, words.split())
    told = " ".join(answer.output.split())
    assert answer.exit_code == 2, told
    assert f"{option} changes nothing here" in told
    assert said in told
    assert not os.listdir()


@pytest.mark.parametrize("words", TAKEN)
def test_the_same_option_is_taken_where_it_does_something(words):
    answer = CliRunner().invoke(app, words.split())
    assert answer.exit_code == 0, answer.output


def test_the_table_speaks_of_options_and_commands_that_there_are():
    commands = get_command(app).commands
    groups = {name: group.commands for name, group in commands.items() if hasattr(group, "commands")}
    known = commands | {f"{name} {each}": own for name, group in groups.items() for each, own in group.items()}
    for name, rows in IDLE.items():
        options = {each.name for each in known[name].params}
        assert {option for row in rows for option in row.options} <= options
    every = {each.name for command in known.values() for each in command.params}
    assert {option for row in EVERYWHERE for option in row.options} <= every

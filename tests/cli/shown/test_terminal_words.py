"""How the command line talks: exit codes, faults without a traceback, four lines in a log, folders of their own."""

import errno
import os
import signal

import pytest
import typer
from hypothesis import given
from hypothesis import strategies as st

from loyalty_sim.cli.shown import terminal
from loyalty_sim.lab.checkpoint import CheckpointError
from loyalty_sim.scenario import Problem, ScenarioError


@pytest.fixture(autouse=True)
def _signals_as_before():
    kept = {kind: signal.getsignal(kind) for kind in (signal.SIGTERM, signal.SIGINT)}
    yield
    for kind, handler in kept.items():
        signal.signal(kind, handler)


def ended(error):
    """The exit code of a command in which this is raised."""
    with pytest.raises(typer.Exit) as caught, terminal.guarded():
        raise error
    return caught.value.exit_code


# -- the boundary ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (
            ScenarioError([Problem("no such lever", "command line", ("did you mean  climate ?",))]),
            2,
            "error: no such lever",
        ),
        (ZeroDivisionError("odd\n  thing"), 1, "ZeroDivisionError: odd thing"),
        (ValueError(), 1, "a fault of the program (test_terminal_words.py, line"),
        (PermissionError(errno.EACCES, "Permission denied", "a.csv"), 1, "error: permission denied: a.csv"),
        (OSError(errno.ENOSPC, "No space left on device"), 1, "error: the disk is full"),
        (MemoryError(), 1, "fewer customers, runs or workers need less"),
        (KeyboardInterrupt(), 130, "stopped; finished runs are kept"),
    ],
)
def test_whatever_goes_wrong_is_a_message_and_an_exit_code(error, code, said, capsys):
    assert ended(error) == code
    told = capsys.readouterr()
    assert said in told.err
    assert "Traceback" not in told.err
    assert told.out == ""


def test_what_goes_well_is_left_alone():
    with terminal.guarded():
        done = 1
    assert done == 1


@pytest.mark.parametrize("error", [typer.Exit(3), BrokenPipeError(), typer.BadParameter("x")])
def test_what_the_command_line_deals_with_itself_passes(error):
    with pytest.raises(type(error)) as caught, terminal.guarded():
        raise error
    assert caught.value is error


def test_who_looks_for_a_fault_sees_it(monkeypatch):
    monkeypatch.setenv("LOYALTY_SIM_TRACEBACK", "1")
    with pytest.raises(ZeroDivisionError), terminal.guarded():
        raise ZeroDivisionError


def test_a_polite_kill_ends_as_ctrl_c_does():
    with pytest.raises(typer.Exit) as caught, terminal.guarded():
        os.kill(os.getpid(), signal.SIGTERM)
    assert caught.value.exit_code == terminal.INTERRUPTED


def test_problems_that_are_plain_text_are_shown_with_a_place(capsys):
    class OddError(Exception):
        problems = ("something is odd",)

    assert ended(OddError()) == terminal.WRONG_USAGE
    assert "error: something is odd\n  --> command line" in capsys.readouterr().err


def test_every_problem_is_shown_with_its_help_whole(capsys):
    terminal.print_problems([Problem("first [bold]", "a.yaml:3", ("h " * 150,)), Problem("second", "there")])
    told = capsys.readouterr().err
    assert told == f"error: first [bold]\n  --> a.yaml:3\n  help: {'h ' * 150}\n\nerror: second\n  --> there\n"


# -- faults ---------------------------------------------------------------------------------------------------------


@given(st.text(max_size=2_000))
def test_a_fault_is_said_on_two_lines_however_long_it_is(text):
    said = terminal.said_of(ValueError(text))
    what, how = said.split("\n")
    assert what.startswith("a fault of the program: ValueError")
    assert len(what) <= len("a fault of the program: ValueError: ") + terminal.LONGEST_REASON
    assert how == terminal.REPORT_IT


def test_a_full_disk_says_how_to_go_on():
    for error in (OSError(errno.ENOSPC, "full"), OSError(errno.EDQUOT, "quota")):
        assert terminal.said_of(error).endswith(terminal.KEPT)
    assert terminal.KEPT not in terminal.said_of(OSError(errno.EIO, "Input/output error"))


def test_a_file_that_is_no_checkpoint_is_a_wrong_request():
    with pytest.raises(ScenarioError) as caught, terminal.wrong_checkpoint():
        raise CheckpointError("'x.npz' is no checkpoint")
    [problem] = caught.value.problems
    assert (problem.message, problem.where) == ("'x.npz' is no checkpoint", "checkpoint")
    assert "--burn-in 52" in problem.help[0]


@pytest.mark.parametrize(
    ("lines", "shown", "rest"),
    [(1, 1, ""), (20, 20, ""), (21, 20, "… and 1 more lines"), (500, 20, "… and 480 more lines")],
)
def test_hundreds_of_failures_are_counted_and_not_all_told(lines, shown, rest, capsys):
    terminal.print_failure("\n".join(f"run {n}" for n in range(lines)))
    told = capsys.readouterr().err.splitlines()
    assert told[0] == "error: run 0"
    assert sum("run " in line for line in told) == shown
    assert told[shown:] == ([rest] if rest else [])


# -- progress -------------------------------------------------------------------------------------------------------


@given(st.integers(1, 300))
def test_a_log_has_a_line_a_quarter_and_the_last_says_all(total):
    lines = []

    class Screen:
        print = staticmethod(lines.append)

    report = terminal._quarters(Screen())
    for done in range(1, total + 1):
        report(done, total)
    assert len(lines) == min(total, 4)
    assert lines[-1] == f"{total} of {total} runs"


def test_a_log_begins_with_what_is_being_done_and_quiet_says_nothing(capsys):
    with terminal.progress_bar(quiet=False, first="starting …") as report:
        report(1, 1)
    assert capsys.readouterr().err == "starting …\n1 of 1 runs\n"
    with terminal.progress_bar(quiet=True, first="starting …") as report:
        assert report is None
    assert capsys.readouterr().err == ""


# -- where things are -----------------------------------------------------------------------------------------------


def test_two_results_of_one_second_have_a_folder_each(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    first, second = (terminal.default_folder("run", "baseline") for _ in range(2))
    assert first != second
    assert first.parent == second.parent == terminal.Path("outputs/run")
    assert first.is_dir()


@pytest.mark.parametrize(
    ("name", "ending"),
    [
        ("a b/c", "_a_b_c"),
        ("../../x", "_.._.._x"),
        ("ü" * 9, "__"),
        ("n" * 500, "_" + "n" * 80),
        ("ok-1.5_x", "_ok-1.5_x"),
    ],
)
def test_a_folder_is_called_after_what_was_asked_in_plain_letters(name, ending, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    folder = terminal.default_folder("run", name)
    assert folder.name.endswith(ending)
    assert folder.parent == terminal.Path("outputs/run")


@pytest.mark.parametrize("name", ["plain", "old[red]", "a[/b]", "[x]"])
def test_the_last_lines_name_the_folder_as_it_is(name, capsys):
    terminal.closing(terminal.Path(name), [f"loyalty-sim report {name}", "loyalty-sim list"])
    assert capsys.readouterr().err == f"saved  {name}\nnext   loyalty-sim report {name} · loyalty-sim list\n"


def test_without_anything_saved_or_to_do_there_are_no_last_lines(capsys):
    terminal.closing(None, ())
    assert capsys.readouterr().err == ""

"""Files of the command line: a command each beside the rooms, and rooms that know nothing of commands."""

import re
from pathlib import Path

import pytest
from typer.main import get_command

from loyalty_sim import cli
from loyalty_sim.cli.commands import app

FOLDER = Path(cli.__file__).parent
BELOW = {"shown": {"shown"}, "asked": {"asked", "shown"}, "carried_out": {"carried_out", "asked", "shown"}}


def test_every_file_beside_the_rooms_is_a_command_of_its_name():
    files = {path.stem for path in FOLDER.glob("*.py")} - {"__init__", "commands"}
    assert files == set(get_command(app).commands)


@pytest.mark.parametrize("room", BELOW)
def test_a_room_knows_only_what_lies_below(room):
    texts = [path.read_text() for path in (FOLDER / room).glob("*.py")]
    known = {name for text in texts for name in re.findall(r"loyalty_sim\.cli[. ](?:import )?(\w+)", text)}
    assert texts
    assert known <= BELOW[room]

"""Commands asked for wrongly: mechanisms, drivers, games, calibrations, and the files they name.

Tables of bad input with a piece of what must be said; beyond the pieces every case is held to what `refused` checks.
"""

import pytest
from a_game import GAME

FILES = {
    "there.yaml": GAME,
    "empty.yaml": "",
    "bad.csv": "a,b\n1\n",
    "empty.csv": "",
    "one.csv": "satisfaction\n5\n",
    "text.csv": "satisfaction,core\n" + "x,y\n" * 30,
    "const.csv": "satisfaction,core\n" + "5,5\n" * 50,
    "few.csv": "satisfaction,core\n1,2\n3,4\n10,9\n",
    "ok.csv": "satisfaction,core\n" + "".join(f"{1 + n % 10},{1 + 7 * n % 10}\n" for n in range(80)),
    "twice.csv": "satisfaction,core,core\n" + "".join(f"{1 + n % 10},{1 + 7 * n % 10},5\n" for n in range(80)),
    "infinite.csv": "satisfaction,core\n" + "nan,5\n8,inf\n" * 40,
    "outside.csv": "satisfaction,core\n" + "".join(f"{1 + n % 5},{1 + n % 9}\n" for n in range(80)),
    "fake.xlsx": "x",
    "fake.sav": "x",
    "dir.csv/inside": "x",
    "full/chapter.tex": "mine",
    "shares.csv": "firm,share\nour bank,0.9\nbank B,0.9\n",
    "data.yaml": "focal: our bank\ncustomers: {file: ok.csv}\nshares: {file: shares.csv}\n",
}
REQUESTS = [
    ("ablate C99", "there is no mechanism 'C99'"),
    ("ablate --seeds 1", "'--seeds'"),
    ("ablate --seeds 99999999", "--seeds = 99,999,999 is too many"),
    ("ablate C2 market.customers=5", "there is no mechanism 'market.customers=5'"),
    ("ablate people_first", "there is no mechanism 'people_first'"),
    ("ablate -o /dev/null", "/dev/null is a file"),
    ("ablate C2 --home nowhere", "there is no folder 'nowhere'"),
    ("ablate ''", "there is no mechanism ''"),
    ("ablate C2 C999 X", "there is no mechanism 'C999'"),
    ("ablate C2,C3", "there is no mechanism 'C2,C3'"),
    ("ablate --workers 0", "'--workers'"),
    ("drivers nowhere.csv", "the answers cannot be read: there is no file 'nowhere.csv'"),
    ("drivers bad.csv", "no column is called satisfaction, score or overall"),
    ("drivers empty.csv", "the answers cannot be read: the file is empty"),
    ("drivers one.csv", "a key-driver analysis needs 30 complete answers about satisfacti"),
    ("drivers text.csv", "a key-driver analysis needs 30 complete answers about satisfacti"),
    ("drivers ok.csv --scale 5,1", "'5,1' is no scale"),
    ("drivers ok.csv --scale nan,5", "'nan,5' is no scale"),
    ("drivers ok.csv --scale 1", "'1' is no scale"),
    ("drivers ok.csv --scale 1,inf", "'1,inf' is no scale"),
    ("drivers ok.csv --outcome nothing", "no column is called 'nothing'"),
    ("drivers ok.csv trade=bank", "a file of answers stands alone"),
    ("drivers ok.csv other.csv", "a file of answers stands alone"),
    ("drivers --scale 1,5", "it is about a file of answers, and none is named"),
    ("drivers --outcome x", "it is about a file of answers, and none is named"),
    ("drivers --money nan", "'--money'"),
    ("drivers --money 0", "'--money'"),
    ("drivers --money 1e9", "'--money'"),
    ("drivers --seeds 1", "'--seeds'"),
    ("drivers nothing", "there is no scenario 'nothing'"),
    ("drivers const.csv", "a key-driver analysis needs 30 complete answers about satisfacti"),
    ("drivers few.csv", "a key-driver analysis needs 30 complete answers about satisfacti"),
    ("drivers dir.csv", "the answers cannot be read: it is a folder, not a file"),
    ("drivers outside.csv --scale 1,5", "core = 6 lies outside 1 to 5, stated"),
    ("drivers fake.xlsx", "the answers cannot be read: it is text, no workbook"),
    ("drivers fake.sav", "the answers cannot be read: it is no SPSS file (Unable to read f"),
    ("explain", "two scenarios are needed, or one to compare with the baseline"),
    ("explain nobody", "there is no scenario 'nobody'"),
    ("explain people_first --on nothing", "there is no outcome 'nothing'"),
    ("explain people_first --seeds 1", "'--seeds'"),
    ("explain people_first --pairs 0", "'--pairs'"),
    ("explain a b c", "two scenarios at most; what is 'c'?"),
    ("explain last", "there is no result 'last': nothing has been saved here"),
    ("explain people_first market.weeks=0", "market.weeks = 0 is outside its range"),
    ("explain people_first trade=bnak", "there is no trade 'bnak'"),
    ("explain people_first -o /dev/null", "/dev/null is a file"),
    ("game", "Usage: loyalty-sim game"),
    ("game new", "Missing argument 'FILE'."),
    ("game new g.yaml --teams A", "teams is a list of 2 to 8 teams"),
    ("game new g2.yaml --teams A,B,C,D,E,F,G,H,I", "teams is a list of 2 to 8 teams"),
    ("game new g3.yaml --teams A,A", "team A: a name of its own is needed"),
    ("game new g4.yaml --teams ,", "teams is a list of 2 to 8 teams"),
    ("game new g5.yaml --bots nothing", "there is no strategy 'nothing'"),
    ("game new g6.yaml --trade bnak", "there is no trade 'bnak'"),
    ("game new g7.yaml --customers 5", "'--customers'"),
    ("game new g8.yaml --quarters 0", "'--quarters'"),
    ("game new g9.yaml --quarters 999", "'--quarters'"),
    ("game new there.yaml", "there.yaml is there already"),
    ("game new g10.yaml --customers 99999999999", "market.customers = 99999999999 is outside its range"),
    (f"game new g11.yaml --teams {'x' * 300},B", "a name of its own is needed"),
    ("game new g13.yaml --seed -1", "'--seed'"),
    ("game new g14.yaml --seed 99999999999999999999", "seed = 99999999999999999999"),
    ("game new g15.yaml --teams <b>x</b>,B", "team <b>x</b>: a name of its own is needed"),
    ("game play nowhere.yaml", "there is no file 'nowhere.yaml'"),
    ("game play there.yaml --until 99", "the game has no quarter 99"),
    ("game play there.yaml --until -1", "'--until'"),
    ("game play empty.yaml", "the file holds no game"),
    ("drivers twice.csv", "the column 'core' is there twice"),
    ("drivers infinite.csv", "a key-driver analysis needs"),
    ("drivers ok.csv -o /dev/null/x", "/dev/null is a file"),
    ("drivers ok.csv -o full", "'full' holds other files"),
    ("explain people_first --pairs 99999999", "--pairs = 99,999,999 is too many"),
    ("explain baseline baseline", "A and B are the same"),
    ("game new g12.txt", "no name for a game"),
    ("game new /dev/null/g.yaml", "/dev/null is a file"),
    ("game new /proc/g.yaml", "cannot save"),
    ("game play there.yaml -o /dev/null", "/dev/null is a file"),
    ("game debrief there.yaml -o /dev/null/x", "/dev/null is a file"),
    ("game debrief there.yaml --worlds 1", "'--worlds'"),
    ("claims K07 -o full", "'full' holds other files"),
    ("evidence T01 -o full", "'full' holds other files"),
    ("calibrate data.yaml -n -o full", "'full' holds other files"),
    ("calibrate --template /dev/null/x", "/dev/null is a file"),
    ("calibrate data.yaml -n", "the shares add up to 1.8"),
]


@pytest.mark.parametrize(("line", "said"), REQUESTS, ids=[line[:60] for line, _ in REQUESTS])
def test_a_wrong_request_is_refused(refused, line, said):
    words = ["" if word == "''" else word for word in line.split()]
    dry = ["--dry-run"] if words[0] in ("ablate", "explain") else []
    assert said in " ".join(refused([*words, *dry], FILES).split())


def test_notes_say_which_cells_are_no_numbers(tmp_path):
    from loyalty_sim.validation.survey.own_answers import read_answers

    rows = "".join(f"{1 + n % 10},{'x' if n == 7 else 1 + 7 * n % 10}\n" for n in range(80))
    (tmp_path / "mine.csv").write_text(f"satisfaction,core\n{rows}")
    notes = read_answers(tmp_path / "mine.csv").notes
    assert "1 cells of core are no numbers, such as 'x' in line 9" in notes

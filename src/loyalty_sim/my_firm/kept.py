"""A firm beneath every scenario: its start is looked for once, kept, and laid under what is loaded."""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from loyalty_sim.compiled.folder import cache_folder
from loyalty_sim.lab.atomic import write_atomically
from loyalty_sim.lab.lab import Lab
from loyalty_sim.lab.store import model_version
from loyalty_sim.my_firm.figures import Firm
from loyalty_sim.my_firm.meet import Met, Start, meet
from loyalty_sim.my_firm.start import trade_of
from loyalty_sim.scenario.messages import Given
from loyalty_sim.scenario.schema import scenario_hash
from loyalty_sim.scenario.standing import standing


def folder_of_firms() -> Path:
    """Where starts, and survey answers made for them, are kept: beside the compiled kernels."""
    return cache_folder().parent / "firms"


def start_of(firm: Firm, lab: Lab | None = None) -> Start:
    """The start of a firm, looked for or as it was found before. Raises ScenarioError as `meet` does."""
    found = known(firm)
    if found is not None:
        return found
    folder = folder_of_firms()
    found = meet(firm, folder / "answers", lab)
    folder.mkdir(parents=True, exist_ok=True)
    content = {
        "settings": {key: each.value for key, each in found.settings.items()},
        "met": [each._asdict() for each in found.met],
        "markets": found.markets,
    }
    write = partial(Path.write_text, data=json.dumps(content, indent=1), encoding="utf-8")
    write_atomically(folder / f"{_digest(firm)}.json", write)
    return found


def known(firm: Firm) -> Start | None:
    """The start of a firm as it was found before; None where it has not been, or the answers that it names are gone."""
    try:
        content = json.loads((folder_of_firms() / f"{_digest(firm)}.json").read_text(encoding="utf-8"))
        settings = {key: Given(value, firm.file) for key, value in content["settings"].items()}
        met = tuple(Met(**each) for each in content["met"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    answers = settings.get("trade.answers")
    return None if answers and not Path(answers.value).is_file() else Start(settings, met, int(content["markets"]))


def _digest(firm: Firm) -> str:
    """Sixteen hexadecimal digits of the figures, the trade as it is, the model and how a start is looked for."""
    figures = {key: each.value for key, each in sorted(firm.given.items())}
    here = Path(__file__).parent
    sources = "".join(file.read_text(encoding="utf-8") for file in sorted(here.glob("*.py")))
    text = json.dumps([figures, scenario_hash(trade_of(firm)), model_version(), sources])
    return hashlib.sha256(text.encode()).hexdigest()[:16]


@contextmanager
def within(firm: Firm, start: Start) -> Iterator[None]:
    """Within it, every scenario that is loaded is of the firm, whose start was found."""
    with standing(firm.given.get("trade", Given(firm.figures.trade, firm.file)), start.settings):
        yield

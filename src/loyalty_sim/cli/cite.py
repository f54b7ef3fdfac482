"""The command `cite`: how to cite a result."""

import json

from loyalty_sim.cli.asked.options import Json, Saved


def cite(name: Saved = "last", as_json: Json = False) -> None:
    """How to cite a result: version, configuration, seeds, command."""
    from loyalty_sim.lab.results import read_record
    from loyalty_sim.publish.export import citation
    from loyalty_sim.studies import find_result

    folder = find_result(name)
    record = read_record(folder)
    text = citation(record, folder.name)
    print(json.dumps({"citation": text, "provenance": record}, indent=2) if as_json else text)

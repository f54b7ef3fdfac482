"""A new kind of study is shown on the results page by its own charts, words and runs."""

import sys
from pathlib import Path

from visiting import text_of, until

sys.path.insert(0, str(Path(__file__).parents[2] / "studies"))

from planted import PlantedLab, short
from toy_kind import luck


async def test_a_result_of_a_new_kind_is_shown(user, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    found = luck(short(8), 3, PlantedLab(lambda job: {"profit": 10_000.0 * (1 + job.seed)}))
    found.save(tmp_path / "outputs" / "luck" / "mine")
    await user.open("/results")
    await until(user, "kept", "1 saved results")
    await user.should_see("luck: mine", retries=300)
    await user.should_see("Owners")
    await user.should_see(found.text)
    assert "Seeds: 0-2" in text_of(user, "citation")

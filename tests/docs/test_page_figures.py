"""Figures of the pages of the model can be measured again: their questions are legal, and read as they are told."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "experiments"))

import page_figures

from loyalty_sim.validation.claims.design import TEST_ONLY, trials

FILES = sorted(page_figures.PAGES.glob("*.yaml"))


@pytest.mark.parametrize("page", [path.stem for path in FILES])
def test_every_question_of_a_page_has_a_page_legal_arms_and_known_ones(page):
    assert f"page_figures.py {page}" in (Path(__file__).parents[2] / f"docs/model/{page}.md").read_text("utf-8")
    for question in page_figures.read_page(page):
        (trial,) = trials(question.claim, TEST_ONLY)
        assert len({job.scenario for (job, *_) in trial.jobs.values()}) == len(trial.jobs)
        named = {arm for weights in question.effects.values() for arm in weights}
        assert named <= set(trial.jobs)
        assert question.measures


def test_levels_and_effects_are_those_of_the_arms(monkeypatch, tmp_path):
    (tmp_path / "small.yaml").write_text(
        """
for_all: {trade: bank, customers: 300, weeks: 26, seeds: 3}
questions:
  same:
    says: Two arms that are alike, and one that spends more
    arms: {usual: [], again: [firm.levers.climate=1], more: [firm.levers.climate=2]}
    effects: {alike: {again: 1, usual: -1}, "part": {more: 2, usual: -2}}
    measures: {satisfaction: satisfaction, "spend, %": ["sum:spend_climate", "sum:spend_climate", 100]}
    levels: [climate]
""",
        encoding="utf-8",
    )
    monkeypatch.setattr(page_figures, "PAGES", tmp_path)
    (question,) = page_figures.read_page("small")
    levels, effects = page_figures.answer(question).split("\n\n")
    assert levels.splitlines()[0] == "|  | climate |"
    assert [line.split(" | ")[0] for line in levels.splitlines()[2:]] == ["| usual", "| again", "| more"]
    assert effects.splitlines()[2] == "| alike | 0 ± 0 | 0 ± 0 |"
    assert 150.0 < float(effects.splitlines()[3].split(" | ")[2].split(" ")[0]) < 250.0

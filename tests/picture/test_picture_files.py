"""Pictures as files: laid out once, and drawn once for each form."""

import pytest
from every_chart import CHART
from matplotlib.figure import Figure
from PIL import Image

from loyalty_sim.picture.paper import figure, write_png, write_svg
from loyalty_sim.picture.paper.saved import DOTS_PER_INCH


@pytest.fixture
def drawings(monkeypatch):
    """Every time a figure is drawn or laid out."""
    made, draw = [], Figure.draw

    def counted(page, renderer):
        made.append(type(page.get_layout_engine()).__name__)
        draw(page, renderer)

    monkeypatch.setattr(Figure, "draw", counted)
    return made


def test_a_picture_is_drawn_once_for_each_form_and_not_laid_out_again(tmp_path, drawings):
    page = figure([CHART["time curves"]()], "A heading", "A note")
    assert drawings == []
    write_png(page, tmp_path / "figure.png")
    write_svg(page, tmp_path / "figure.svg")
    assert len(drawings) == 2
    assert "ConstrainedLayoutEngine" not in drawings


def test_both_forms_have_the_size_of_the_page(tmp_path):
    page = figure([CHART["time curves"]()], "A heading", "A note")
    inches = page.get_size_inches()
    write_png(page, tmp_path / "figure.png")
    write_svg(page, tmp_path / "figure.svg")
    with Image.open(tmp_path / "figure.png") as drawn:
        assert drawn.size == pytest.approx(inches * DOTS_PER_INCH, abs=1)
    assert f'width="{inches[0] * 72:g}pt"' in (tmp_path / "figure.svg").read_text(encoding="utf-8")

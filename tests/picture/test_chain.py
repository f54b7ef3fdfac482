"""The service-profit chain: whatever its width, every box stands whole in its picture, and arrows lead through all."""

import re
import xml.etree.ElementTree as ET

import pytest

from loyalty_sim.picture.chain import Link, chain_svg

NAMES = ["climate", "failures", "satisfaction", "loyalty", "kept", "share", "revenue", "profit & loss"]
LINKS = [Link(name, f"{n}.0", "+1.0", True, 2.0 + n) for n, name in enumerate(NAMES)]
SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("columns", [2, 4])
@pytest.mark.parametrize("count", [1, 3, 8])
def test_all_boxes_stand_in_the_picture_apart_from_each_other(count, columns):
    picture = ET.fromstring(chain_svg(LINKS[:count], columns))
    _, _, width, height = map(float, picture.get("viewBox").split())
    found = picture.iter(f"{SVG}rect")
    boxes = [tuple(float(box.get(name)) for name in ("x", "y", "width", "height")) for box in found]
    assert len(boxes) == count
    assert len(list(picture.iter(f"{SVG}line"))) == count - 1
    for x, y, wide, tall in boxes:
        assert 0 <= x <= width - wide
        assert 0 <= y <= height - tall
    for n, (x, y, wide, tall) in enumerate(boxes):
        assert all(abs(x - left) >= wide or abs(y - top) >= tall for left, top, _, _ in boxes[n + 1 :])


def test_two_chains_on_a_page_have_tips_of_their_own():
    wide, narrow = (set(re.findall(r"(?<=#)[\w-]+(?=\))", chain_svg(LINKS, columns))) for columns in (4, 2))
    assert wide
    assert narrow
    assert not wide & narrow

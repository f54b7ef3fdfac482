"""Pictures of people - who left, the map of loyalty, talk - and the service-profit chain, on planted figures."""

import json
import re
import xml.etree.ElementTree as ET

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loyalty_sim.picture import Bar, Corner, Ends, Kind, bars, loyalty_map, plane, who_left, word_of_mouth
from loyalty_sim.picture.chain import Link, chain_svg
from loyalty_sim.picture.loyalty_map import KINDS
from loyalty_sim.picture.palette import GREEN, GREY, VERMILLION
from loyalty_sim.picture.paper import figure
from loyalty_sim.picture.table.details import csv_link, details
from loyalty_sim.picture.table.form import Head, Row, cell, form, plain_form
from loyalty_sim.picture.who_left import FATES
from loyalty_sim.picture.word_of_mouth import HEARD, layout
from loyalty_sim.theory.customers.defection import Reason

COUNT = len(FATES)
CROSSINGS = st.dictionaries(st.tuples(st.integers(0, COUNT - 1), st.integers(0, COUNT - 1)), st.integers(1, 500))


def crossing(cells):
    found = np.zeros((COUNT, COUNT), int)
    for at, customers in cells.items():
        found[at] = customers
    return found


def test_fates_are_staying_and_the_reasons_in_their_order():
    assert FATES[0] == "stayed"
    names = [reason.name.lower().replace("_", " ") for reason in sorted(Reason) if reason != Reason.NONE]
    assert len(names) == len(FATES) - 1
    assert all(fate.startswith(name) for fate, name in zip(FATES[1:], names, strict=True))  # wait: waiting


@given(CROSSINGS)
@settings(max_examples=40)
def test_everybody_is_in_the_table_and_those_who_fare_apart_are_in_the_flow(cells):
    chart = who_left(crossing(cells))
    json.dumps(chart.option, allow_nan=False)
    assert chart.table["customers"].sum() == sum(cells.values())
    alike = {FATES.index("stayed"), FATES.index("moved away")}
    shown = sum(customers for (a, b), customers in cells.items() if not (a == b and a in alike))
    links = [link for series in chart.option["series"] for link in series["links"]]
    assert sum(link["value"] for link in links) == shown
    assert ("graphic" in chart.option) == (shown == 0)
    names = {node["name"] for series in chart.option["series"] for node in series["data"]}
    assert {link["source"] for link in links} | {link["target"] for link in links} == names
    kept = sum(customers for (a, b), customers in cells.items() if a and not b)
    lost = sum(customers for (a, b), customers in cells.items() if b and not a)
    assert f"{kept:,} who leave in A stay in B, and {lost:,} who stay in A leave in B" in chart.caption


def test_swapping_the_worlds_swaps_kept_and_lost():
    forth = crossing({(1, 0): 30, (0, 4): 7, (0, 0): 100})
    assert "30 who leave in A stay in B, and 7 who" in who_left(forth).caption
    assert "7 who leave in A stay in B, and 30 who" in who_left(forth.T).caption


def test_large_numbers_are_told_with_their_thousands():
    assert who_left(crossing({(0, 0): 12_345})).caption.startswith("Of 12,345 customers")
    assert who_left(crossing({})).caption.startswith("Of 0 customers at the start, 0 who leave")


def test_boxes_on_paper_are_as_high_as_what_flows():
    page = figure([who_left(crossing({(1, 0): 30, (0, 4): 10, (4, 4): 20}))])
    page.draw_without_rendering()
    heights = {}
    for patch in page.axes[0].patches:
        heights.setdefault(round(patch.get_x(), 2), []).append(patch.get_height())
    left, right = (heights[side] for side in sorted(heights))
    assert sum(left) == pytest.approx(sum(right))
    assert sorted(round(60 * high / sum(left)) for high in left) == [10, 20, 30]
    assert sorted(round(60 * high / sum(right)) for high in right) == [30, 30]


DOTS = pd.DataFrame({"row": [3, 9], "satisfaction": [10.0, 90.0], "loyalty": [20.0, 80.0]})
SHARES = {"loyal": 40.0, "mercenary": 30.0, "hostage": 20.0, "defector": 10.0}


@pytest.mark.parametrize(
    ("change", "said"), [(1.26, "+1.3"), (-1.26, "-1.3"), (0.04, "±0.0"), (-0.04, "±0.0"), (0.0, "±0.0")]
)
def test_rise_fall_and_no_difference_of_a_kind(change, said):
    chart = loyalty_map(DOTS, SHARES, dict.fromkeys(SHARES, change), 60.0, 50.0)
    assert f"loyal are 40.0 % ({said})" in chart.caption
    corners = [point["label"]["formatter"] for point in chart.option["series"][1]["data"]]
    assert corners[0] == f"Loyal\n40.0 % ({said})"
    assert len(corners) == len(KINDS)


@pytest.mark.parametrize(("satisfied", "held"), [(60.0, 50.0), (71.23, 0.0), (0.0, 100.0)])
def test_kinds_are_divided_where_it_is_said(satisfied, held):
    option = loyalty_map(DOTS, SHARES, None, satisfied, held).option
    across, upwards = option["series"][0]["markLine"]["data"]
    assert across["xAxis"] == pytest.approx(satisfied, abs=0.05)
    assert upwards["yAxis"] == pytest.approx(held, abs=0.05)
    assert option["xAxis"]["name"] == "satisfaction (0-100)"
    assert option["yAxis"]["name"] == "loyalty and barriers (0-100)"


def test_shares_of_the_world_compared_with_are_those_before_the_change():
    changes = {"loyal": 5.0, "mercenary": -5.0, "hostage": 0.0, "defector": 0.0}
    table = loyalty_map(DOTS, SHARES, changes, 60.0, 50.0).table
    assert list(table["share in A (%)"]) == [35.0, 35.0, 20.0, 10.0]
    assert table["share in A (%)"].sum() == table["share in B (%)"].sum() == 100.0


@given(st.lists(st.floats(-3, 3), min_size=1, max_size=40))
def test_everybody_who_talks_is_in_one_group(pressure):
    felt = np.array(pressure)
    chart = word_of_mouth(felt, np.zeros((0, 2), int), np.zeros((len(felt), 2)), 5, np.arange(len(felt)))
    assert chart.table["customers"].sum() == len(felt)
    for series, (low, high) in zip(chart.option["series"], [(-9, -HEARD), (-HEARD, HEARD), (HEARD, 9)], strict=True):
        for *_, row, talk in series["data"]:
            assert low - 1e-4 <= talk <= high + 1e-4
            assert talk == pytest.approx(felt[row], rel=1e-4, abs=1e-300)
    staying, leaving = (felt <= -HEARD).sum(), (felt >= HEARD).sum()
    assert f"speaks to {staying} for staying where they are and to {leaving} for leaving" in chart.caption


def test_ties_are_lines_with_gaps_between_them():
    places = np.array([[0.0, 0.0], [1.0, 0.0], [0.0, 1.0]])
    chart = word_of_mouth(np.zeros(3), np.array([[0, 1], [1, 2]]), places, 1, np.array([10, 20, 30]))
    ties = chart.option["series"][0]
    assert ties["data"] == [[0, 0], [1, 0], [None, None], [1, 0], [0, 1], [None, None]]
    assert [dot[2] for series in chart.option["series"][1:] for dot in series["data"]] == [10, 20, 30]


@pytest.mark.parametrize("customers", [0, 1, 2, 5])
def test_customers_without_ties_have_places_of_their_own(customers):
    places = layout(np.zeros((0, 2), int), customers)
    assert places.shape == (customers, 2)
    assert len(np.unique(places.round(6), axis=0)) == customers
    assert np.isfinite(places).all()


def test_friends_stand_nearer_than_strangers():
    ring = np.array([[n, (n + 1) % 12] for n in range(12)])
    places = layout(ring, 12)
    apart = np.linalg.norm(places[:, None] - places[None, :], axis=2)
    friends = [apart[a, b] for a, b in ring]
    assert max(friends) < min(apart[n, (n + 6) % 12] for n in range(12))


# Points in a plane


def test_boxes_intervals_and_points_are_inside_their_axes():
    across, upwards = Ends([-5.0, 1.0], [2.0, 9.0]), Ends([2.0, 3.0], [6.0, 20.0])
    kind = Kind("k", [1.0, 2.0], [3.0, 4.0], across=across, upwards=upwards)
    option = plane([kind], "x (EUR)", "y (EUR)", "T", "", "C.", Corner((-8.0, 0.0), (0.0, 25.0))).option
    assert option["xAxis"]["min"] <= -8.0
    assert option["xAxis"]["max"] >= 9.0
    assert option["yAxis"]["max"] >= 25.0
    assert len(option["series"][0]["markLine"]["data"]) == 4


def test_a_word_for_every_point_or_none():
    with pytest.raises(ValueError, match="shorter"):
        plane([Kind("k", [1.0, 2.0], [3.0, 4.0], ("one",))], "x", "y", "T", "", "C.")
    assert "point" not in plane([Kind("k", [1.0], [3.0])], "x", "y", "T", "", "C.").table


# The chain


def link(change="+1.0", better=True, relative=2.0, name="n", value="1.0"):
    return Link(name, value, change, better, relative)


def strengths(*links):
    svg = ET.fromstring(chain_svg(list(links)))
    said = [text.text or "" for text in svg.iter("{http://www.w3.org/2000/svg}text")]
    return [text for text in said if re.fullmatch(r"[+-][\d.]+", text)]


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (2.0, 1.0, ["+0.50"]), (2.0, -1.0, ["-0.50"]), (1.0, 30.0, ["+30"]), (0.0, 1.0, []), (None, 1.0, []),
        (1.0, None, []), (1.0, 0.0, ["+0.00"]),
    ],
)  # fmt: skip
def test_the_strength_of_a_link_is_per_cent_for_per_cent(before, after, said):
    assert strengths(link("", relative=before), link("", relative=after)) == said


@pytest.mark.parametrize("unsure", [0, 1])
def test_what_may_be_luck_has_no_strength(unsure):
    pair = [link("", relative=1.0), link("", relative=2.0)]
    pair[unsure] = pair[unsure]._replace(better=None)
    assert strengths(*pair) == []


@pytest.mark.parametrize(
    ("change", "better", "sign", "colour"),
    [("+1.0", True, "▲ +1.0", GREEN), ("-1.0", False, "▼ -1.0", VERMILLION), ("-1.0", True, "▼ -1.0", GREEN),
     ("+1.0", None, "▲ +1.0", GREY), ("0.0", None, "0.0", GREY), ("", None, "", GREY)],
)  # fmt: skip
def test_rise_and_fall_have_their_sign_and_good_and_bad_their_colour(change, better, sign, colour):
    svg = chain_svg([link(change, better)])
    assert f">{sign}</text>" in svg
    assert f'stroke="{colour}" stroke-width="1.4"' in svg


def test_names_in_the_chain_are_escaped_and_said_aloud():
    svg = chain_svg([link(name='<b> & "c"')])
    picture = ET.fromstring(svg)
    assert "<b>" not in svg
    assert picture.get("aria-label") == 'Service-profit chain. <b> & "c" 1.0 +1.0'


# Tables


@given(st.lists(st.lists(st.text("a1<&\n", max_size=5), min_size=2, max_size=2), max_size=6))
@settings(max_examples=25)
def test_a_form_keeps_rows_and_cells_as_they_are(rows):
    found = form("T", "", [Head("a"), Head("b", "EUR")], rows)
    assert [list(row.cells) for row in found.rows] == rows
    assert {row.look for row in found.rows} <= {""}


@pytest.mark.parametrize("cells", [(), ("a",), ("a", "b", "c")])
def test_rows_that_do_not_fit_are_refused_wherever_they_stand(cells):
    with pytest.raises(ValueError, match=f"Levers: {len(cells)} cells under 2 heads"):
        form("Levers", "", [Head("a"), Head("b")], [("x", "y"), Row(cells, "today")])


def test_a_table_as_it_is_has_words_left_and_gaps_empty():
    table = pd.DataFrame({"name": ["a", None], "profit": [1234.5, np.nan], "sure": [True, False]})
    shown = plain_form(table, "T", "")
    assert [head.words for head in shown.heads][:2] == [True, False]
    assert [row.cells for row in shown.rows] == [("a", "1,230", "True"), ("", "", "False")]
    assert plain_form(table.iloc[:0], "T", "").rows == ()


@pytest.mark.parametrize(("value", "said"), [(np.float64(2.5), "2.5"), (0, "0"), (-0.0, "0"), (np.nan, ""), ("", "")])
def test_cells_of_a_table(value, said):
    assert cell(value) == said


def test_the_table_of_a_chart_is_escaped_and_its_file_is_whole():
    import base64
    import io

    table = pd.DataFrame({"<head>": [1 / 3, 2.0], "b": ["<i>", "ü"]})
    text = str(details(table, "<caption>", "x.csv", "<more>"))
    assert not re.search(r"<(head|i|more)>", text)
    assert text.count("<caption>") == 1  # its own
    found = base64.b64decode(csv_link(table).partition("base64,")[2]).decode()
    pd.testing.assert_frame_equal(pd.read_csv(io.StringIO(found)), table)


def test_more_rows_make_a_higher_panel_and_one_bar_stays_thin():
    few, many = (figure([bars([Bar(str(n), 1.0) for n in range(rows)], "T", "EUR")]) for rows in (1, 12))
    assert many.get_figheight() > few.get_figheight()
    assert few.axes[0].get_ylim()[1] - few.axes[0].get_ylim()[0] >= 1.0

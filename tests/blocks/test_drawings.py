"""Geometry of round drawings: everything inside, labels that run away from the middle."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elearn.blocks.geometry import LINE_LENGTH, Point, around, label_at, wrap
from elearn.blocks.radar import radar_layout, radar_points
from elearn.blocks.web_layout import Pulled, web_layout


def test_points_go_round_from_the_top_with_the_clock() -> None:
    centre = Point(100, 100)
    assert [str(around(centre, 50, index, 4)) for index in range(4)] == ["100,50", "150,100", "100,150", "50,100"]


@pytest.mark.parametrize(("index", "anchor"), [(0, "middle"), (1, "start"), (2, "middle"), (3, "end")])
def test_labels_run_away_from_the_middle(index: int, anchor: str) -> None:
    assert label_at("Wonen", Point(100, 100), 50, index, 4).anchor == anchor


def test_long_labels_are_broken_between_words() -> None:
    assert wrap("Arbeid en tewerkstelling") == ("Arbeid en", "tewerkstelling")
    assert wrap("") == ("",)
    assert all(len(line) <= LINE_LENGTH for line in wrap("een twee drie vier vijf zes zeven"))


def test_the_lowest_value_lies_on_the_inner_ring_and_the_highest_on_the_edge() -> None:
    centre = Point(0, 0)
    low, high, none = radar_points([1, 5, None], 5, centre, 100)
    assert math.dist((low.x, low.y), (0, 0)) == pytest.approx(20, abs=0.1)
    assert math.dist((high.x, high.y), (0, 0)) == pytest.approx(100, abs=0.1)
    assert (none.x, none.y) == (0, 0)


def test_a_radar_has_an_axis_for_every_label_and_a_shape_for_every_answer() -> None:
    radar = radar_layout(["a", "b", "c"], 4, [[1, 2, 3], [4, None, 1]])
    assert (len(radar.axes), len(radar.rings), len(radar.shapes)) == (3, 4, 2)
    assert {len(shape) for shape in radar.shapes} == {3}


@given(st.lists(st.integers(0, 3) | st.none(), min_size=1, max_size=16))
def test_a_web_of_any_size_stays_on_its_paper(pulls: list[int | None]) -> None:
    domains = [Pulled(str(index), "Arbeid en tewerkstelling", pull) for index, pull in enumerate(pulls)]
    ends = [(str(index), str((index + 1) % len(pulls)), "") for index in range(len(pulls)) if len(pulls) > 1]
    layout = web_layout("gezin", domains, ends)
    points = [node.at for node in layout.nodes] + [point for thread in layout.threads for point in thread.arrow]
    assert all(0 <= point.x <= layout.width and 0 <= point.y <= layout.height for point in points)

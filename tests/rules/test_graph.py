"""The picture of a story: readable at forty scenes, the same every time, with nothing on top of anything else."""

from hypothesis import given, settings

from elearn.blocks.geometry import Point
from elearn.blocks.story import Story
from elearn.rules.graph import Box, Picture, draw_story
from elearn.rules.graph.layers import crossings, layers_of, targets_of
from elearn.rules.graph.tracks import share_tracks
from elearn.rules.steps import Step
from tests.rules.stories import DEBRIEF, FRONT, sound, stories

TEXT = f"""{FRONT}
## Begin met een titel die te lang is voor een enkele lijn {{#begin}}
- [A](#links)
- [B](#rechts)
- [C](#rechts)

## Links {{#links note="Het is zwaar." around=#rechts}}
- [Diep](#diep)

## Rechts {{#rechts}}
- [Opnieuw](#rechts)
- [Op](#begin)
- [Einde](#einde)

## Diep {{#diep}}
- [Terug](#begin)

## Eiland {{#eiland}}
- [Einde](#einde)

## Einde {{#einde ending="Klaar"}}
{DEBRIEF}"""


def forty() -> Story:
    """Eight chapters of five scenes that lead on, back and across."""
    scenes = []
    for chapter in range(8):
        for place in range(5):
            ways = [
                (chapter + 1, place),
                (chapter + 1, (place * 3 + 1) % 5),
                (chapter, (place + 1) % 5),
                (chapter - 1, 0),
            ]
            links = [f"- [x](#s{row}-{at})\n" for row, at in ways if 0 <= row < 8]
            scenes.append(f"\n## Het {place}. gesprek van dag {chapter} {{#s{chapter}-{place}}}\n{''.join(links)}")
    return sound(f'{FRONT}{"".join(scenes)}- [Slot](#einde)\n\n## Einde {{#einde ending="Klaar"}}\n{DEBRIEF}')


def by_way(picture: Picture) -> dict[tuple[str, str], str]:
    return {(line.source, line.target): line.kind for line in picture.lines}


def test_scenes_lie_in_layers_by_how_few_choices_lead_there() -> None:
    picture = draw_story(sound(TEXT))
    layers = {box.id: box.layer for box in picture.boxes}
    assert layers == {"begin": 0, "links": 1, "rechts": 1, "diep": 2, "einde": 2, "eiland": 3}
    assert [box.id for box in picture.boxes if not box.is_linked] == ["eiland"]
    assert [box.id for box in picture.boxes if box.is_ending] == ["einde"]


def test_every_way_is_one_line_of_its_kind() -> None:
    picture = draw_story(sound(TEXT))
    assert by_way(picture) == {
        ("begin", "links"): "down",
        ("begin", "rechts"): "down",
        ("links", "diep"): "down",
        ("links", "rechts"): "round",
        ("rechts", "rechts"): "along",
        ("rechts", "begin"): "up",
        ("rechts", "einde"): "down",
        ("diep", "begin"): "around",
        ("eiland", "einde"): "up",
    }
    assert {line.numbers for line in picture.lines if line.source == "begin"} == {(1,), (2, 3)}


def test_a_long_title_is_broken_into_lines() -> None:
    box = draw_story(sound(TEXT)).boxes[0]
    assert box.lines == ("Begin met een titel", "die te lang is voor", "een enkele lijn")
    assert box.height > 3 * 14


def test_lines_and_boxes_can_carry_how_often_they_were_taken() -> None:
    picture = draw_story(sound(TEXT), {Step("begin", 2): 3, Step("begin", 3): 4, Step("rechts", 3): 7})
    counts = {(line.source, line.target): line.count for line in picture.lines}
    assert (counts["begin", "rechts"], counts["begin", "links"], counts["rechts", "einde"]) == (7, 0, 7)
    assert {box.id: box.count for box in picture.boxes if box.count} == {"begin": 7, "rechts": 7, "einde": 7}
    assert draw_story(sound(TEXT)).boxes[0].count is None


def overlap(one: Box, other: Box) -> bool:
    beside = one.at.x + one.width <= other.at.x or other.at.x + other.width <= one.at.x
    below = one.at.y + one.height <= other.at.y or other.at.y + other.height <= one.at.y
    return not (beside or below)


def crosses(box: Box, first: Point, second: Point) -> bool:
    """Whether an upright or level piece of a line runs through the inside of a box."""
    left, right = sorted((first.x, second.x))
    top, bottom = sorted((first.y, second.y))
    return left < box.at.x + box.width and right > box.at.x and top < box.at.y + box.height and bottom > box.at.y


def is_clear(picture: Picture) -> None:
    boxes = picture.boxes
    assert not [(one.id, other.id) for at, one in enumerate(boxes) for other in boxes[at + 1 :] if overlap(one, other)]
    for box in boxes:
        assert 0 <= box.at.x <= box.at.x + box.width <= picture.width
        assert 0 <= box.at.y <= box.at.y + box.height <= picture.height
    for line in picture.lines:
        assert all(0 <= point.x <= picture.width and 0 <= point.y <= picture.height for point in line.points)
        if len(line.points) > 2:
            pieces = list(zip(line.points, line.points[1:], strict=False))
            assert all(first.x == second.x or first.y == second.y for first, second in pieces)
            assert not [box.id for box in boxes for first, second in pieces if crosses(box, first, second)]


def test_forty_scenes_lie_apart_and_no_bent_line_runs_through_a_box() -> None:
    story = forty()
    picture = draw_story(story)
    assert len(picture.boxes) == 41
    is_clear(picture)
    assert picture.width < 1700
    assert picture == draw_story(story)


@settings(max_examples=60, deadline=None)
@given(stories())
def test_any_story_is_drawn_clearly(story: Story) -> None:
    picture = draw_story(story)
    is_clear(picture)
    assert {box.id for box in picture.boxes} == {scene.id for scene in story.scenes}
    assert set(by_way(picture)) == {(scene.id, target) for scene in story.scenes for target in targets_of(scene)}


def test_sweeps_take_crossings_away() -> None:
    body = "".join(f"- [x](#a{n})\n" for n in range(4)) + "\n"
    body += "".join(f"## A {{#a{n}}}\n- [x](#b{n})\n- [y](#b{(n * 2 + 1) % 4})\n\n" for n in range(4))
    order = (2, 0, 3, 1)
    body += "".join(f"## B {{#b{n}}}\n- [x](#einde)\n\n" for n in order)
    story = sound(f'{FRONT}## Begin {{#begin}}\n{body}## Einde {{#einde ending="Klaar"}}\n{DEBRIEF}')
    down = {scene.id: targets_of(scene) for scene in story.scenes}
    worst = [["begin"], ["a0", "a3", "a1", "a2"], ["b2", "b0", "b3", "b1"], ["einde"]]
    assert crossings(layers_of(story), down) < crossings(worst, down)


def test_lines_share_a_track_only_where_they_do_not_meet() -> None:
    tracks = share_tracks({"a": (0, 5), "b": (4, 9), "c": (6, 9), "d": (5.5, 6)}, apart=0.4)
    assert tracks == {"a": 0, "b": 1, "d": 0, "c": 2}

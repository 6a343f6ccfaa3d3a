"""A moment of one's own run, put beside a reflection: what was said in a scene and what followed."""

from markupsafe import Markup

from elearn.reflections.models import Moment
from elearn.scenarios.models import Run
from elearn.scenarios.playing import Playing, Unplayable, playing


def moment_of(run: Run, position: int) -> Moment | None:
    """The choice at this position of a run; None where there is none, or the run cannot be read any more."""
    try:
        played = playing(run)
    except Unplayable:
        return None
    strip = played.mirror.strip
    return _told(played, position) if 0 <= position < len(strip) - 1 else None


def _told(played: Playing, position: int) -> Moment | None:
    item = played.mirror.strip[position]
    if item.choice is None or item.was_skipped:
        return None
    return Moment(
        scenario=played.story.title,
        scene=item.scene.title,
        said=_plain(item.choice.text),
        followed=_plain(item.choice.reply),
        language=played.story.language,
    )


def _plain(html: Markup) -> str:
    return " ".join(html.striptags().split())

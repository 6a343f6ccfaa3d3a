"""Puts the preview around every page: what is wrong, at the line, and whether something changed since."""

from dataclasses import dataclass, field

from flask import Flask, Response, g, render_template, request

from elearn.blocks.story import Story
from elearn.previewing.excerpts import Excerpt, excerpts
from elearn.previewing.shown import CLOSING, Shown, Sorted, sort_problems, what_is_shown
from elearn.previewing.views import version, watched
from elearn.rules.graph import Picture, draw_story

MOST_ELSEWHERE = 50
"""how many problems elsewhere are listed; `elearn check` lists them all"""


@dataclass(frozen=True)
class Preview:
    """What the preview knows of one request: taken before the page is made, so that it is never newer than it."""

    version: str
    shown: Shown | None
    problems: Sorted
    excerpts: tuple[Excerpt, ...]
    newer_story: bool
    story: Story | None = None
    most: int = field(default=MOST_ELSEWHERE)

    @property
    def graph(self) -> Picture | None:
        """The scenario that is shown, as a drawing."""
        return draw_story(self.story) if self.story and request.endpoint == "scenarios.story" else None

    @property
    def closed(self) -> bool:
        return self.problems.closed and request.method == "GET" and request.endpoint in CLOSING

    @property
    def mistakes(self) -> int:
        return sum(each.problem.is_error for each in (*self.problems.here, *self.problems.elsewhere))

    @property
    def warnings(self) -> int:
        return len(self.problems.here) + len(self.problems.elsewhere) - self.mistakes


def surround(app: Flask) -> None:
    """Show problems on every page, and in the place of a page that they close."""
    app.before_request(_show_problems_instead)
    app.after_request(_add)


def _look() -> Preview:
    seen_version, now = version(), watched().look()
    shown = what_is_shown(request.endpoint or "", request.view_args or {}, now.books, watched().place)
    problems = sort_problems(now.found, shown, now.books)
    story = now.books.story(f"{shown.course}/{shown.name}") if shown and shown.kind == "story" else None
    newer = story is not None and shown is not None and shown.run_text not in ("", story.hash)
    return Preview(seen_version, shown, problems, excerpts(problems.here), newer, story)


def _show_problems_instead() -> str | None:
    if request.blueprint in ("preview", "assets"):
        return None
    g.preview = _look()
    return render_template("previewing/closed.html", preview=g.preview) if g.preview.closed else None


def _add(response: Response) -> Response:
    if "preview" not in g or response.mimetype != "text/html":
        return response
    page = response.get_data(as_text=True)
    if "</body>" in page:
        response.set_data(_with_preview(page, g.preview))
    return response


def _with_preview(page: str, preview: Preview) -> str:
    """The page with the preview's style and script, its problems below what is shown, and its bar at the very end."""
    links, panel, bar = (
        render_template(f"previewing/_{name}.html", preview=preview) for name in ("links", "panel", "bar")
    )
    head, closing_head, body = page.partition("</head>")
    inside, closing_main, foot = body.rpartition("</main>")
    foot, closing_body, end = foot.rpartition("</body>")
    return f"{head}{links}{closing_head}{inside}{closing_main}{panel}{foot}{bar}{closing_body}{end}"

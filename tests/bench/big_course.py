"""A course as large as asked, made of the shipped pages: their text, exercises, links and terms, again and again."""

import re
import shutil
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from elearn.places import shipped

COURSES = ("bindkracht", "krachtwerk", "wegwijs")
SHARED = ("begrippen.md", "bronnen.md")
NAME = "groot"
ANSWERS = "choice|compare|order|predict|recall|reflection|rewrite|scale|scenario|sort|web|worksheet"
NAMED = re.compile(rf"^(:{{3,}}\{{(?:{ANSWERS})\}}|:over:) (\S+)", re.MULTILINE)
TO_SCENARIO = re.compile(r"\]\(([a-z-]+)\.scenario\.md")
TO_MODULE = re.compile(r"\]\(\.\./(?:\.\./(?P<course>[a-z]+)/)?(?P<module>[a-z-]+)/(?P<file>[^)]+)\)")
PAGE = re.compile(r"\d+-")


@dataclass(frozen=True)
class Copy:
    """A module that is copied: everything that has to be unique in a course gets the mark of this copy."""

    source: Path
    again: int
    pages: int

    @property
    def name(self) -> str:
        return self.marked(self.source.name)

    @property
    def is_whole(self) -> bool:
        return self.pages == _pages_in(self.source)

    def marked(self, name: str, course: str = "") -> str:
        return f"{name}-{(course or self.source.parent.name)[0]}{self.again}"


def write_big_course(folder: Path, pages: int) -> None:
    """Write the course `groot` with this many pages, and beside it what all courses share."""
    courses = shipped("courses")
    for name in SHARED:
        shutil.copy(courses / name, folder / name)
    copies = _copies(courses, pages)
    names = [copy.name for copy in copies]
    whole = names if copies[-1].is_whole else names[:-1]
    for copy in copies:
        _write_module(copy, folder / NAME / copy.name, whole)
    modules = "".join(f"\n  - {name}" for name in names)
    front = f"---\ntitle: Groot\nsummary: Een grote cursus.\nlanguage: nl\nmodules:{modules}\n---\n"
    (folder / NAME / "course.md").write_text(f"{front}\nEen grote cursus.\n", encoding="utf-8")


def _copies(courses: Path, pages: int) -> list[Copy]:
    sources = [index.parent for course in COURSES for index in sorted((courses / course).glob("*/index.md"))]
    copies: list[Copy] = []
    while pages > 0:
        source, again = sources[len(copies) % len(sources)], len(copies) // len(sources) + 1
        copies.append(Copy(source, again, min(pages, _pages_in(source))))
        pages -= copies[-1].pages
    return copies


def _pages_in(module: Path) -> int:
    return sum(1 for path in module.iterdir() if PAGE.match(path.name))


def _write_module(copy: Copy, module: Path, names: Collection[str]) -> None:
    shutil.copytree(copy.source, module)
    for page in sorted(path for path in module.iterdir() if PAGE.match(path.name))[copy.pages :]:
        page.unlink()
    for path in module.glob("*.md"):
        path.write_text(_rewritten(path.read_text(encoding="utf-8"), copy, names), encoding="utf-8")
    for path in list(module.glob("*.scenario.md")):
        path.rename(module / f"{copy.marked(path.name.partition('.')[0])}.scenario.md")


def _rewritten(text: str, copy: Copy, names: Collection[str]) -> str:
    """The text with ids of its own, and links to the modules of the same round, or to its own where they are not."""

    def link(found: re.Match[str]) -> str:
        module = copy.marked(found["module"], found["course"] or "")
        return f"](../{module}/{found['file']})" if module in names else "](index.md)"

    text = NAMED.sub(lambda found: f"{found[1]} {copy.marked(found[2])}", text)
    text = TO_SCENARIO.sub(lambda found: f"]({copy.marked(found[1])}.scenario.md", text)
    return TO_MODULE.sub(link, text)

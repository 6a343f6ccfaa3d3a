"""A whole module on one page, to print: every page as it looks before anybody answered, with ids of its own."""

import re
from collections.abc import Iterator
from typing import Any

from flask import render_template
from markupsafe import Markup

from elearn.lessons.queries import what_lies_on
from elearn.library import Module, Page, Term

TAG = re.compile(r'<(?:[^<>"]|"[^"]*")+>')
NAMED = re.compile(r'\s+(id|for|aria-labelledby|aria-describedby)="([^"]*)"')
LINKED = re.compile(r'\s+href="#(?!begrip-)([^"]*)"')
SCRIPTED = re.compile(r'\s+hx-[a-z-]+="[^"]*"')
HEADING = re.compile(r"^<(/?)h([2-5])\b")
FRAMES = {"frame": "lessons/_exercise_on_paper.html", "sheet_frame": "lessons/_sheet_on_paper.html"}


def module_on_paper(module: Module) -> dict[str, Any]:
    """The context of `lessons/paper.html`."""
    return {"module": module, "printed": list(_printed(module)), "terms": _terms(module)}


def _printed(module: Module) -> Iterator[tuple[Page, Markup]]:
    for page in module.pages:
        html = render_template("lessons/_page_on_paper.html", **what_lies_on(page, None), **FRAMES)
        yield page, as_a_part(html, page.slug)


def as_a_part(html: str, name: str) -> Markup:
    """HTML of a page as a part of another one: ids begin with its name, headings lie one deeper, nothing is sent."""
    return Markup(TAG.sub(lambda tag: _as_a_part(tag[0], name), html))  # noqa: S704  our own templates made it


def _as_a_part(tag: str, name: str) -> str:
    tag = SCRIPTED.sub("", tag)
    tag = NAMED.sub(lambda found: f' {found[1]}="{" ".join(f"{name}-{each}" for each in found[2].split())}"', tag)
    tag = LINKED.sub(lambda found: f' href="#{name}-{found[1]}"', tag)
    return HEADING.sub(lambda found: f"<{found[1]}h{int(found[2]) + 1}", tag)


def _terms(module: Module) -> tuple[Term, ...]:
    """Every term that the module explains, once."""
    used = {term.id: term for terms in (module.terms, *(page.terms for page in module.pages)) for term in terms}
    return tuple(sorted(used.values(), key=lambda term: term.title.casefold()))

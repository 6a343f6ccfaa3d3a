"""The front matter that courses, modules, pages, routes and the glossary have."""

from typing import Annotated

from pydantic import Field, StringConstraints

from elearn.content.schema import Front

Text = Annotated[str, StringConstraints(min_length=1)]
Minutes = Annotated[int, Field(ge=1, le=600)]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]


class CourseFront(Front):
    title: Text
    summary: Text
    language: Language
    modules: list[str] = Field(min_length=1)


class ModuleFront(Front):
    title: Text
    aim: Text
    minutes: Minutes


class PageFront(Front):
    minutes: Minutes | None = None


class RouteFront(Front):
    title: Text
    summary: Text
    language: Language
    modules: list[str] = Field(min_length=1)


class GlossaryFront(Front):
    title: Text


class SourcesFront(Front):
    title: Text

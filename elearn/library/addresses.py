"""Where courses, pages and scenarios are found on the site: patterns, so that no room below knows a URL."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Addresses:
    """Pass other patterns when the site has other paths; links in course text follow them."""

    course: str = "/cursussen/{course}"
    module: str = "/cursussen/{course}/{module}"
    page: str = "/cursussen/{course}/{module}/{page}"
    scenario: str = "/scenarios/{course}/{story}"
    route: str = "/routes/{route}"
    glossary: str = "/begrippen"
    sources: str = "/bronnen"

    def for_course(self, course: str) -> str:
        return self.course.format(course=course)

    def for_module(self, course: str, module: str) -> str:
        return self.module.format(course=course, module=module)

    def for_page(self, course: str, module: str, page: str) -> str:
        return self.page.format(course=course, module=module, page=page)

    def for_story(self, course: str, story: str) -> str:
        return self.scenario.format(course=course, story=story)

    def for_route(self, route: str) -> str:
        return self.route.format(route=route)

    def for_term(self, term: str) -> str:
        return f"#begrip-{term}"

    def for_reference(self, reference: str) -> str:
        return f"{self.sources}#bron-{reference}"

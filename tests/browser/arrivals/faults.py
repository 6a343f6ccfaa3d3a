"""Pages for when something is not there or went wrong."""

from flask import render_template
from playwright.sync_api import Route

from tests.browser.site import Site
from tests.browser.somebody import Somebody
from tests.browser.states import EVERY, NEWCOMER, STUDENT, VISITOR, State, page

page("page-not-here", VISITOR, "/bestaat-niet")
page("not-mine", NEWCOMER, "/delingen/1")
page("no-desk", STUDENT, "/mijn-tafel")


def _breaks(code: int) -> State:
    """A fault that nobody can bring about by asking: the server's own page for it takes the place of an answer."""

    def arrive(somebody: Somebody, site: Site) -> None:
        with site.app.test_request_context():
            body = render_template(f"errors/{code}.html")
        page = somebody.page
        page.route("**/stuk", lambda route: _answer(route, body))
        somebody.open("/stuk")
        page.unroute("**/stuk")

    return State(f"visitor-fault-{code}", VISITOR, arrive)


def _answer(route: Route, body: str) -> None:
    route.fulfill(body=body, content_type="text/html; charset=utf-8")


EVERY.extend(_breaks(code) for code in (400, 403, 413, 429, 500, 503))

"""The watch over every page sees what it is there for."""

import pytest

from tests.browser.measuring import focus_not_shown, hard_to_touch, sticking_out
from tests.browser.somebody import People

PUT = "(html) => document.querySelector('main').insertAdjacentHTML('beforeend', html)"


def test_it_sees_an_inline_style(people: People) -> None:
    visitor = people.arrives()
    visitor.open("/over")
    visitor.page.evaluate(PUT, "<p style='color: red'>Rood</p>")
    _it_tells(people, "style-src")


def test_it_sees_a_request_to_another_host(people: People) -> None:
    visitor = people.arrives()
    visitor.open("/over")
    visitor.page.evaluate("() => fetch('http://localhost:1/').catch(() => null)")
    _it_tells(people, "connect-src")


def test_it_sees_an_error_of_a_script(people: People) -> None:
    visitor = people.arrives()
    visitor.open("/over")
    visitor.page.evaluate("() => { setTimeout(() => { throw new Error('stuk') }); }")
    visitor.page.wait_for_timeout(50)
    _it_tells(people, "stuk")


def test_it_sees_an_answer_that_broke(people: People) -> None:
    visitor = people.arrives()
    visitor.page.route("**/over", lambda route: route.fulfill(status=500, body="stuk"))
    visitor.open("/over")
    _it_tells(people, "500")


def _it_tells(people: People, words: str) -> None:
    with pytest.raises(AssertionError, match=words):
        people.go_home()


def test_it_measures_what_does_not_fit(people: People) -> None:
    visitor = people.arrives()
    visitor.open("/over")
    visitor.resize(320)
    page = visitor.page
    assert not [*sticking_out(page), *hard_to_touch(page), *focus_not_shown(page)]
    page.evaluate(PUT, "<canvas id='wide' width='900'></canvas><input id='last' type='radio' tabindex='3'>")
    assert "wide" in "".join(sticking_out(page))
    assert "last" in "".join(hard_to_touch(page))
    assert "last" in "".join(focus_not_shown(page))

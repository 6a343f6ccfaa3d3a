"""Access: every view declares its permission here, and nothing is reachable without one.

`@permission("reflection.write", reflection=find_reflection)` loads the subject from the URL's values, checks the table
in `rules.permissions`, and hands the subject to the view. Somebody else's object is a 404, like one that is not there.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, Protocol, TypeVar

from flask import Flask, abort, current_app, g

from elearn.rules.actor import VISITOR, Actor
from elearn.rules.permissions import PERMISSIONS, allowed
from elearn.web.held import ask_to_log_in

View = TypeVar("View", bound=Callable[..., Any])
Finder = Callable[..., Any]


class Doorkeeper(Protocol):
    """What the accounts feature tells the web room about people."""

    def who(self) -> Actor:
        """The actor of this request."""

    def welcome(self) -> Actor:
        """Make the visitor a guest learner, known on this device, and return the new actor."""


def employ(app: Flask, doorkeeper: Doorkeeper) -> None:
    """Let `doorkeeper` say who is behind each request."""
    app.extensions["doorkeeper"] = doorkeeper


def actor() -> Actor:
    """Who is behind this request, found once."""
    if "actor" not in g:
        g.actor = current_app.extensions["doorkeeper"].who()
    return g.actor


def learner_id() -> int:
    """The id of whoever writes in this request; a visitor becomes a guest learner first."""
    if actor().id is None:
        g.actor = current_app.extensions["doorkeeper"].welcome()
    known = actor().id
    assert known is not None
    return known


def permission(name: str, **finders: Finder) -> Callable[[View], View]:
    """Declare a view's permission, and at most one finder for the object it is about.

    A finder takes URL values by name and gives the subject or None; the view gets it under the finder's name.
    """
    if name not in PERMISSIONS:
        raise LookupError(f"no permission is called {name!r}")
    if len(finders) > 1:
        raise TypeError("a view is about one object")

    def declare(view: View) -> View:
        @wraps(view)
        def guarded(**values: Any) -> Any:
            return view(**_checked(name, finders, values))

        guarded.permission = name  # type: ignore[attr-defined]
        return guarded  # type: ignore[return-value]

    return declare


def _checked(name: str, finders: dict[str, Finder], values: dict[str, Any]) -> dict[str, Any]:
    for argument, find in finders.items():
        wanted = find.__code__.co_varnames[: find.__code__.co_argcount]
        subject = find(**{key: values.pop(key) for key in wanted if key in values})
        if subject is None or not allowed(name, actor(), subject):
            _refuse()
        return {**values, argument: subject}
    if not allowed(name, actor()):
        _refuse()
    return values


def _refuse() -> None:
    if actor() == VISITOR or not actor().has_account:
        ask_to_log_in()
    abort(404)


def refuse_undeclared(app: Flask) -> None:
    """Stop the start-up when a view has no permission.

    Raises:
        RuntimeError: naming every view that forgot.
    """
    bare = sorted(name for name, view in app.view_functions.items() if not hasattr(view, "permission"))
    if bare:
        raise RuntimeError(f"views without a permission: {', '.join(bare)}")

"""When a guest learner logs in to an account they already had, their work follows them.

Features do not know each other, so each registers how its own rows follow.
"""

from collections.abc import Callable

Follow = Callable[[int, int], None]

_followers: list[Follow] = []


def follows_guest(action: Follow) -> Follow:
    """Register `action(guest_id, account_id)`, which moves a feature's rows from the guest to the account."""
    _followers.append(action)
    return action


def follow_guest(guest_id: int, account_id: int) -> None:
    """Move everything of the guest to the account; texts of both are kept."""
    for action in _followers:
        action(guest_id, account_id)

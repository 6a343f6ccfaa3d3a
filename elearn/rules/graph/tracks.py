"""Shares room among lines that run beside each other: two that nowhere overlap can have the same track."""

from collections.abc import Hashable, Mapping, Sequence
from typing import TypeVar

Name = TypeVar("Name", bound=Hashable)


def share_tracks(spans: Mapping[Name, tuple[float, float]], apart: float = 0) -> Mapping[Name, int]:
    """A track from 0 for each span; those on one track stand further `apart` than that."""
    ends: list[float] = []
    found: dict[Name, int] = {}
    for name, (low, high) in sorted(spans.items(), key=lambda item: item[1]):
        track = next((track for track, end in enumerate(ends) if end + apart < low), len(ends))
        ends[track : track + 1] = [high]
        found[name] = track
    return found


def tracks_in_use(tracks: Sequence[int]) -> int:
    return max(tracks, default=-1) + 1

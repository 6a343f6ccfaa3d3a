"""The difference between two versions of a text as it is read: whole words, paragraphs kept, long stretches folded."""

from elearn.rules.differences.changes import Kind
from elearn.rules.differences.comparing import differences, is_changed
from elearn.rules.differences.stretches import Stretch

__all__ = ["Kind", "Stretch", "differences", "is_changed"]

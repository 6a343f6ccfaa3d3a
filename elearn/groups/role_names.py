"""Roles in the words of the reader."""

from flask_babel import gettext as _

from elearn.rules.actor import Role


def role_name(role: Role) -> str:
    """`lecturer`, `coach` or `learner`, translated."""
    return {Role.LECTURER: _("lecturer"), Role.COACH: _("coach"), Role.LEARNER: _("learner")}[role]

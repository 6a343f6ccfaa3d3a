"""Reflections: writing, versions, sharing with the tandem, and the tandem's feedback."""

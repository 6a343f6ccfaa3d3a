"""Scenarios in a terminal: read as plain words, played, and reported on."""

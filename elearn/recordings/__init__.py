"""Recordings of voices, for whichever feature keeps one: their files, taking them in, and giving them to hear."""

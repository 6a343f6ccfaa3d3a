"""Answering together: a coach and a lecturer each give a part, and release both when they agree."""

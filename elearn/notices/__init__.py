"""Telling people what happened for them: a list, a mail that sums it up, and the outbox that sends it."""

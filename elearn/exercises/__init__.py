"""Exercises: what learners answer, and what they see afterwards."""

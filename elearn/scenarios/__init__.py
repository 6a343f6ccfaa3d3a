"""Scenarios: playing a story step by step, and the mirror afterwards."""

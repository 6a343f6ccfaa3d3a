"""Proves what can happen in a scenario: visits every position, and reports what its author should know."""

"""Tandem in a real browser: journeys of people, and every page looked at closely."""

"""The demo class: believable people in different stages, for a first look and for the tests."""

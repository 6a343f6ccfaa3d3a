"""Lessons: the home page, courses, modules, pages, routes and the glossary."""

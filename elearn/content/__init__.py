"""Markdown text to a tree to HTML, with absolute lines and collected problems."""

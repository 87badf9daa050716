"""Markdown with front matter to a ``Publication``."""

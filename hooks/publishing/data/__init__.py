"""Data for machines: tables, citations, feeds, lists, metadata."""

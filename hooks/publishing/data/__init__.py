"""What machines read: tables, citations, feeds, lists, metadata."""

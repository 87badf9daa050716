"""Building blocks that every other package may use: dates, grades, problems, settings, URLs, media types, ZIP files."""

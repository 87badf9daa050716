"""Turn Word and PDF files into reports in Markdown, and say what was lost on the way."""

"""Rules between records, each a function from records and their sources to problems."""

"""How this project does beside others, on made-up archives. ``make bench`` measures everything in one run.

Search:

corpus    the archive
queries   what is looked for in it
process   a command in a process of its own, with its time and memory
steps     the parts that are measured so: the texts of an archive, our index, lunr.py's
ours      how this project is built and asked
peers     Material's search, lunr.py whole, Pagefind
server    a host that compresses and counts
browser   Chromium, from the first key to ten results
results   what was measured of one search
table     the section of RESULTS.md

Everything else:

builds       whole sites beside plain pages
whole        make site, sealing and all, after each kind of change
edit         mkdocs serve, from saving a report to seeing it
full_text    the archive as reports in full, with tables and notes
paper        the parts that are measured so: documents, our PDFs, WeasyPrint's
typesetting  PDFs beside WeasyPrint's
lighthouse   scores of pages, as on a phone
"""

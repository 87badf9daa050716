"""Reports from the files that people have: Word and PDF to Markdown, and what was lost on the way.

model       what readers hand on: blocks, and beside them all words, from a reading of their own
sources     which reader takes which file
word, pdf   the readers
markdown    the one writer, each block proved with the site's own parser
facts       what a source seems to say of itself, for an editor to accept
read_back   the page as readers will have it
losses      its words against those of the source; as a page, as text and as JSON
again       a corrected file against what is published
"""

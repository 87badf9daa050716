"""Full-text search from static files: lunr's ranking, cut by term.

In: documents (everything that can be found). Out: small files that a browser fetches as it needs them:

    root      version, constants, facets and their values, the first term of each shard, the names of everything else
    columns   per segment, what facets and scores need of every document
    shards    the postings of neighbouring terms: per field, documents and term frequencies
    cards     what the list shows, in blocks of neighbouring documents
    texts     per document the text of its sections, for excerpts
    terms     every term of a segment; fetched only for ``~`` and for words with an open beginning
    words     every word of a segment; fetched only for spelling
    directory per segment, what names the next two; they are fetched only for phrases
    phrases   where neighbouring words stand, and pairs of common words
    places    the same of one word or pair, where it is long
    same      names of the same, such as acronyms; fetched only for phrases
    names     what pages are called, for suggestions; every page names this file
    lexicon   what words of a question may mean

lunr's score of a document is the sum over fields of query vector · field vector, divided by the query vector's length:
the postings of the query's own terms are enough. Frequencies are stored, not weights: weights change with every
publication, as document frequency, number of documents and average length do, and those give the weight back.

All names but the manifest's hold a hash of the content, so that everything else can be cached for good. Publishing a
report changes files of the recent segment and not those of the archive, unless it supersedes an archived report or
brings a new area or programme.

    forms < words < streams; (vlq, streams, documents) < (analysis, columns, positions) < (postings, phrases, same, lexicon)
    < segments < files
"""

from publishing.search.documents import Document, documents
from publishing.search.files import MANIFEST, index_files, index_steps
from publishing.search.lexicon import lexicon_files

__all__ = ["MANIFEST", "Document", "documents", "index_files", "index_steps", "lexicon_files"]

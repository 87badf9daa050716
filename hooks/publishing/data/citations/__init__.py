"""Citations: how a publication is cited, for people and for the programs in which they keep their references.

In: a record, the owner's settings, the site's own address. Out: a ``Citation``, and that as BibTeX, RIS, CSL-JSON and
plain words.

Who reads a catalogue record has not read the report. So its citation names the inspectorate as the report's author, leads
to the record here, and says that it is one. A date is as precise as it is known.
"""

from publishing.data.citations.citation import Citable, Citation, Work, citation_of
from publishing.data.citations.formats import bibtex, csl, ris, words

__all__ = ["Citable", "Citation", "Work", "bibtex", "citation_of", "csl", "ris", "words"]

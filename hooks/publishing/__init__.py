"""From Markdown with YAML front matter to everything a publications area needs.

One direction, once per build: text in, text out.

    (problems, held, store, addresses, archive, formats, hosts, dates, languages, scale)
        < gate < (parcels, site, front_matter, manifest, settings) < (workshop, records) < reading < catalogue < (checks, charts, ledger, redirects, attachments, afterwards) < rendering
        < embargo < publication
        < (finder, schemas, editor, comparison) < compare < (pages, search, open_data, citations)
        < (documents, feeds, take_away, citing, lasting)
        < (pdf, word, workbooks) < (downloads, pool) < (metadata, theme) < (outputs, summary) < leaks < __main__

A module imports only from its left, and those in brackets never each other (``tests/test_architecture.py``).
``events.py`` beside this folder imports from here, nothing here from it. The package knows neither MkDocs (``leaks`` runs
it as a command), the clock (but for ``__main__``, which writes today's date into a new report) nor the network.
"""

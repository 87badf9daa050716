"""From Markdown with YAML front matter to everything a publications area needs.

One direction, once per build: text in, text out.

    (problems, hashed_files, fingerprint, notes, addresses, archive, formats, hosts, dates, invisible, languages, scale)
        < gate < store < (blobs, front_matter, manifest, settings, failures) < (pickling, site, records, letters)
        < (executor, reading, names) < (bytecode, catalogue)
        < (checks, charts, ledger, redirects, attachments, afterwards, pictures, future, style)
        < rendering
        < embargo < publication
        < (finder, schemas, editor, comparison) < compare < (pages, search, open_data, citations)
        < (documents, feeds, take_away, citing, lasting)
        < (pdf, word, workbooks) < (downloads, pool) < (metadata, theme) < (outputs, summary, whats_new) < leaks < __main__

A module imports only from its left, and those in brackets never each other (``tests/test_architecture.py``).
``events.py`` beside this folder imports from here, nothing here from it. The package knows neither MkDocs (``leaks`` runs
it by its name), the clock (but for ``__main__``, which dates a new report and asks for the moment) nor the network.
"""

"""From Markdown with YAML front matter to everything a publications area needs.

    base        what all may use: dates, grades, problems, settings, URLs, media types
    cache       content-addressed blobs, cached tasks, the executor that runs them; knows nothing of publishing
    content     Markdown to a ``Publication``: read, checked, rendered
    site        a ``Publication`` to what pages show: views, lists, the finder, comparison, permalinks
    search      the index, cut by term
    data        what machines read: tables, citations, feeds, metadata
    documents   what people take away: PDF, Word files, workbooks
    importing   Word and PDF files of others to this site's Markdown, and what was lost on the way
    build       every file of the site, and how it comes into place
    commands    what people type

Each imports only from those above it in this list, and ``search``, ``data``, ``documents`` and ``importing`` never each other: the contracts
stand in ``pyproject.toml``. ``mkdocs_host.py`` beside this folder is how MkDocs runs it. The package knows neither MkDocs
(the embargo check runs it by its name), the clock (but for three modules of ``commands``) nor the network.
"""

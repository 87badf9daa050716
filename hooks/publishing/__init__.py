"""From Markdown with YAML front matter to everything a publications area needs.

One direction, once per build: text in, text out.

    problems < front_matter < dates < scale < records < reading < catalogue < rendering < publication
             < (facets, search, pages, schemas, editor) < outputs < (events, __main__)

A module imports only from its left. The package knows neither MkDocs, the clock nor the network.
"""

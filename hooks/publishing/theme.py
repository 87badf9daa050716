"""What every template can name.

In: the pages. Out: names for ``overrides/*.html``, beside the ``view`` of the page itself.
"""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from publishing import finder, problems, records, scale, schemas
from publishing.addresses import address_of
from publishing.hosts import host_of, is_on
from publishing.pages import Pages


def names(pages: Pages) -> Mapping[str, Any]:
    """Everything that a template asks for by name."""
    return {
        "site": pages,  # MkDocs has a list of its own called pages
        "catalogue": pages.publication.catalogue,
        "settings": pages.publication.settings,
        "address_of": address_of,
        "dictionary": [asdict(kind) for kind in schemas.dictionary()],
        "finder": finder.finder(pages.rows, pages.facets),
        "host_of": host_of,
        "is_on": is_on,
        "joined": problems.joined,
        "Basis": records.Basis,
        "Grade": scale.Grade,
        "Status": records.Status,
    }

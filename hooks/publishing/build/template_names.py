"""The names that templates may use: functions, values and words of the site.

In: the pages. Out: what stands behind each name. What exporters offer comes on top of it (``Templates.with_names``).
"""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

from lxml import html
from markupsafe import Markup

from publishing.base import problems
from publishing.base.grades import in_order
from publishing.base.hosts import host_of, is_on
from publishing.base.tokens import Palette
from publishing.base.urls import address_of
from publishing.content import charts, findings, merge_fields, models, schemas
from publishing.content.catalogue import Catalogue
from publishing.content.models import PartName
from publishing.content.references import cited
from publishing.content.rules import attachments
from publishing.documents import downloads, pooling_rules
from publishing.site import comparison, evidence, finder, finding_lists, plan_words, samples
from publishing.site.evidence_grid import grids
from publishing.site.finding_facets import definitions
from publishing.site.inspection_plan import FREE_DAYS, letters
from publishing.site.pages import Pages


def template_names(pages: Pages) -> Mapping[str, Any]:
    """Return everything that templates ask for by name, but for what exporters offer."""
    return {
        "site": pages,  # Material's templates have a list of their own called pages
        "catalogue": pages.publication.catalogue,
        "profile": pages.publication.profile,
        "unit": pages.publication.profile.unit,
        "settings": pages.publication.settings,
        "address_of": address_of,
        "attachments_of": lambda report: list(attachments.offers(report, pages.publication.files)),
        "comparison": comparison,
        "dictionary": partial(schemas.dictionary, pages.publication.catalogue.vocabulary),
        "evidence_words": evidence.words(pages.updated, pages.publication.catalogue.vocabulary),
        "finder": finder.finder(pages.rows, pages.facets, pages.publication.profile),
        "finding_groups": [(facet, _lists_of(facet.key, pages)) for facet in definitions(pages.publication.profile)],
        "finding_words": finding_lists.counted,
        "single_kind_lists": finding_lists.single_kind_lists,
        **_words(pages.publication.catalogue),
        "host_of": host_of,
        "in_order": in_order,
        "indicators_of": lambda rows: _indicators_of(rows, pages),
        "is_on": is_on,
        "filled": merge_fields.filled,
        "joined": problems.joined,
        "grids_of": lambda tool: list(grids(pages.publication.catalogue, tool)) if tool.grid else [],
        "marked": merge_fields.marked,
        "once": _Once(),
        "references": cited(pages.publication.catalogue, pages.publication.settings.unlinked_hosts),
        "one_per_area": findings.one_per_area,
        **_plans(pages.publication.catalogue),
        "pool_rules": partial(_pool_rules, pages.publication.catalogue),
        "sample_margins": samples.MARGINS,
        "sample_table": samples.table,
        "size_words": downloads.size_words,
        "spread_chart": partial(_spread_chart, pages.publication.catalogue.vocabulary.palette),
        "Basis": models.Basis,
        "Likeness": models.Likeness,
        "State": comparison.State,
        "Status": models.Status,
    }


def _plans(catalogue: Catalogue) -> Mapping[str, Any]:
    """Return what the page of plans with dates needs besides the plans."""
    return {"plan_free_days": FREE_DAYS, "plan_letters": letters(catalogue), "plan_words": plan_words.FOR_SCRIPT}


def _spread_chart(palette: Palette, *values: Any) -> str:
    """Draw the chart of a scale as HTML."""
    return str(html.tostring(charts.spread_chart(palette, *values), encoding="unicode"))


def _pool_rules(catalogue: Catalogue) -> Mapping[str, Any]:
    """Return what filled forms of each template are pooled by."""
    return {name: pooling_rules.rules(template) for name, template in catalogue.templates.items()}


def _words(catalogue: Catalogue) -> Mapping[str, Any]:
    """The words of templates that follow from the parts that a site has."""
    profile = catalogue.profile
    has = {part: part in profile.parts for part in PartName}
    about = catalogue.pages.get("about/index")
    return {
        "about_title": about.title if about else "",
        "published_nouns": [kind.nouns[0] for kind in finder.publications(profile)],
        "scale_names": [f"{scale.title[:1].lower()}{scale.title[1:]}" for scale in catalogue.scales.values()],
        "searched_nouns": [
            "reports",
            *(["the handbook"] if has[PartName.HANDBOOK] else []),
            *(["the framework"] if has[PartName.FRAMEWORK] else []),
        ],
    }


class _Once:
    """Draws a piece of pages once for all pages that have the same: ``{% call once(name, whatever shapes it) %}``."""

    def __init__(self) -> None:
        self._markup: dict[tuple[object, ...], Markup] = {}

    def __call__(self, *shape: object, caller: Callable[[], Markup]) -> Markup:
        """Return what was drawn before, or is now."""
        if shape not in self._markup:
            self._markup[shape] = caller()
        return self._markup[shape]


def _lists_of(facet: str, pages: Pages) -> list[finding_lists.FindingList]:
    """List the register's lists of one facet."""
    return [own for own in pages.finding_lists.values() if tuple(own.choice) == (facet,)]


def _indicators_of(rows: Iterable[finder.Row], pages: Pages) -> list[models.Indicator]:
    """The indicators that are evaluated in some rows."""
    found = dict.fromkeys(indicator for row in rows for indicator in row.values.get("indicator", ()))
    return [pages.publication.catalogue.indicators[indicator] for indicator in found]

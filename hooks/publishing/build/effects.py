"""Which settings of ``mkdocs.yml`` have an effect on this site, and what to do in place of those that have none."""

from collections.abc import Mapping

HOST = "mkdocs_host.py"
EFFECTIVE = (
    "site_name", "site_description", "site_url", "copyright", "docs_dir", "site_dir", "theme", "extra_css",
    "extra_javascript", "extra", "plugins", "hooks", "strict", "use_directory_urls", "dev_addr", "watch",
)  # fmt: skip
EFFECTIVE_BELOW: Mapping[str, tuple[str, ...]] = {
    "theme": ("name", "custom_dir", "language", "direction", "font", "favicon", "palette", "features"),
    "extra": ("publishing",),
}
FEATURES = ("navigation.top",)  # all others are about parts of pages that our templates draw themselves
_ALL_PAGES = "nothing here, as every file of docs/ becomes a page; publish_at holds a report back"
INSTEAD: Mapping[str, str] = {
    "nav": "nothing here, as pages and their order follow from the records",
    "markdown_extensions": "nothing here, as every text is read with the same extensions",
    "validation": "nothing here, as every link is checked in any case",
    "exclude_docs": _ALL_PAGES,
    "draft_docs": _ALL_PAGES,
    "not_in_nav": "nothing here, as pages and their order follow from the records",
    "extra_templates": "nothing here, as templates stand in overrides/ and pages in docs/",
    "site_author": "owner, below extra: publishing:",
    "repo_url": "nothing here, as no page leads to a repository",
    "repo_name": "nothing here, as no page leads to a repository",
    "edit_uri": "nothing here, as no page leads to a repository",
    "edit_uri_template": "nothing here, as no page leads to a repository",
    "remote_branch": "nothing here, as make site publishes",
    "remote_name": "nothing here, as make site publishes",
}

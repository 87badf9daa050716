"""The made-up inspectorates as projects that can be built, each with settings of its own."""

import json
from pathlib import Path

import sites
from building import project

SETTINGS = """\
site_name: {name}
site_description: {name}.
site_url: https://site.example/
docs_dir: docs
site_dir: .cache/unpublished
strict: true
theme:
  name: material
  custom_dir: overrides
  language: en
  font: false
  favicon: assets/images/mark.svg
  palette:
    - media: "(prefers-color-scheme)"
      toggle: {{icon: material/brightness-auto, name: Use light colours}}
    - media: "(prefers-color-scheme: light)"
      scheme: default
      toggle: {{icon: material/weather-sunny, name: Use dark colours}}
    - media: "(prefers-color-scheme: dark)"
      scheme: slate
      toggle: {{icon: material/weather-night, name: Use the system's colours}}
extra_css: {css}
extra_javascript:
  - {{path: assets/js/marks.js, type: module}}
plugins: []
hooks: [hooks/mkdocs_host.py]
extra:
  publishing:
    owner: The list keeper
    contact: {contact}
"""
CSS = [f"assets/css/{name}.css" for name in "tokens base components cite downloads evaluations take-away".split()]


def written(folder: Path, name: str, contact: str = "office@site.example") -> Path:
    """The project of an inspectorate in a folder, with settings of its own."""
    folder_of_project = project(folder, {file: text.encode() for file, text in sites.SITES[name]().items()})
    settings = SETTINGS.format(name=f"The {name}", css=json.dumps(CSS), contact=contact)
    (folder_of_project / "mkdocs.yml").write_text(settings, encoding="utf-8")
    return folder_of_project

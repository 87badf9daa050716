"""The words that a profile's fields may hold."""

from enum import StrEnum


class SiteVoice(StrEnum):
    """Who speaks on the site: the inspectorate, or somebody who lists its reports."""

    OWN = "own"
    CATALOGUE = "catalogue"


class Need(StrEnum):
    """The need for something: it has to be there, may be, or must not."""

    REQUIRED = "required"
    OPTIONAL = "optional"
    NONE = "none"


class PartName(StrEnum):
    """A part of a site that another may do without."""

    HANDBOOK = "handbook"
    FRAMEWORK = "framework"
    MAP = "map"
    FILE_READING = "file-reading"
    COMPARISON = "comparison"
    OPEN_DATA = "open-data"

    @property
    def folder(self) -> str:
        """The folder or page of ``docs/`` that is its own; "" if it has none."""
        return {
            PartName.HANDBOOK: "handbook/",
            PartName.FRAMEWORK: "quality-indicators/",
            PartName.FILE_READING: "handbook/file-reading/",
            PartName.COMPARISON: "compare.md",
            PartName.OPEN_DATA: "data/",
        }.get(self, "")

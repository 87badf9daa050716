"""Parts of the site that the profile leaves out: they have no files."""

from collections.abc import Collection, Iterator

from publishing.base.problems import Problem
from publishing.base.settings import FILE, Settings
from publishing.content.models import PartName, Profile


def problems(profile: Profile, files: Collection[str], settings: Settings) -> Iterator[Problem]:
    """Find files of parts that are off, and an inspectorate's own site that says not how to reach it."""
    for part in PartName:
        own = [file for file in sorted(files) if part.folder and file.startswith(part.folder)]
        if own and not profile.has(part):
            expected = f"no file here, as the profile does not have the part '{part.value}' (add it to parts in {profile.file})"
            yield from (Problem(file, 1, "", expected, "one") for file in own)
    if PartName.FILE_READING in profile.parts and not profile.share_words:
        expected = "words for shares, as the part 'file-reading' needs them"
        yield Problem(profile.file, 1, "share_words", expected, "nothing")
    if profile.own_voice and not settings.contact:
        expected = "how to reach the inspectorate, as this is its own site (voice: own in profile.yml)"
        yield Problem(FILE, 1, "contact", expected, "nothing")

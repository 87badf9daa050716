"""The nodes of YAML, as quickly as can be.

In: a text. Out: its nodes with their places, without tags.
"""

import yaml


class _QuickLoader(yaml.CBaseLoader if yaml.__with_libyaml__ else yaml.BaseLoader):  # type: ignore[misc]
    """Reads nodes without their tags, as nobody asks for them: to find them takes a quarter of the time."""

    def resolve(self, *_: object) -> str:
        """Return no tag."""
        return ""


def composed(text: str) -> yaml.Node | None:
    """Return the nodes of a text. The quick parser reads it; what it does not like the other one says better."""
    if yaml.__with_libyaml__:
        try:
            return yaml.compose(text, Loader=_QuickLoader)
        except yaml.YAMLError:
            pass
    return yaml.compose(text, Loader=yaml.BaseLoader)

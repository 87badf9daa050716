"""All files of the site, from a ``Publication``, and how they come into place."""

"""The icon that browsers ask for, in the colours of a palette.

In: our icon, whose pixels are mixtures of the three colours of the mark. Out: the same mixtures of a palette's.
"""

from io import BytesIO

from publishing.base.tokens.palette import Palette

ICON = "favicon.ico"
_COLOURS = ("accent", "accent-ink", "band-button")  # of ``mark.svg``


def icon(content: bytes, palette: Palette) -> bytes:
    """Return our icon in the colours of a palette; as it is for a site without a brand."""
    if not palette.brand:
        return content
    import numpy as np  # noqa: PLC0415 - both are large, and few builds need them
    from PIL import IcoImagePlugin, Image  # noqa: PLC0415

    ours, theirs = (np.array([_parts(own.light(name)) for name in _COLOURS]) for own in (Palette(), palette))
    with Image.open(BytesIO(content)) as opened:
        assert isinstance(opened, IcoImagePlugin.IcoImageFile)  # noqa: S101 - it is a file of the theme
        frames = [opened.ico.getimage(size).convert("RGBA") for size in sorted(opened.ico.sizes())]
    equations = np.vstack([ours.T, np.full(len(_COLOURS), 255)])  # the shares of a mixture are one together
    recoloured = []
    for frame in frames:
        pixels = np.asarray(frame, dtype=float)
        wanted = np.concatenate([pixels[..., :3], np.full((*pixels.shape[:2], 1), 255)], axis=2)
        shares = np.linalg.lstsq(equations, wanted.reshape(-1, 4).T, rcond=None)[0]
        mixed = (shares.T @ theirs).reshape(*pixels.shape[:2], 3)
        both = np.concatenate([mixed.clip(0, 255).round(), pixels[..., 3:]], axis=2).astype(np.uint8)
        recoloured.append(Image.fromarray(both, "RGBA"))
    file = BytesIO()
    sizes = [frame.size for frame in recoloured]
    recoloured[-1].save(file, "ICO", sizes=sizes, append_images=recoloured[:-1])
    return file.getvalue()


def _parts(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour.removeprefix("#")))

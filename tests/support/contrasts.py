"""The contrast of two colours, worked out apart from the site's own code."""


def contrast(colour: str, other: str) -> float:
    """The contrast of two colours, as WCAG 2.2 works it out."""
    low, high = sorted(map(luminance, (colour, other)))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    """The relative luminance of a colour."""
    shares = [part / 255 for part in bytes.fromhex(colour.removeprefix("#"))]
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

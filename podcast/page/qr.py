"""QR codes as SVG: addresses that a camera reads from a poster or a page (ISO/IEC 18004:2015)."""

from html import escape

import segno

_CORRECTION = "m"  # 15 % of a code may be dirty
_QUIET = 4
"""Cells of nothing that must surround a code."""


def svg(text: str, label: str) -> str:
    """A code as an SVG element, black on white whatever the page's colours; "" for what no code can hold."""
    try:
        cells = segno.make_qr(text, error=_CORRECTION, boost_error=False).matrix
    except segno.DataOverflowError:
        return ""
    side = len(cells) + 2 * _QUIET
    dark = ((y, x) for y, row in enumerate(cells, _QUIET) for x, cell in enumerate(row, _QUIET) if cell)
    path = "".join(f"M{x} {y}h1v1h-1z" for y, x in dark)
    return (
        f'<svg class="qr" viewBox="0 0 {side} {side}" role="img" aria-label="{escape(label)}"'
        f' shape-rendering="crispEdges"><rect width="{side}" height="{side}" fill="#fff"/>'
        f'<path d="{path}" fill="#000"/></svg>'
    )

"""A bar chart as SVG: no library needed, and the same figures give the same bytes."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

_ROW, _LEFT, _BAR, _RIGHT, _TOP = 24, 130, 480, 70, 48


def bar_chart(title: str, shares: Sequence[tuple[str, float]]) -> str:
    """Horizontal bars, one for each name, the longest as wide as the chart.

    >>> bar_chart("Removed", [("related", 0.02)]).count("<rect")
    2
    """
    width, height = _LEFT + _BAR + _RIGHT, _TOP + _ROW * len(shares) + 16
    longest = max([share for _, share in shares], default=0) or 1
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"'
        f' viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="13">',
        f"<title>{escape(title)}</title>",
        f'<rect width="{width}" height="{height}" fill="white"/>',
        f'<text x="16" y="28" font-size="16">{escape(title)}</text>',
    ]
    for index, (name, share) in enumerate(shares):
        y, bar = _TOP + _ROW * index, max(1.0, _BAR * share / longest)
        parts += [
            f'<text x="{_LEFT - 8}" y="{y + 15}" text-anchor="end">{escape(name)}</text>',
            f'<rect x="{_LEFT}" y="{y + 3}" width="{bar:.1f}" height="16" fill="#4477aa"/>',
            f'<text x="{_LEFT + bar + 6:.1f}" y="{y + 15}">{share:.2%}</text>',
        ]
    return "\n".join([*parts, "</svg>", ""])

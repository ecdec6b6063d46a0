"""QR codes as SVG: addresses that a camera reads from a poster or a page (ISO/IEC 18004:2015).

Bytes, error correction M (15 % of a code may be dirty), versions 1 to 10: 213 bytes at most.
"""

from collections.abc import Callable, Iterator, Sequence
from html import escape
from itertools import chain, product, zip_longest

Grid = list[list[int | None]]

# For each version: error correction bytes of a block, and the data bytes of each block (table 9).
BLOCKS: tuple[tuple[int, tuple[int, ...]], ...] = (
    (10, (16,)),
    (16, (28,)),
    (26, (44,)),
    (18, (32, 32)),
    (24, (43, 43)),
    (16, (27, 27, 27, 27)),
    (18, (31, 31, 31, 31)),
    (22, (38, 38, 39, 39)),
    (22, (36, 36, 36, 37, 37)),
    (26, (43, 43, 43, 43, 44)),
)
# Where the small squares lie (annex E).
SQUARES = ((), (18,), (22,), (26,), (30,), (34,), (22, 38), (24, 42), (26, 46), (28, 50))
MASKS: tuple[Callable[[int, int], int], ...] = (
    lambda y, x: (y + x) % 2,
    lambda y, x: y % 2 + 0 * x,
    lambda y, x: x % 3 + 0 * y,
    lambda y, x: (y + x) % 3,
    lambda y, x: (y // 2 + x // 3) % 2,
    lambda y, x: y * x % 2 + y * x % 3,
    lambda y, x: (y * x % 2 + y * x % 3) % 2,
    lambda y, x: ((y + x) % 2 + y * x % 3) % 2,
)
"""A cell is turned where these are nothing (table 10)."""
QUIET = 4
"""Cells of nothing that must surround a code."""


def svg(text: str, label: str) -> str:
    """A code as an SVG element, black on white whatever the page's colours; "" for more than 213 bytes."""
    grid = encode(text)
    if grid is None:
        return ""
    side = len(grid) + 2 * QUIET
    dark = ((y, x) for y, row in enumerate(grid, QUIET) for x, cell in enumerate(row, QUIET) if cell)
    path = "".join(f"M{x} {y}h1v1h-1z" for y, x in dark)
    return (
        f'<svg class="qr" viewBox="0 0 {side} {side}" role="img" aria-label="{escape(label)}"'
        f' shape-rendering="crispEdges"><rect width="{side}" height="{side}" fill="#fff"/>'
        f'<path d="{path}" fill="#000"/></svg>'
    )


def encode(text: str) -> list[list[bool]] | None:
    """The cells of a code, True for dark ones, without the quiet zone; None when the text is too long."""
    data = text.encode()
    for version, (_, blocks) in enumerate(BLOCKS, 1):
        if len(data) + (2 if version < 10 else 3) <= sum(blocks):
            return _best(version, _codewords(data, version))
    return None


def _codewords(data: bytes, version: int) -> list[int]:
    """The bytes of the text with their length, padded, and error correction, woven from all blocks."""
    correction, sizes = BLOCKS[version - 1]
    width = 8 if version < 10 else 16
    bits = f"0100{len(data):0{width}b}" + "".join(f"{byte:08b}" for byte in data)
    room = sum(sizes) * 8
    bits += "0" * min(4, room - len(bits))
    bits += "0" * (-len(bits) % 8)
    words = [int(bits[n : n + 8], 2) for n in range(0, len(bits), 8)]
    words += [(0xEC, 0x11)[n % 2] for n in range(room // 8 - len(words))]
    starts = [sum(sizes[:n]) for n in range(len(sizes))]
    blocks = [words[start : start + size] for start, size in zip(starts, sizes, strict=True)]
    checks = [_check(block, correction) for block in blocks]
    woven = chain(chain.from_iterable(zip_longest(*blocks)), chain.from_iterable(zip_longest(*checks)))
    return [word for word in woven if word is not None]


def _times(one: int, other: int) -> int:
    """A product in GF(256) with x⁸+x⁴+x³+x²+1."""
    product_ = 0
    for bit in range(7, -1, -1):
        product_ = (product_ << 1) ^ (0x11D if product_ & 0x80 else 0)
        product_ ^= one if other >> bit & 1 else 0
    return product_


def _check(block: Sequence[int], length: int) -> list[int]:
    """The Reed-Solomon remainder of a block."""
    divisor, root = [0] * (length - 1) + [1], 1
    for _ in range(length):
        divisor = [_times(each, root) ^ after for each, after in zip(divisor, [*divisor[1:], 0], strict=True)]
        root = _times(root, 2)
    rest = [0] * length
    for word in block:
        factor = word ^ rest[0]
        rest = [each ^ _times(part, factor) for each, part in zip([*rest[1:], 0], divisor, strict=True)]
    return rest


def _best(version: int, words: Sequence[int]) -> list[list[bool]]:
    """The code under the mask that makes it easiest to read."""
    made = [_masked(version, words, number) for number in range(8)]
    return min(made, key=_penalty)


def _masked(version: int, words: Sequence[int], number: int) -> list[list[bool]]:
    grid = _frame(version, number)
    bits = (word >> bit & 1 for word in words for bit in range(7, -1, -1))
    fixed = [[cell is not None for cell in row] for row in grid]
    for y, x in _way(len(grid)):
        if not fixed[y][x]:
            grid[y][x] = next(bits, 0) ^ (MASKS[number](y, x) == 0)
    return [[bool(cell) for cell in row] for row in grid]


def _way(side: int) -> Iterator[tuple[int, int]]:
    """All cells in the order of the data: columns in pairs from the right, up and down in turn."""
    right = side - 1
    upwards = True
    while right > 0:
        right -= right == 6  # a column of the timing pattern
        for y in range(side - 1, -1, -1) if upwards else range(side):
            yield y, right
            yield y, right - 1
        upwards = not upwards
        right -= 2


def _frame(version: int, mask: int) -> Grid:
    """What is in every code of a version: finders, timing, small squares, format and version."""
    side = version * 4 + 17
    grid: Grid = [[None] * side for _ in range(side)]
    for n in range(8, side - 8):
        grid[6][n] = grid[n][6] = n % 2 == 0
    for top, left in ((3, 3), (3, side - 4), (side - 4, 3)):
        _square(grid, top, left, 4)
    centres = (6, *SQUARES[version - 1]) if version > 1 else ()
    for cy, cx in product(centres, repeat=2):
        if (cy, cx) not in ((6, 6), (6, side - 7), (side - 7, 6)):
            _square(grid, cy, cx, 2)
    _write_format(grid, mask)
    if version >= 7:
        bits = _bch(version, 0x1F25, 12)
        for n in range(18):
            grid[n // 3][side - 11 + n % 3] = grid[side - 11 + n % 3][n // 3] = bits >> n & 1
    return grid


def _square(grid: Grid, row: int, column: int, reach: int) -> None:
    """Rings around a cell: a finder has four of them, with the light one around it, a small square two."""
    side = range(len(grid))
    for y, x in product(range(-reach, reach + 1), repeat=2):
        if row + y in side and column + x in side:
            ring = max(abs(y), abs(x))
            grid[row + y][column + x] = ring != 1 if reach == 2 else ring not in (2, 4)


def _write_format(grid: Grid, mask: int) -> None:
    """Error correction M is 00; the mask, with its own correction, stands twice."""
    side = len(grid)
    bits = _bch(mask, 0x537, 10) ^ 0x5412
    column = [(n, 8) for n in (0, 1, 2, 3, 4, 5, 7, 8)] + [(8, n) for n in (7, 5, 4, 3, 2, 1, 0)]
    other = [(8, side - 1 - n) for n in range(8)] + [(side - 7 + n, 8) for n in range(7)]
    for n, ((a, b), (c, d)) in enumerate(zip(column, other, strict=True)):
        grid[a][b] = grid[c][d] = bits >> n & 1
    grid[side - 8][8] = 1


def _bch(value: int, divisor: int, length: int) -> int:
    rest = value << length
    for shift in range(value.bit_length() + 7, -1, -1):
        if rest >> (shift + length) & 1:
            rest ^= divisor << shift
    return value << length | rest


def _penalty(grid: Sequence[Sequence[bool]]) -> int:
    """How hard a code is to read: long runs, blocks, what looks like a finder, and too much of one colour."""
    rows = ["".join("01"[cell] for cell in row) for row in grid]
    lines = rows + ["".join(column) for column in zip(*rows, strict=True)]
    runs = sum(_runs(line) for line in lines)
    finders = 40 * sum(line[n : n + 11] in _FINDERS for line in lines for n in range(len(line) - 10))
    side = len(rows)
    blocks = 3 * sum(
        rows[y][x] == rows[y][x + 1] == rows[y + 1][x] == rows[y + 1][x + 1]
        for y in range(side - 1)
        for x in range(side - 1)
    )
    dark = sum(row.count("1") for row in rows) * 20 // (side * side)
    return runs + finders + blocks + 10 * (10 - dark if dark < 10 else dark - 10)


_FINDERS = ("10111010000", "00001011101")


def _runs(line: str) -> int:
    total, run = 0, 1
    for before, after in zip(line, line[1:] + "x", strict=True):
        if before == after:
            run += 1
            continue
        total += run - 2 if run >= 5 else 0
        run = 1
    return total

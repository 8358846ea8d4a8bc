"""The file of a character model: linter/text/model.c says what is in it.

The grams are a binary fuse filter (Graf and Lemire, "Binary Fuse Filters: Fast
and Smaller Than Xor Filters", 2022) whose cells give a value besides the mark.
"""

import math
import struct

WORD = (1 << 64) - 1
CELL_BITS, VALUE_BITS, MARK_BITS = 18, 6, 12
SEGMENT = 1 << 11
STEP, PRIOR_STEP = 0.25, 0.0625


def mix(key, symbol):
    key = (key + symbol + 1) * 0x9E3779B97F4A7C15 & WORD
    return key ^ key >> 29


def gram_key(symbols):
    key = 0
    for symbol in reversed(symbols):
        key = mix(key, symbol)
    return key


def places(key, segments):
    value = key * 0xD6E8FEB86659FD93 & WORD
    first = (value >> 32) * (segments * SEGMENT) >> 32
    return (first, (first + SEGMENT) ^ (value >> 18 & SEGMENT - 1),
            (first + 2 * SEGMENT) ^ (value & SEGMENT - 1))


def peel(keys, segments):
    """An order in which each key has a cell of its own when it is set; None if
    there is none."""
    size = (segments + 2) * SEGMENT
    degree, folded = [0] * size, [0] * size
    at = {key: places(key, segments) for key in keys}
    for key, cells in at.items():
        for cell in cells:
            degree[cell] += 1
            folded[cell] ^= key
    order, single = [], [i for i in range(size) if degree[i] == 1]
    while single:
        own = single.pop()
        if degree[own] != 1:
            continue
        key = folded[own]
        order.append((key, own, at[key]))
        for cell in at[key]:
            degree[cell] -= 1
            folded[cell] ^= key
            if degree[cell] == 1:
                single.append(cell)
    return order if len(order) == len(keys) else None


def filter_cells(values):
    """The cells of a filter that gives each key its value, and how many
    segments it has."""
    segments = max(1, int(len(values) * 1.125 / SEGMENT) - 1)
    while not (order := peel(values, segments)):
        segments += 1
    cells = [0] * ((segments + 2) * SEGMENT)
    for key, own, at in reversed(order):
        mark = (key * 0x2545F4914F6CDD1D & WORD) >> (64 - MARK_BITS)
        value = mark << VALUE_BITS | values[key]
        for cell in at:
            value ^= cells[cell]
        cells[own] = value
    return cells, segments


def cell_bytes(cells):
    """The cells one behind the other, and bytes to read the last one in."""
    out, held, bits = bytearray(), 0, 0
    for cell in cells:
        held |= cell << bits
        bits += CELL_BITS
        while bits >= 8:
            out.append(held & 0xFF)
            held >>= 8
            bits -= 8
    out.append(held)
    return bytes(out) + bytes(4)


def quantised(p, step, most):
    return max(0, min(most, round(-math.log(p) / step)))


def pack(model, kept, weights):
    """The bytes of the file. `kept` are the grams of two symbols and more,
    `weights` those of the contexts of one symbol."""
    symbols = sorted(model.known)
    number = {symbol: i for i, symbol in enumerate(symbols)}
    most = (1 << VALUE_BITS) - 1
    values = {}
    for gram in kept:
        key = gram_key([number[s] for s in gram])
        values[key] = quantised(model.p[gram], STEP, most)
    cells, segments = filter_cells(values)
    head = struct.pack("<4s4B2I", b"LLcm", model.order, model.alphabet.latin,
                       model.alphabet.spaced, 1, len(symbols), segments)
    return b"".join([
        head,
        struct.pack(f"<{len(symbols)}H", *map(ord, symbols)),
        bytes(quantised(model.prob((s,)), PRIOR_STEP, 255) for s in symbols),
        bytes(quantised(weights.get(s, 1.0), STEP, most) for s in symbols),
        cell_bytes(cells)])

"""Tables of text: the first column to the left, the others to the right."""


def table(rows):
    """The lines of a table; its first row is the header."""
    rows = [[str(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*rows)]
    for number, row in enumerate(rows):
        cells = [row[0].ljust(widths[0])]
        cells += [cell.rjust(width)
                  for cell, width in zip(row[1:], widths[1:])]
        yield "  ".join(cells).rstrip()
        if number == 0:
            yield "  ".join("-" * width for width in widths)


def digits(value, count=3):
    """A figure of that many digits, none of them made up; `-` for None."""
    if value is None:
        return "-"
    for places in range(count - 1, 0, -1):
        if abs(value) < 10 ** (count - places):
            return f"{value:.{places}f}"
    return f"{value:,.0f}"


def times(value):
    return "-" if value is None else digits(value) + "x"

"""Where a surface has one height: level lines by marching squares, joined to long lines."""
import numpy as np

_CROSSED = {    # corners below the level (lower left 1, lower right 2, upper right 4, upper left 8) → the sides that a line joins
    1: ((3, 0),), 2: ((0, 1),), 3: ((3, 1),), 4: ((1, 2),), 6: ((0, 2),), 7: ((3, 2),), 8: ((2, 3),), 9: ((2, 0),), 11: ((2, 1),),
    12: ((1, 3),), 13: ((1, 0),), 14: ((0, 3),),
    5: ((3, 0), (1, 2)), 10: ((0, 1), (2, 3)),                  # a saddle whose middle is above the level
    21: ((3, 2), (1, 0)), 26: ((0, 3), (2, 1)),                 # and below it
}


def lines(height, level):
    """The level line in grid units: a list of arrays (points, 2) of (column, row), each one line without a gap.

    Parameters
    ----------
    height : ndarray, shape (rows, columns)
    level : float

    Examples
    --------
    >>> [line] = lines(np.array([[0.0, 0.0], [1.0, 1.0]]), 0.25)
    >>> sorted(line.tolist())
    [[0.0, 0.25], [1.0, 0.25]]
    """
    rows, columns = height.shape
    corners = np.stack([height[:-1, :-1], height[:-1, 1:], height[1:, 1:], height[1:, :-1]])
    case = ((corners <= level) * np.array([1, 2, 4, 8])[:, None, None]).sum(axis=0)
    known = np.isfinite(corners).all(axis=0)
    twofold = ((case == 5) | (case == 10)) & known
    middle = np.where(twofold, np.where(known, corners, 0).mean(axis=0), np.inf)
    case = np.where(twofold & (middle <= level), case + 16, case)
    joined = {}
    for row, column in zip(*np.nonzero((case > 0) & (case < 31) & (case != 15) & known)):
        for ends in _CROSSED[int(case[row, column])]:
            first, second = (_side(int(row), int(column), end) for end in ends)
            joined.setdefault(first, []).append(second)
            joined.setdefault(second, []).append(first)
    return [np.array([_crossing(height, side, level) for side in chain]) for chain in _chains(joined)]


def _side(row, column, side):
    """One name for a side of a square, the same from both squares that share it: (row, column, whether it stands upright)."""
    return ((row, column, False), (row, column + 1, True), (row + 1, column, False), (row, column, True))[side]


def _crossing(height, side, level):
    """Where the level lies between the ends of a side."""
    row, column, upright = side
    a, b = height[row, column], height[row + upright, column + (not upright)]
    along = float((level - a) / (b - a))
    return column + (0 if upright else along), row + (along if upright else 0)


def _chains(joined):
    """The sides one after the other: lines that end at the border first, then those that close."""
    ends = [side for side, others in joined.items() if len(others) == 1]
    for begin in (*ends, *list(joined)):
        if begin not in joined:
            continue
        chain, side = [begin], begin
        while joined.get(side):
            following = joined[side].pop()
            joined[following].remove(side)
            if not joined[side]:
                del joined[side]
            chain.append(following)
            side = following
        joined.pop(side, None)
        yield chain

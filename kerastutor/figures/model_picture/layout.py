"""Where the boxes of a layered drawing stand, and which way the arrows take: rows by depth, few crossings, straight lines.

The drawing runs along one axis (downwards, or to the right) and spreads across the other. All of it is plain Python, and the same numbers
come out on every machine.

References
----------
Sugiyama, Tagawa and Toda, Methods for visual understanding of hierarchical system structures, 1981.
"""
from dataclasses import dataclass

GAP, LANE = 30, 16          # across: between boxes, and beside an arrow that passes a row
BETWEEN, STUB = 50, 12      # along: between rows, and how far an arrow runs straight out of one and into the next
SWEEPS = 24


@dataclass
class Arrangement:
    """What `arrange` found.

    Attributes
    ----------
    centres : list of (across, along)
        Of the boxes.
    routes : list of list of (across, along)
        For each link the corners of its way, from its first box to its second: straight along a row, curved between rows.
    turned : set of int
        The links that run against the others.
    across, along : float
        The size of it all.
    """

    centres: list
    routes: list
    turned: set
    across: float
    along: float


def arrange(sizes, links, ports, first=()):
    """Place boxes in rows.

    Parameters
    ----------
    sizes : list of (across, along)
    links : list of (from, to)
        Numbers of boxes; no box is linked to itself.
    ports : list of (float or None, float or None)
        Where a link leaves and enters, counted across from the middle of the box; None lets the links of a box share its side.
    first : list of int
        Boxes that stand in the first row; nothing leads to them.
    """
    turned = against(len(sizes), links)
    ahead = [(b, a) if k in turned else (a, b) for k, (a, b) in enumerate(links)]
    ports = [p[::-1] if k in turned else p for k, p in enumerate(ports)]
    row_of = depths(len(sizes), ahead)
    for i in first:
        row_of[i] = 0
    widths, chains = [across for across, _ in sizes], []
    for a, b in ahead:
        passing = list(range(len(widths), len(widths) + row_of[b] - row_of[a] - 1))
        widths += [0.0] * len(passing)
        row_of += range(row_of[a] + 1, row_of[b])
        chains.append([a, *passing, b])
    rows = [[] for _ in range(max(row_of, default=-1) + 1)]
    for item in begun(len(widths), chains):
        rows[row_of[item]].append(item)
    before, after = neighbours(len(widths), chains, ports)
    untangle(rows, widths, before, after)
    middles = straighten(rows, widths, len(sizes), before, after)
    tops, bottoms, end = [], [], 0.0
    for row in rows:
        tops.append(end)
        bottoms.append(end + max((sizes[i][1] for i in row if i < len(sizes)), default=0.0))
        end = bottoms[-1] + BETWEEN
    centres = [(middles[i], (tops[row_of[i]] + bottoms[row_of[i]]) / 2) for i in range(len(sizes))]
    starts, ends = spread(chains, middles, sizes, ports)
    routes = []
    for k, chain in enumerate(chains):
        a, b = chain[0], chain[-1]
        points = [(starts[k], centres[a][1] + sizes[a][1] / 2), (starts[k], bottoms[row_of[a]] + STUB)]
        for item in chain[1:-1]:
            points += [(middles[item], tops[row_of[item]] - STUB), (middles[item], bottoms[row_of[item]] + STUB)]
        points += [(ends[k], tops[row_of[b]] - STUB), (ends[k], centres[b][1] - sizes[b][1] / 2)]
        routes.append(points[::-1] if k in turned else points)
    width = max((middles[i] + widths[i] / 2 for i in range(len(widths))), default=0.0)
    return Arrangement(centres, routes, turned, width, end - BETWEEN)


def against(n, links):
    """The links that close a circle, found by a walk in depth: turned round, they leave none."""
    onward = [[] for _ in range(n)]
    for k, (a, b) in enumerate(links):
        onward[a].append((k, b))
    turned, finished, open_ = set(), set(), set()
    for start in range(n):
        path = [] if start in finished else [(start, iter(onward[start]))]
        open_.update(item for item, _ in path)
        while path:
            item, doors = path[-1]
            found = next(doors, None)
            if found is None:
                finished.add(item)
                open_.discard(item)
                path.pop()
            elif found[1] in open_:
                turned.add(found[0])
            elif found[1] not in finished:
                open_.add(found[1])
                path.append((found[1], iter(onward[found[1]])))
    return turned


def depths(n, links):
    """The row of each box: as late as the boxes after it allow."""
    after, waiting = [[] for _ in range(n)], [0] * n
    for a, b in links:
        after[b].append(a)
        waiting[a] += 1
    height, ready = [0] * n, [i for i in range(n) if not waiting[i]]
    while ready:
        b = ready.pop()
        for a in after[b]:
            height[a] = max(height[a], height[b] + 1)
            waiting[a] -= 1
            if not waiting[a]:
                ready.append(a)
    return [max(height, default=0) - h for h in height]


def begun(n, chains):
    """All items in an order to begin with: each right after the one that leads to it."""
    onward, led_to = [[] for _ in range(n)], set()
    for chain in chains:
        for a, b in zip(chain, chain[1:]):
            onward[a].append(b)
            led_to.add(b)
    order, seen = [], set()
    for start in [i for i in range(n) if i not in led_to]:
        stack = [start]
        while stack:
            item = stack.pop()
            if item not in seen:
                seen.add(item)
                order.append(item)
                stack.extend(reversed(onward[item]))
    return order


def neighbours(n, chains, ports):
    """Those of each item in the row before, and in the row after: (item, port of that item, own port), ports from the middle."""
    before, after = [[] for _ in range(n)], [[] for _ in range(n)]
    for chain, (leaves, enters) in zip(chains, ports):
        steps = list(zip(chain, chain[1:]))
        for k, (a, b) in enumerate(steps):
            out = (leaves or 0.0) if k == 0 else 0.0
            into = (enters or 0.0) if k == len(steps) - 1 else 0.0
            after[a].append((b, into, out))
            before[b].append((a, out, into))
    return before, after


def untangle(rows, widths, before, after):
    """Sort the rows, in place, so that few links cross: by the middle of the neighbours, then by swaps of two."""
    def ends(near, row):
        """For each item where its links arrive in that row: places, and parts of places for ports."""
        place = {item: p for p, item in enumerate(row)}
        return {item: [place[x] + port / (widths[x] + 1) for x, port, _ in links if x in place] for item, links in enumerate(near)}

    best, fewest = [row[:] for row in rows], tangles(rows, ends, after)
    for sweep in range(SWEEPS):
        down, turn = sweep % 2 == 0, 1 if sweep % 4 < 2 else -1     # those that want the same place change sides now and then
        for r in range(1, len(rows)) if down else range(len(rows) - 2, -1, -1):
            found = ends(before, rows[r - 1]) if down else ends(after, rows[r + 1])
            own = {item: p for p, item in enumerate(rows[r])}
            rows[r].sort(key=lambda item: (sum(found[item]) / len(found[item]) if found[item] else own[item], turn * own[item]))
        for r, row in enumerate(rows):
            above = ends(before, rows[r - 1]) if r else {}
            below = ends(after, rows[r + 1]) if r + 1 < len(rows) else {}
            swap(row, [side for side in (above, below) if side])
        now = tangles(rows, ends, after)
        if now < fewest:
            best, fewest = [row[:] for row in rows], now
        if not fewest:
            break
    rows[:] = best


def swap(row, sides):
    """Swap two that stand side by side wherever that undoes crossings."""
    for p in range(len(row) - 1):
        a, b = row[p], row[p + 1]
        if sum(crossings(side[a], side[b]) for side in sides) > sum(crossings(side[b], side[a]) for side in sides):
            row[p], row[p + 1] = b, a


def crossings(left, right):
    """How often the links of two items cross if they stand in this order, given where the links end."""
    return sum(x > y for x in left for y in right)


def tangles(rows, ends, after):
    """How many crossings there are in all."""
    total = 0
    for row, below in zip(rows, rows[1:]):
        found = ends(after, below)
        total += sum(crossings(found[a], found[b]) for p, a in enumerate(row) for b in row[p + 1:])
        for item in row:        # of one item's own ports
            own = sorted(zip([port for _, _, port in after[item]], found[item]))
            total += sum(x[0] < y[0] and x[1] > y[1] for p, x in enumerate(own) for y in own[p + 1:])
    return total


def straighten(rows, widths, boxes, before, after):
    """The middle of each item, across: as near to its neighbours as the order of the row and the widths allow.

    Boxes follow boxes, so that the trunk of a model is straight; arrows that pass rows bend around it, and are straight in between.
    """
    def pull(item, other):
        passing = (item >= boxes) + (other >= boxes)
        return (1.0, 0.05, 8.0)[passing]

    middles = [0.0] * len(widths)
    for sweep in range(2 * SWEEPS + 1):
        down = sweep % 2 == 0
        for r in range(len(rows)) if down else range(len(rows) - 1, -1, -1):
            row = rows[r]
            wanted, weights = [], []
            for item in row:
                near = before[item] + after[item] if sweep == 2 * SWEEPS else before[item] if down else after[item]
                pulls = [pull(item, other) for other, _, _ in near]
                places = [middles[other] + port - own for other, port, own in near]
                wanted.append(sum(w * p for w, p in zip(pulls, places)) / sum(pulls) if near else middles[item])
                weights.append(0.25 if item >= boxes else 1.0)
            rooms = [0.0]
            for a, b in zip(row, row[1:]):
                passing = (a >= boxes) + (b >= boxes)
                rooms.append(rooms[-1] + (widths[a] + widths[b]) / 2 + (GAP, (GAP + LANE) / 2, LANE)[passing])
            for item, middle, room in zip(row, rising([w - room for w, room in zip(wanted, rooms)], weights), rooms):
                middles[item] = middle + room
    left = min((middles[i] - widths[i] / 2 for i in range(len(widths))), default=0.0)
    return [m - left for m in middles]


def rising(wanted, weights):
    """The numbers nearest to `wanted` (by squares, weighted by `weights`) that do not fall from one to the next."""
    blocks = []
    for value, weight in zip(wanted, weights):
        blocks.append([value, weight, 1])
        while len(blocks) > 1 and blocks[-2][0] > blocks[-1][0]:
            value, weight, count = blocks.pop()
            last = blocks[-1]
            last[0] = (last[0] * last[1] + value * weight) / (last[1] + weight)
            last[1] += weight
            last[2] += count
    return [value for value, _, count in blocks for _ in range(count)]


def spread(chains, middles, sizes, ports):
    """Where each link leaves its box, and where it enters one: those of one side of a box stand side by side.

    A link that is alone on its side moves over to where the other end is, so that it is straight.
    """
    found, alone = ([0.0] * len(chains), [0.0] * len(chains)), (set(), set())
    for which, here, beyond in ((0, 0, 1), (1, -1, -2)):
        sides = {}
        for k, chain in enumerate(chains):
            sides.setdefault(chain[here], []).append(k)
        for box, together in sides.items():
            together.sort(key=lambda k: (middles[chains[k][beyond]], k))
            step = min(18.0, sizes[box][0] / (len(together) + 1))
            for p, k in enumerate(together):
                port = ports[k][which]
                found[which][k] = middles[box] + ((p - (len(together) - 1) / 2) * step if port is None else port)
            alone[which].update(k for k in together if len(together) == 1 and ports[k][which] is None)
    for k, chain in enumerate(chains):
        for which, box in ((0, chain[0]), (1, chain[-1])):
            if k in alone[which] and len(chain) == 2 and abs(found[0][k] - found[1][k]) < sizes[box][0] / 4:
                found[which][k] = found[1 - which][k]
    return found

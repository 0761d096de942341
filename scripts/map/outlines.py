#!/usr/bin/env python3
"""Makes src/site/world/outlines.bin from the file countries-50m.json of the npm package world-atlas.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python3 scripts/map/outlines.py package/countries-50m.json

The TopoJSON arcs are decoded, put on a grid of hundredths of a degree and thinned, each arc for
itself, so that neighbours keep sharing their border. All numbers are variable-length integers, seven
bits a byte, low bits first; signed ones are folded to unsigned (0, -1, 1, -2 ...).

    number of arcs, then for each: number of points, then (dx, dy) from the point before, signed;
    number of rings, then for each: number of arcs, then each arc's index, signed: -1 - i is arc i
    walked backwards.
"""
import json
import sys
from pathlib import Path

TOLERANCE = 2.2  # hundredths of a degree
SMALLEST = 12  # rings that fit into so many hundredths are left out
OUT = Path(__file__).resolve().parents[2] / "src/site/world/outlines.bin"


def thin(points):
    """Douglas and Peucker's rule, without recursion."""
    keep = [False] * len(points)
    keep[0] = keep[-1] = True
    stack = [(0, len(points) - 1)]
    while stack:
        a, b = stack.pop()
        (ax, ay), (bx, by) = points[a], points[b]
        dx, dy = bx - ax, by - ay
        length = (dx * dx + dy * dy) ** 0.5
        worst, at = 0.0, None
        for i in range(a + 1, b):
            px, py = points[i]
            if length:
                d = abs(dx * (ay - py) - dy * (ax - px)) / length
            else:
                d = ((px - ax) ** 2 + (py - ay) ** 2) ** 0.5
            if d > worst:
                worst, at = d, i
        if at is not None and worst > TOLERANCE:
            keep[at] = True
            stack += [(a, at), (at, b)]
    return [p for p, k in zip(points, keep) if k]


def arcs_of(topology):
    scale, move = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            point = (round((x * scale[0] + move[0]) * 100), round((y * scale[1] + move[1]) * 100))
            if not points or points[-1] != point:
                points.append(point)
        yield thin(points) if len(points) > 2 else points


def rings_of(topology):
    for country in topology["objects"]["countries"]["geometries"]:
        if country["type"] is None:
            continue
        polygons = [country["arcs"]] if country["type"] == "Polygon" else country["arcs"]
        for polygon in polygons:
            yield from polygon


def varint(n):
    out = bytearray()
    while n >= 128:
        out.append(n & 127 | 128)
        n >>= 7
    out.append(n)
    return bytes(out)


def signed(n):
    return varint(n * 2 if n >= 0 else -n * 2 - 1)


def main():
    topology = json.loads(Path(sys.argv[1]).read_text())
    arcs = list(arcs_of(topology))

    def extent(ring):
        points = [p for a in ring for p in arcs[a if a >= 0 else ~a]]
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        return max(max(xs) - min(xs), max(ys) - min(ys))

    rings = [r for r in rings_of(topology) if extent(r) > SMALLEST]
    used = sorted({a if a >= 0 else ~a for r in rings for a in r})
    index = {a: i for i, a in enumerate(used)}
    out = bytearray(varint(len(used)))
    for a in used:
        out += varint(len(arcs[a]))
        x = y = 0
        for px, py in arcs[a]:
            out += signed(px - x) + signed(py - y)
            x, y = px, py
    out += varint(len(rings))
    for ring in rings:
        out += varint(len(ring))
        for a in ring:
            out += signed(index[a] if a >= 0 else ~index[~a])
    OUT.write_bytes(out)
    print(len(used), "arcs", sum(len(arcs[a]) for a in used), "points", len(rings), "rings", len(out), "bytes")


main()

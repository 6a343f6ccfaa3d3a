"""What can be in a drawing: its elements, attributes and classes, and how small its text may be."""

SHAPES = frozenset({"path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "use"})
ELEMENTS = SHAPES | {"svg", "g", "text", "tspan", "title", "desc", "defs", "symbol"}
POINTS = {"x", "y", "x1", "y1", "x2", "y2", "dx", "dy", "cx", "cy", "points", "d"}
SIZES = {"r", "rx", "ry", "width", "height"}
MANNER = {"font-size", "font-weight", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin"}
PLACING = {"transform", "viewBox", "text-anchor", "dominant-baseline", "preserveAspectRatio"}
ATTRIBUTES = frozenset(POINTS | SIZES | MANNER | PLACING | {"id", "class", "href", "xmlns"})
FILLS = frozenset(f"fill-{name}" for name in ("paper", "course", "voice", "own", "exercise", "scenario"))
LABELS = frozenset({"label", "label-small"})
CLASSES = FILLS | LABELS | {"ink", "soft", "line", "thin"}
LOOKS = {"fill", "stroke", "style", "opacity", "color", "font-family"}
"""what authors try instead of a class"""
WIDEST = 640
SMALLEST = 14

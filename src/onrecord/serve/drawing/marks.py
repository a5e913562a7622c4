"""The marks of pictures over time: told apart by their shape, whatever their colour. Paths about the point (0, 0)."""

from onrecord.tell.timeline import Status

CIRCLE = "M0-6A6 6 0 1 1 0 6A6 6 0 1 1 0-6Z"
SQUARE = "M-5.5-5.5H5.5V5.5H-5.5Z"
UP, DOWN, RIGHT = "M-6.5 5H6.5L0-6.5Z", "M-6.5-5H6.5L0 6.5Z", "M-5-6.5V6.5L6.5 0Z"
DIAMOND = "M0-7L7 0L0 7L-7 0Z"
PLUS = "M-2.2-6.5H2.2V-2.2H6.5V2.2H2.2V6.5H-2.2V2.2H-6.5V-2.2H-2.2Z"
CROSS = "M-6-3L-3-6L0-3L3-6L6-3L3 0L6 3L3 6L0 3L-3 6L-6 3L-3 0Z"
STAR = "M0-7.5L1.8-2.4L7.1-2.3L2.9 0.9L4.4 6.1L0 3L-4.4 6.1L-2.9 0.9L-7.1-2.3L-1.8-2.4Z"

OF_A_STATUS = {
    Status.HAPPENED: CIRCLE,
    Status.UNDER_WAY: SQUARE,
    Status.REPORTED: DIAMOND,
    Status.DISPUTED: CROSS,
    Status.DENIED: DOWN,
    Status.NOT_SO: DOWN,
    Status.PLANNED: RIGHT,
    Status.PREDICTED: RIGHT,
    Status.POSSIBLE: PLUS,
    Status.CONDITIONAL: PLUS,
    Status.DEMANDED: UP,
    Status.OFFERED: UP,
}
"""As ``static/timeline.js`` has them."""

SHAPES = "●■▲▼◆✚✖★"
"""How the marks of actors look in a legend, in the order of `OF_AN_ACTOR`; actors past the last share it."""
OF_AN_ACTOR = (CIRCLE, SQUARE, UP, DOWN, DIAMOND, PLUS, CROSS, STAR)

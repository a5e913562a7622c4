"""Elements of SVG, written here so that pictures stand in pages without scripts or styles, in print and in a mail."""

from lxml import etree

SVG = "{http://www.w3.org/2000/svg}"


def picture(width: float, height: float, **told: str) -> "etree._Element":
    """An empty picture, sized by the style sheet. With ``named``, ``title`` and ``desc`` it is told to screen readers.

    ``named`` makes the ids of title and description unique in a page. Without them the picture is hidden from those
    who hear the page.
    """
    root = etree.Element(f"{SVG}svg", nsmap={None: SVG.strip("{}")}, viewBox=f"0 0 {width:.0f} {height:.0f}")
    if not told:
        root.set("aria-hidden", "true")
        return root
    named = told["named"]
    root.set("role", "img")
    root.set("aria-labelledby", f"{named}-title {named}-desc")
    for tag in ("title", "desc"):
        part(root, tag, told[tag], id=f"{named}-{tag}")
    return root


def part(parent: "etree._Element", tag: str, words: str = "", **attributes: str | float) -> "etree._Element":
    """A new element in ``parent``. ``css`` is its class; an underscore in a name stands for a hyphen."""
    made = etree.SubElement(parent, f"{SVG}{tag}")
    for name, value in attributes.items():
        key = "class" if name == "css" else name.replace("_", "-")
        made.set(key, value if isinstance(value, str) else f"{value:.1f}")
    if words:
        made.text = "".join(c for c in words if c.isprintable())
    return made


def written(root: "etree._Element") -> str:
    """The picture as it stands in a page."""
    return etree.tostring(root, encoding="unicode")

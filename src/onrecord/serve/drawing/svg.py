"""Pictures that a plotting library made, tamed to stand in a page under a policy without inline styles."""

from collections.abc import Mapping

from lxml import etree

SVG = "{http://www.w3.org/2000/svg}"
_LINK = "{http://www.w3.org/1999/xlink}href"
_DRAWN = frozenset(
    "fill stroke stroke-width stroke-opacity fill-opacity opacity text-anchor font-size stroke-dasharray".split()
)


def tamed(svg: bytes, *, named: str, title: str, desc: str, classes: Mapping[str, tuple[str, str]]) -> str:
    """The picture as an element: no styles, no ids but those it refers to, sized and coloured by the style sheet.

    ``classes`` gives groups, by the id they were drawn under, a class and a title of their own ("" for none).
    ``named`` makes the ids of title and description unique in a page.
    """
    root = etree.fromstring(svg, etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True))
    for element in [*root.iter(f"{SVG}metadata"), *root.iter(f"{SVG}style")]:
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
    for group in root.iter(f"{SVG}g"):
        css, words = classes.get(group.get("id") or "", ("", ""))
        if css:
            group.set("class", css)
        if words:
            group.insert(0, _words("title", words))
    needed = {i for element in root.iter(f"{SVG}*") for i in _referred(element)}
    for element in root.iter(f"{SVG}*"):
        _plain(element)
        if element.get("id") not in needed:
            element.attrib.pop("id", None)
    for shape in (path for defs in root.iter(f"{SVG}defs") for path in defs.iter(f"{SVG}path")):
        for colour in ("fill", "stroke"):  # a shape that is used takes the colours of where it is used
            shape.attrib.pop(colour, None)
    for size in ("width", "height"):
        root.attrib.pop(size, None)
    root.set("role", "img")
    root.set("aria-labelledby", f"{named}-title {named}-desc")
    head = [_words("title", title), _words("desc", desc)]
    for element, part in zip(head, ("title", "desc"), strict=True):
        element.set("id", f"{named}-{part}")
    root[:0] = head
    return etree.tostring(root, encoding="unicode")


def _referred(element: "etree._Element") -> list[str]:
    links = [element.get(_LINK) or "", *(v for k, v in element.attrib.items() if "url(#" in v)]
    return [link.removeprefix("url(").removesuffix(")").removeprefix("#") for link in links if link]


def _plain(element: "etree._Element") -> None:
    """Inline style to attributes; what is not needed to draw is dropped."""
    for part in (element.attrib.pop("style", None) or "").split(";"):
        name, _, value = part.partition(":")
        if name.strip() in _DRAWN:
            element.set(name.strip(), value.strip())


def _words(tag: str, words: str) -> "etree._Element":
    made = etree.Element(f"{SVG}{tag}")
    made.text = "".join(c for c in words if c.isprintable())
    return made

"""A quiz in the forms that classrooms use: GIFT, QTI 2.1, Anki CSV and a page to print. Bytes, the same each time."""

import csv
import html
import io
import re
import zipfile
from collections.abc import Callable
from enum import StrEnum

from lxml import etree
from lxml.builder import ElementMaker

from onrecord.model import Span
from onrecord.tell.lines.told import characters, run_together
from onrecord.tell.quiz.items import Item, Quiz, Sort, letter
from onrecord.tell.story import Story
from onrecord.text import STEERING

QTI = "http://www.imsglobal.org/xsd/imsqti_v2p1"
PACKAGE = "http://www.imsglobal.org/xsd/imscp_v1p1"
_GIFT_SPECIAL = re.compile(r"([~=#{}:\\])")
_CONTROL = re.compile(f"[{STEERING}\ufffe\uffff]")
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The day in a zip file, so that equal quizzes give equal bytes."""


class Form(StrEnum):
    """A form that a quiz can be written in."""

    GIFT = "gift"
    QTI = "qti"
    ANKI = "anki"
    HTML = "html"


def written(story: Story, quiz: Quiz, form: Form) -> bytes:
    """The quiz in this form."""
    return _WRITERS[form](story, quiz)


def sources(story: Story, item: Item) -> str:
    """Everything the key rests on, in a line: each article by its file, and its id, and the characters."""
    spans: dict[str, list[Span]] = {}
    for citation in item.citations:
        spans.setdefault(citation.article, []).append(citation.span)
    return "; ".join(f"{_file(story, a)}, {characters(run_together(told))}" for a, told in spans.items())


def _file(story: Story, article: str) -> str:
    recorded = story.by_id.get(article)
    return f"{recorded.names[0]} ({article})" if recorded and recorded.names else article


def _asked(item: Item) -> str:
    return f"{item.prompt} {item.quoted}".strip()


# --- GIFT ---------------------------------------------------------------------------------------


def _gift(story: Story, quiz: Quiz) -> bytes:
    """Moodle's GIFT: a single choice a question; an order as a matching question of places and events."""
    parts = [f"// {_one_line(quiz.title)}", ""]
    for number, item in enumerate(quiz.items, start=1):
        parts += [f"::{number:02d} {item.sort.value}:: {_gift_text(_asked(item))} {{"]
        if item.sort is Sort.ORDER:
            parts += [f"  ={place} -> {_gift_text(c.words)}" for place, c in enumerate(item.choices, start=1)]
        else:
            for choice in item.in_order_shown:
                why = f" #{_gift_text(choice.why)}" if not choice.right else ""
                parts.append(f"  {'=' if choice.right else '~'}{_gift_text(choice.words)}{why}")
        parts += [f"  ####{_gift_text(item.explanation + ' [' + sources(story, item) + ']')}", "}", ""]
    return "\n".join(parts).encode()


def _gift_text(text: str) -> str:
    """Plain words: control characters of GIFT escaped; nothing in them is read as a tag."""
    return _GIFT_SPECIAL.sub(r"\\\1", html.escape(_one_line(text), quote=False)).replace("-\\>", "- >")


def _one_line(text: str) -> str:
    return _CONTROL.sub("", " ".join(text.split()))


# --- QTI 2.1 ------------------------------------------------------------------------------------


def _qti(story: Story, quiz: Quiz) -> bytes:
    """A content package of IMS QTI 2.1: a manifest, a test, and an item a question."""
    files = {f"items/{_name(item)}.xml": _qti_item(story, item) for item in quiz.items}
    files["test.xml"] = _qti_test(quiz)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in (("imsmanifest.xml", _manifest(quiz)), *sorted(files.items())):
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), data, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _name(item: Item) -> str:
    return f"item-{item.id}"


def _qti_item(story: Story, item: Item) -> bytes:
    e = ElementMaker(namespace=QTI, nsmap={None: QTI})
    ordered = item.sort is Sort.ORDER
    ids = {n: f"choice-{n}" for n in range(len(item.choices))}
    right = list(ids.values()) if ordered else [ids[n] for n, c in enumerate(item.choices) if c.right]
    choices = [e.simpleChoice(_xml(item.choices[n].words), identifier=ids[n]) for n in item.shown]
    prompt = e.prompt(_xml(_asked(item)))
    interaction = (
        e.orderInteraction(prompt, *choices, responseIdentifier="RESPONSE", shuffle="false")
        if ordered
        else e.choiceInteraction(prompt, *choices, responseIdentifier="RESPONSE", shuffle="false", maxChoices="1")
    )
    why = _xml(f"{item.explanation} [{sources(story, item)}]")
    made = e.assessmentItem(
        e.responseDeclaration(
            e.correctResponse(*(e.value(r) for r in right)),
            identifier="RESPONSE",
            cardinality="ordered" if ordered else "single",
            baseType="identifier",
        ),
        e.outcomeDeclaration(e.defaultValue(e.value("0")), identifier="SCORE", cardinality="single", baseType="float"),
        e.outcomeDeclaration(identifier="FEEDBACK", cardinality="single", baseType="identifier"),
        e.itemBody(interaction),
        e.responseProcessing(
            e.responseCondition(
                e.responseIf(
                    e.match(e.variable(identifier="RESPONSE"), e.correct(identifier="RESPONSE")),
                    e.setOutcomeValue(e.baseValue("1", baseType="float"), identifier="SCORE"),
                )
            ),
            e.setOutcomeValue(e.baseValue("why", baseType="identifier"), identifier="FEEDBACK"),
        ),
        e.modalFeedback(why, outcomeIdentifier="FEEDBACK", identifier="why", showHide="show"),
        identifier=_name(item),
        title=_xml(f"{item.sort.value}, difficulty {item.difficulty}"),
        adaptive="false",
        timeDependent="false",
    )
    return _xml_bytes(made)


def _qti_test(quiz: Quiz) -> bytes:
    e = ElementMaker(namespace=QTI, nsmap={None: QTI})
    refs = [e.assessmentItemRef(identifier=_name(i), href=f"items/{_name(i)}.xml") for i in quiz.items]
    section = e.assessmentSection(*refs, identifier="section", title=_xml(quiz.title), visible="true")
    part = e.testPart(section, identifier="part", navigationMode="nonlinear", submissionMode="individual")
    return _xml_bytes(e.assessmentTest(part, identifier="test", title=_xml(quiz.title)))


def _manifest(quiz: Quiz) -> bytes:
    e = ElementMaker(namespace=PACKAGE, nsmap={None: PACKAGE})
    items = [
        e.resource(
            e.file(href=f"items/{_name(i)}.xml"),
            identifier=_name(i),
            type="imsqti_item_xmlv2p1",
            href=f"items/{_name(i)}.xml",
        )
        for i in quiz.items
    ]
    depends = [e.dependency(identifierref=_name(i)) for i in quiz.items]
    test = e.resource(e.file(href="test.xml"), *depends, identifier="test", type="imsqti_test_xmlv2p1", href="test.xml")
    metadata = e.metadata(e.schema("QTIv2.1 Package"), e.schemaversion("1.0.0"))
    return _xml_bytes(e.manifest(metadata, e.organizations(), e.resources(test, *items), identifier="manifest"))


def _xml(text: str) -> str:
    """Text that XML may hold."""
    return re.sub(r"[\ud800-\udfff]", "", _one_line(text))


def _xml_bytes(made: "etree._Element") -> bytes:
    return etree.tostring(made, xml_declaration=True, encoding="UTF-8", pretty_print=True)


# --- Anki ---------------------------------------------------------------------------------------


def _anki(story: Story, quiz: Quiz) -> bytes:
    """A CSV file with the header lines that Anki reads: question, answer, explanation, source, tags."""
    out = io.StringIO()
    out.write("#separator:Comma\n#html:true\n#columns:Front,Back,Explanation,Source,Tags\n#tags column:5\n")
    writer = csv.writer(out)
    for item in quiz.items:
        listed = "<br>".join(f"{letter(n)}. {_escaped(c.words)}" for n, c in enumerate(item.in_order_shown))
        front = f"{_escaped(_asked(item))}<br><br>{listed}"
        tags = f"onrecord {item.sort.value.replace(' ', '-')} difficulty-{item.difficulty}"
        writer.writerow(
            [front, _escaped(answer(item)), _escaped(item.explanation), _escaped(sources(story, item)), tags]
        )
    return out.getvalue().encode()


def answer(item: Item) -> str:
    """The key in words, with its letters."""
    if item.sort is Sort.ORDER:
        return f"{' '.join(item.key)}: " + " → ".join(c.words for c in item.choices)
    return f"{item.key}: " + next(c.words for c in item.choices if c.right)


def _escaped(text: str) -> str:
    return html.escape(_one_line(text))


# --- a page to print ----------------------------------------------------------------------------


def _page(story: Story, quiz: Quiz) -> bytes:
    """One HTML page without scripts: the questions, and the key on a sheet of its own."""
    body = "\n".join(_page_item(item) for item in quiz.items)
    keys = "\n".join(_page_key(story, item) for item in quiz.items)
    title = _escaped(quiz.title)
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>Quiz: {title}</title>\n'
        f"<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n<h1>Quiz</h1>\n<p>{title}</p>\n<ol>\n{body}\n</ol>\n"
        f'<section class="key">\n<h2>Answers</h2>\n<ol>\n{keys}\n</ol>\n</section>\n</main>\n</body>\n</html>\n'
    ).encode()


_STYLE = (
    ":root{color-scheme:light dark}body{font:12pt/1.5 Georgia,serif;max-width:42rem;margin:2rem auto;padding:0 1rem}"
    "ol ol{list-style:upper-alpha}li{margin:.3rem 0}main>ol>li{break-inside:avoid;margin-bottom:1rem}"
    "small{font-family:sans-serif}blockquote{margin:.3rem 0 .3rem 1rem}@media print{.key{break-before:page}}"
)


def _page_item(item: Item) -> str:
    quoted = f"<blockquote>{_escaped(item.quoted)}</blockquote>" if item.quoted else ""
    choices = "".join(f"<li>{_escaped(c.words)}</li>" for c in item.in_order_shown)
    return f"<li>{_escaped(item.prompt)}{quoted}<ol>{choices}</ol></li>"


def _page_key(story: Story, item: Item) -> str:
    told = f"{_escaped(item.explanation)} <small>[{_escaped(sources(story, item))}]</small>"
    return f"<li><strong>{_escaped(answer(item))}</strong><br>{told}</li>"


_WRITERS: dict[Form, Callable[[Story, Quiz], bytes]] = {
    Form.GIFT: _gift,
    Form.QTI: _qti,
    Form.ANKI: _anki,
    Form.HTML: _page,
}

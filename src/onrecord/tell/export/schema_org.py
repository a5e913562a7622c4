"""The claims in schema.org's words (JSON-LD): Claim and ClaimReview without any rating, for the record has none."""

from collections.abc import Iterator
from typing import Any

from onrecord.record import Recorded
from onrecord.tell.export.citing import PREFIX, path_of
from onrecord.tell.export.ground import Ground
from onrecord.tell.export.json_pieces import listed, without_empty
from onrecord.tell.export.names import TERMS, address_of, published_of, urn
from onrecord.tell.export.rows import assertion_row
from onrecord.tell.lines.quotes import NO_SOURCE
from onrecord.tell.story import Claim, Located


def pieces(ground: Ground) -> Iterator[bytes]:
    """Articles, claims with every place where they appear, and for each claim who stands behind it.

    A ClaimReview here tells how many origins a claim has and who they are. It has no ``reviewRating``: the record
    never says whether a claim is so.
    """
    return listed({"@context": ["https://schema.org", {"onrecord": TERMS}]}, "@graph", _graph(ground))


def _graph(ground: Ground) -> Iterator[dict[str, Any]]:
    yield from (_article(ground, recorded) for recorded in ground.story.articles)
    for claim in ground.claims:
        yield _claim(ground, claim)
        yield _review(claim)


def _article(ground: Ground, recorded: Recorded) -> dict[str, Any]:
    article = recorded.article
    return without_empty(
        {
            "@id": urn("article", article.id),
            "@type": "NewsArticle",
            "headline": ground.headline(recorded),
            "publisher": {"@type": "Organization", "name": article.publisher.value} if article.publisher else None,
            "author": [{"@type": "Person", "name": a.value} for a in article.authors],
            "datePublished": published_of(recorded),
            "inLanguage": article.language,
            "url": address_of(recorded),
            f"{PREFIX}path": path_of(recorded),
            f"{PREFIX}sha256": article.capture,
        }
    )


def _claim(ground: Ground, claim: Claim) -> dict[str, Any]:
    appearances = [_appearance(ground, member) for member in claim.members]
    return {
        "@id": urn("claim", claim.id),
        "@type": "Claim",
        "text": claim.wording,
        "firstAppearance": {"@id": appearances[0]["@id"]},
        "appearance": appearances,
    }


def _appearance(ground: Ground, member: Located) -> dict[str, Any]:
    row, cited = assertion_row(ground, member), ground.cite(member)
    put = {f"{PREFIX}{name}": row[name] for name in ("stance", "modality", "polarity", "about", "chain", "origin_id")}
    return without_empty(
        {
            "@id": urn("assertion", member.assertion.id),
            "@type": "Quotation",
            "text": cited.quotation,
            "creator": {"@type": "Thing", "name": row["speaker"] or NO_SOURCE},
            "dateCreated": row["said"],
            "isPartOf": {"@id": urn("article", cited.article_id)},
        }
        | put
    ) | cited.as_dict(PREFIX)


def _review(claim: Claim) -> dict[str, Any]:
    least, most = claim.count.minimum, claim.count.maximum
    origins = str(least) if least == most else f"{least} to {most}"
    return without_empty(
        {
            "@id": urn("claim-review", claim.id),
            "@type": "ClaimReview",
            "claimReviewed": claim.wording,
            "itemReviewed": {"@id": urn("claim", claim.id)},
            "abstract": f"Origins behind it: {origins}. Articles that carry it: {claim.articles}. No verdict.",
            "reviewBody": "\n".join(map(str, claim.count.steps)),
            "citation": [{"@id": urn("article", a)} for a in sorted({m.recorded.article.id for m in claim.members})],
        }
    )

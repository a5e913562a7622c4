"""The rows of the tables: what the record holds, as plain values."""

from collections.abc import Iterable, Iterator, Sequence

from onrecord.model import Attribution, Span, Stated
from onrecord.relate.propositions.times import days
from onrecord.tell.export.citing import Cite, cite, hull, path_of
from onrecord.tell.export.dictionary import Row
from onrecord.tell.export.ground import Ground, spans_in_words
from onrecord.tell.lines.told import Citation
from onrecord.tell.positions.puts import Put, is_negated, put_of
from onrecord.tell.story import Located, first_day
from onrecord.text import joined

NOTHING = Cite("", "", 0, 0, "", "")


def article_rows(ground: Ground) -> Iterator[Row]:
    """One article a row."""
    for recorded in ground.story.articles:
        article = recorded.article
        yield {
            "id": article.id,
            "path": path_of(recorded),
            "sha256": article.capture,
            "title": _value(article.title),
            "publisher": _value(article.publisher),
            "published": _value(article.published),
            "authors": [a.value for a in article.authors],
            "credits": [c.name for c in article.credits],
            "address": next(iter(recorded.addresses), ""),
            "language": article.language,
            "paths": list(recorded.names),
            "attributions": len(recorded.attributions),
            "assertions": len(recorded.assertions),
            "characters": len(article.text),
            "text": article.text,
            "addresses": list(dict.fromkeys(recorded.addresses)),
        }


def _value(stated: Stated | None) -> str:
    return stated.value if stated else ""


def assertion_rows(ground: Ground) -> Iterator[Row]:
    """One assertion a row."""
    for located in ground.assertions:
        yield assertion_row(ground, located)


def assertion_row(ground: Ground, located: Located) -> Row:
    """An assertion with who puts it, how, through whom, and which claim and origin it belongs to."""
    recorded, assertion, attribution = located.recorded, located.assertion, located.attribution
    claim = ground.story.claim_of[assertion.id]
    return {
        "id": assertion.id,
        **ground.cite(located).as_dict(),
        "speaker": ground.speaker(recorded, attribution),
        "cue": joined(attribution.cue, recorded.article.text) if attribution else "",
        "source_kind": attribution.naming.value if attribution else "publisher",
        "chain": ground.chain(recorded, attribution),
        "stance": attribution.stance.value if attribution else "asserts",
        "put": _put(located),
        "modality": assertion.modality.value,
        "polarity": assertion.polarity.value,
        "said": assertion.said,
        **_bounds(assertion.said),
        "about": assertion.about,
        "claim_id": claim.id,
        "claim_origins_at_least": claim.count.minimum,
        "claim_origins_at_most": claim.count.maximum,
        "origin_id": ground.origins[assertion.id],
        "origin": ground.origin(located),
        "origin_certain": assertion.origin.certain,
        "counts": assertion.id in ground.counted,
        "own_voice": attribution is None,
        "publisher": ground.story.publisher(recorded),
        "published": _value(recorded.article.published),
        "attribution_id": assertion.attribution or "",
        "withdrawn": ground.withdrawn.get(assertion.id, ""),
    }


def _put(located: Located) -> str:
    """What is done with it, in the words by which positions are compared; an article in its own voice says so."""
    text, assertion = located.recorded.article.text, located.assertion
    negated = is_negated(assertion, text, located.recorded.sentences)
    if located.attribution is None:
        return Put.DENIES.value if negated else Put.SAYS.value
    return put_of(assertion, located.attribution, text, negated=negated).value


def _bounds(said: str) -> dict[str, str]:
    """The first and the last day that a day of saying can be, for programs that know days only; "" at an open end."""
    bare = said.strip("[]")
    found = days(bare) if bare else None
    return {
        "said_from": found[0].isoformat() if found is not None and not bare.startswith("..") else "",
        "said_until": found[1].isoformat() if found is not None and not bare.endswith("..") else "",
    }


def attribution_rows(ground: Ground) -> Iterator[Row]:
    """One attribution a row: source, cue and content."""
    for recorded in ground.story.articles:
        text = recorded.article.text
        for said in recorded.attributions:
            span = hull(said.content or said.source or said.cue) or Span(0, 0)
            yield {
                "id": said.id,
                **cite(recorded, span).as_dict(),
                "speaker": ground.speaker(recorded, said),
                "entity_id": ground.story.entity_of(recorded, said.entity) or "",
                "entity_ids": list(ground.story.entities_of(recorded, said)),
                "source": joined(said.source, text),
                "cue": joined(said.cue, text),
                "content": joined(said.content, text),
                "source_kind": said.naming.value,
                "manner": said.manner.value,
                "stance": said.stance.value,
                "chain": ground.chain(recorded, said),
                "via": said.via or "",
                "people": said.count,
                "withheld": joined(said.withheld, text),
                "withheld_because": joined(said.withheld_because, text),
                "spans": _spans(said),
                "score": said.evidence.score,
                "reason": said.evidence.reason,
            }


def _spans(said: Attribution) -> list[str]:
    return spans_in_words((("source", said.source), ("cue", said.cue), ("content", said.content)))


def claim_rows(ground: Ground) -> Iterator[Row]:
    """One claim a row, cited where it is put in the words it is told in."""
    for claim in ground.claims:
        told = claim.told
        publishers = {ground.story.publisher(m.recorded) for m in claim.members}
        still = ground.still(claim)
        days_said = sorted((m.assertion.said for m in claim.members if m.assertion.said), key=first_day)
        yield {
            "id": claim.id,
            "wording": claim.wording,
            "by": ground.speaker(told.recorded, told.attribution),
            **ground.cite(told).as_dict(),
            "origins_at_least": claim.count.minimum,
            "origins_at_most": claim.count.maximum,
            "articles": claim.articles,
            "publishers": len(publishers),
            "assertions": len(claim.members),
            "first_said": days_said[0] if days_said else "",
            "last_said": days_said[-1] if days_said else "",
            "reasons": ground.steps(claim),
            "marks": ground.marks(claim),
            "retracted": any(m.retracts for m in claim.members),
            "still_at_least": still[0],
            "still_at_most": still[1],
        }


def origin_rows(ground: Ground) -> Iterator[Row]:
    """One origin of one claim a row, cited where it is first given."""
    for claim in ground.claims:
        members = {m.assertion.id: m for m in claim.members}
        for group in claim.count.groups:
            found = sorted((members[i] for i in group), key=lambda m: (not m.assertion.origin.certain, m.assertion.id))
            first = found[0]
            yield {
                "claim_id": claim.id,
                "origin_id": ground.origins[first.assertion.id],
                "origin": ground.origin(first),
                "kind": first.assertion.origin.key.partition(":")[0],
                "certain": first.assertion.origin.certain,
                **ground.cite(first).as_dict(),
                "assertions": [m.assertion.id for m in found],
                "reason": ground.why_origin(first),
            }


def relation_rows(ground: Ground) -> Iterator[Row]:
    """One pair of assertions a row."""
    found = ground.story.assertions
    for relation in ground.relations:
        one, other = found[relation.one], found[relation.other]
        yield {
            "one": relation.one,
            "other": relation.other,
            "standing": relation.standing.value,
            **ground.cite(one).as_dict(),
            **ground.cite(other).as_dict("other_"),
            "score": relation.evidence.score,
            "reason": relation.evidence.reason,
            "told": ground.is_told(relation),
        }


def entity_rows(ground: Ground) -> Iterator[Row]:
    """One entity a row, most mentioned first, cited where it is mentioned first."""
    tallies = ground.tallies
    for key in sorted(tallies, key=lambda k: (-tallies[k].mentions, k)):
        tally, actor = tallies[key], ground.story.actors.get(key)
        yield {
            "id": key,
            "name": ground.name_of(key),
            "kind": actor.kind.value if actor else "other",
            "mentions": tally.mentions,
            "articles": len(tally.articles),
            "sayings": tally.sayings,
            **(tally.first or NOTHING).as_dict(),
        }


def shared_rows(ground: Ground) -> Iterator[Row]:
    """One passage that two articles have in common a row."""
    for one, shared in ground.story.shared_texts:
        for passage in shared.passages:
            yield {
                "judgement": shared.judgement.value,
                "share": shared.share,
                **cite(ground.story.by_id[one], passage.span).as_dict(),
                **cite(ground.story.by_id[shared.other], passage.other_span).as_dict("other_"),
                "reason": shared.evidence.reason,
            }


def timeline_rows(ground: Ground) -> Iterator[Row]:
    """One event a row, cited where it is told; further places are in ``cited_in``."""
    for entry in ground.timeline:
        places = entry.line.citations
        yield {
            "id": entry.id,
            "day": entry.day,
            "status": entry.status.value,
            "words": entry.words,
            "speaker": entry.speaker,
            "publisher": entry.publisher,
            **_first(ground, places).as_dict(),
            "who": list(entry.who),
            "articles": entry.articles,
            "line": entry.line.text,
            "why": entry.why,
            "cited_in": _places(places),
        }


def deadline_rows(ground: Ground) -> Iterator[Row]:
    """One window or deadline a row, as it stands on the day of the newest article."""
    for entry in ground.deadlines:
        places = [q.citation for q in entry.quotes]
        yield {
            "id": entry.id,
            "kind": entry.kind.value,
            "what": entry.what,
            "who": entry.who,
            "start": entry.start or "",
            "end": entry.end or "",
            "duration": entry.duration or "",
            "state": entry.state.value,
            **{f"cited_{name}": value for name, value in _first(ground, places).as_dict().items()},
            "rule": entry.rule,
            "presumed": entry.presumed or "",
            "follow_up": entry.follow_up,
            "cited_in": _places(places),
        }


def _first(ground: Ground, places: Sequence[Citation]) -> Cite:
    return next((cited(ground, place) for place in places), NOTHING)


def cited(ground: Ground, place: Citation) -> Cite:
    """A told line's citation with its words and bytes."""
    return cite(ground.story.by_id[place.article], place.span)


def _places(places: Iterable[Citation]) -> list[str]:
    return [f"{p.article}:{p.span.start}-{p.span.end}" for p in places]


def refusal_rows(ground: Ground) -> Iterator[Row]:
    """One thing that could not be read a row."""
    for refusal in ground.story.view.refusals():
        yield {"path": refusal.name, "code": refusal.code, "reason": refusal.reason, "fix": refusal.fix}

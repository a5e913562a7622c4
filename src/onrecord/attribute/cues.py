"""The lexicon of cues: for each verb and noun, what the source does with the content and which complements it takes."""

from dataclasses import dataclass

from onrecord.model import Stance
from onrecord.text import word_set


@dataclass(frozen=True, slots=True)
class Cue:
    """What a cue word takes: ``clause`` ("said that …"), ``quote``, ``object`` ("denied the claim"),
    ``infinitive`` ("vowed to …"), prepositions ("warned of …").

    ``hearer`` says that a bare object is who is spoken to ("told them that"), not what is said.
    """

    stance: Stance
    clause: bool = False
    quote: bool = False
    object: bool = False
    infinitive: bool = False
    hearer: bool = False
    prepositions: frozenset[str] = frozenset()


def _table(lines: str) -> dict[str, tuple[Cue, ...]]:
    """One stance a line: ``stance: word/flags/prepositions …`` with flags c q o i h as in Cue."""
    found: dict[str, tuple[Cue, ...]] = {}
    for line in lines.strip().splitlines():
        stance, _, entries = line.partition(":")
        for entry in entries.split():
            word, flags, prepositions = (*entry.split("/"), "", "")[:3]
            cue = Cue(
                Stance(stance.strip()),
                clause="c" in flags,
                quote="q" in flags,
                object="o" in flags,
                infinitive="i" in flags,
                hearer="h" in flags,
                prepositions=frozenset(p for p in prepositions.split(",") if p),
            )
            found[word] = (*found.get(word, ()), cue)
    return found


# Which complements a word takes is general English; those that were seldom an attribution in the PolNeAR training half
# ("challenge a rival", "support for the bill") are left out. A word that stands twice is read as the first that fits.
VERBS = _table(
    """
    demands: demand/coqi urge/ciqoh call//for,on,upon order/cioqh ask/ih/for request/co press/h/for
    demands: push//for,to,against appeal/q/for,to plead/cqi/for,with beg/ciqh/for implore/ciqh exhort/ciqh direct/ih
    demands: instruct/cih command/ciqh recommend/coq advise/ih encourage/oih lobby/ih/for,against
    demands: advocate/co/for,against pray/c/for petition/ih/for decree/co rule/c mandate/co authorize/oi
    demands: authorise/oi approve/o/of forbid/oi prohibit/o insist/cq/on,upon seek/o summon/o designate/o require/c
    demands: veto/o
    plans: plan/io/on vow/ciq pledge/ciq promise/ciqoh intend/i resolve/ci agree/i threaten/ciq aim/i hope/ci/for
    plans: hop/ci/for want/io propose/coiq seek/i swear/i prefer/i decide/ic commit//to wish/ci/for weigh/o
    plans: contemplate/o mull/oc consider/oc
    offers: offer/oiq invite/ih
    warns: warn/cqh/of,about,against caution/cqh/against alert/ch/to fear/co/for worry/cq/about,over threaten/ciq
    predicts: predict/cqo forecast/co foresee/co anticipate/co expect/cio/from project/co envision/co envisage/co
    predicts: bet/c prophesy/co foretell/co portend/co
    asks: ask/cqh/about wonder/cq/about inquire/cq/about,into enquire/cq/about query/cqo quiz//about question/cqo
    asks: grill//about
    declines_to_comment: decline/i/to refuse/ic
    denies: deny/cqo reject/oq refute/oq rebuff/o disavow/o disclaim/o repudiate/o contradict/o renounce/o debunk/o
    denies: discount/o rule_out/o turn_down/o shoot_down/o push_back/q/against,on brush_off/o brush_aside/o
    denies: play_down/o dispute/co
    confirms: confirm/cqo acknowledge/cqo admit/cqo/to concede/cqo affirm/cqo reaffirm/co corroborate/co verify/co
    confirms: grant/c confess/cq/to
    asserts: say/cq tell/cqh/of,about add/cq write/cq/about,of note/cqo report/cq argue/cq/for,against suggest/cqo
    asserts: state/cqo declare/cqo announce/cqo claim/cqoi explain/cqo point/cq/to,out describe/oq call/oq
    asserts: observe/cq remark/cq/on tweet/cqo post/cq recall/cqo mention/cqo quip/cq joke/cq/about continue/q
    asserts: reply/cq respond/cq answer/q comment/cq/on assert/cqo contend/cq maintain/cq stress/cqo emphasize/cqo
    asserts: emphasise/cqo underline/co underscore/co highlight/co reiterate/cqo repeat/cqo reveal/cqo disclose/co
    asserts: show/c indicate/c find/c conclude/cq think/c believe/c/in feel/c estimate/co figure/c reckon/c
    asserts: calculate/c assume/c understand/c recognize/co recognise/co realize/c realise/c learn/c/of determine/c
    asserts: complain/cq/about,of lament/cqo regret/co allege/cqo accuse/oq charge/cq blame/oq criticize/oq
    asserts: criticise/oq condemn/oq denounce/oq slam/oq blast/oq praise/oq applaud/oq hail/oq laud/oq endorse/o
    asserts: support/o oppose/o attack/oq defend/oq mock/oq ridicule/oq deride/oq decry/oq dismiss/oq
    asserts: rail/q/against,about refer/q/to cite/o tout/o boast/cq/of,about brag/cq/of,about label/o brand/o
    asserts: liken/o compare/o characterize/o characterise/o portray/o depict/o view/o regard/o echo/o invoke/o
    asserts: discuss/o speak/q/of,about,against talk/q/of,about detail/co outline/o specify/co clarify/cq
    asserts: elaborate/q/on testify/cq/to,about swear/cqi vouch//for opine/cq muse/cq/about,on retort/cq counter/cq
    asserts: rebut/oq shout/cq yell/q scream/q exclaim/q whisper/cq chant/qo blog/c text/cq email/cq relate/co
    asserts: recount/co narrate/co express/oq voice/oq convey/co articulate/o signal/c imply/c hint/c/at
    asserts: insinuate/cq remind/cqh assure/cqh/of reassure/cqh inform/cqh/of,about brief/ch/on,about notify/ch/of
    asserts: persuade/ch read/q list/o document/c chronicle/o reference/o reflect/q remember/co notice/c attribute/o
    asserts: credit/oq fault/o chide/oq scold/oq berate/oq rebuke/oq castigate/oq lambaste/oq excoriate/oq assail/oq
    asserts: lash/q/out disparage/oq bemoan/oq admire/o respect/o like/oi love/o hate/o loathe/o prefer/o favor/o
    asserts: favour/o resent/o deem/o doubt/co suspect/co imagine/c judge/c apologize/q/for
    asserts: apologise/q/for sympathize/q/with agree/cq/with,on disagree/cq/with welcome/oq congratulate/oq
    asserts: allude//to posit/c theorize/c theorise/c surmise/c speculate/cq/about,on ponder/co guess/c deduce/c
    asserts: infer/c sum/q proclaim/cqo pronounce/cq profess/co trumpet/co preach/cqo enthuse/q gush/q crow/q snap/q
    asserts: interject/q volunteer/cq marvel/cq/at fume/cq/about rant/q/about gripe/cq/about grumble/cq/about
    asserts: moan/cq/about carp//about chime/q scoff/q/at sneer/q/at bristle/q/at confide/cq venture/cq relay/co
    asserts: certify/co attest/cq/to pontificate/q/on wax/q advise/cqh point_out/cqo fire_back/q/at hit_back/q/at
    asserts: weigh_in/q/on single_out/o speak_out/q/against,about lay_out/o spell_out/co set_out/o counsel/cqh
    asserts: reason/cq recap/c summarize/qo summarise/qo paraphrase/qo sigh/q laugh/q deadpan/q
    """
)


NOUNS = _table(
    """
    plans: plan/i pledge/ci vow/ci promise/ci/of intention/ci/of decision/i threat/i desire/ci/for hope/c/of,for
    plans: proposal/i/for commitment/ci/to wish/ci/for willingness/i intent/i agreement/i determination/i
    plans: readiness/i
    demands: demand/ci/for order/c call/i/for,on request/i appeal/i recommendation/ci/for,on insistence/c/on
    demands: plea/ci/for ultimatum/c directive/ci decree/c ruling/c instruction/ci
    offers: offer/i/of invitation/i
    warns: warning/ci/of,about,against concern/c/about,over,for,with fear/c/of,about worry/c/about,over
    warns: alarm//over,about
    predicts: prediction/c/of,about forecast/c/of,for expectation/c projection/c/of
    asks: question/c/about
    denies: denial/c/of rejection/c/of
    declines_to_comment: refusal/i
    confirms: confirmation/c/of admission/c/of acknowledgment/c/of acknowledgement/c/of
    asserts: claim/c/of,about statement/c assertion/c/of,about allegation/c/of,about,against argument/c/for,against
    asserts: suggestion/c/of accusation/c/of,against belief/c/in view/c/of,on opinion/c/of,on,about
    asserts: complaint/c/about,of report/c speculation/c/about rumor/c/of,about rumour/c/of,about contention/c
    asserts: conclusion/c impression/c notion/c criticism/c/of opposition//to praise//for condemnation//of
    asserts: approval//of,for estimate/c/of assessment/c description//of account//of testimony/c/about
    asserts: remark/c/about comment/c/about,on doubt/c/about insistence/c/on finding/c observation/c charge/c
    asserts: message/c denunciation//of outrage//over,at anger//over,at frustration//with,over,at
    asserts: disagreement/c/with,over,about regret/c/for,over,about
    """
)


ADJECTIVES = _table(
    """
    plans: ready/i willing/i unwilling/i prepared/i determined/i eager/i reluctant/i keen/i committed//to
    warns: concerned/c/about,by,with worried/c/about,by afraid/c/of fearful/c/of alarmed/c/by,at wary//of
    predicts: confident/c/in,of,about optimistic/c/about hopeful/c/about,of pessimistic/c/about
    asserts: convinced/c/of sure/c/of certain/c/of aware/c/of unaware/c/of skeptical/c/of,about sceptical/c/of,about
    asserts: critical//of proud/c/of,to opposed//to supportive//of unhappy/c/with,about angry/c/about,over,at
    asserts: glad/ci happy/ci/with,about sorry/c/for,about doubtful/c/of,about dismissive//of surprised/c/by,at
    asserts: disappointed/c/by,with,in pleased/c/with,by grateful/c/for insistent/c/on adamant/c/about
    asserts: uneasy/c/about unconvinced/c/by,of tired//of fond//of frustrated/c/by,with outraged/c/by,at
    asserts: shocked/c/by,at
    """
)
"""Adjectives after "be" that say what somebody thinks or means to do: "is confident that …"."""

LIGHT = word_set(
    """
    make have voice express give raise issue renew repeat offer resurrect hold announce unveil release reiterate share
    state present lodge level put outline detail push float harbor harbour convey pose sound file register echo
    """
)
"""Verbs that carry a noun cue: "voiced strong approval of …", "have raised concerns that …"."""

CHAIN = word_set(
    """
    continue go begin start try refuse decline fail hasten rush like have need want use keep stop seem appear dare
    """
)
"""Verbs that stand before the cue verb and belong to the cue: "went on to say", "declined to say"."""

EVIDENTIAL = frozenset({"allegedly", "reportedly", "purportedly", "supposedly", "ostensibly"})
"""Adverbs that say it is somebody's word without saying whose."""

CITING = frozenset({"cite", "quote"})
"""Verbs by which a source gives its own source: "citing two officials, …"."""

SILENT_VERBS = word_set(
    """
    say respond reply comment answer elaborate specify disclose provide return identify name explain give reveal
    """
)
"""With a negation these tell what was not said."""

UNANSWERED = {
    "respond": Cue(Stance.SILENT, prepositions=frozenset({"to"})),
    "reply": Cue(Stance.SILENT, prepositions=frozenset({"to"})),
    "comment": Cue(Stance.SILENT, prepositions=frozenset({"on", "about"})),
    "answer": Cue(Stance.SILENT, object=True),
    "return": Cue(Stance.SILENT, object=True),
}
"""Verbs that, negated, say that somebody kept silent: "did not respond to a request for comment"."""

ISSUING = word_set("issue release send put make post publish write give sign file circulate tweet deliver")
"""Verbs for putting out a statement, which then says something."""

REQUESTS = word_set(
    "call message request email question inquiry enquiry query text letter calls messages requests emails"
)
"""What is left unanswered."""

COMMENT_WORDS = word_set(
    """
    comment respond say answer discuss elaborate speak talk reply confirm disclose address explain provide
    """
)
"""After "declined to …": what was declined is speaking."""

"""The paragraphs that invented articles are made of. In braces stand slots of one word each; see ``world``.

A family is one fact in several wordings with the same slots, so that two papers tell it in their own words. ``own``
and ``other`` are filled anew for each report.
"""

FAMILIES: tuple[tuple[str, ...], ...] = (
    (
        "{Given} {Sur}, the {trade} minister of {Place}, said on Tuesday that {num} {own} {things} would be moved from "
        "the {thing} to {Town} before the {other} end of the month. {Sur} did not say who would pay for the {matter}.",
        "The {trade} minister of {Place}, {Given} {Sur}, told {other} reporters on Tuesday that the government "
        "would move {num} {own} {things} out of the {thing} to {Town}, and called the {matter} urgent.",
        "{Place} will move {num} {things} from the {thing} to {Town}, {Given} {Sur} announced on Tuesday. {Other} "
        "aides to the minister would not discuss the {own} {matter} any further.",
    ),
    (
        "At least {num} {own} people were hurt when a {other} {thing} near {Town} gave way, the {Org} Authority "
        "said. Crews from {Place} searched the {matter} through the night.",
        "The {Org} Authority reported {num} {other} people injured after the collapse of a {thing} outside "
        "{Town}; {own} rescuers sent by {Place} were still going through the {matter} at dawn.",
        "Rescuers in {Town} pulled {own} people from a fallen {thing} all {other} night, and the {Org} Authority "
        "put the number of injured at {num}. {Place} sent help for the {matter}.",
    ),
    (
        "“We will not sign away the {matter} for {num} {things},” said {Given} {Sur}, who leads the {Org} Union "
        "in {Town}. The {own} talks over the {thing} are to go on in {Place} on Friday, {other} as they are.",
        "{Given} {Sur} of the {Org} Union in {Town} rejected the {own} offer of {num} {things}, saying that the "
        "{matter} was not for sale. Both {other} sides meet again in {Place} on Friday to discuss the {thing}.",
        "The {Org} Union turned down {num} {things} for the {matter}. “Nobody here will sign,” {Given} {Sur} said "
        "in {Town}, where the {own} {thing} has divided {other} families since {Place} took it over.",
    ),
    (
        "Two officials with knowledge of the {matter} said that {Given} {Sur} had approved the {own} sale of "
        "{num} {things} to {Place}. They spoke on condition of anonymity because they were not authorized to "
        "discuss the {thing} publicly.",
        "{Given} {Sur} signed off on selling {num} {own} {things} to {Place}, according to two people familiar "
        "with the {other} {matter}, who asked not to be named because the {thing} was not public.",
        "According to two officials, the sale of {num} {things} to {Place} was {own} approved by {Given} {Sur} in "
        "spite of the {other} {matter}. A spokesperson for the {thing} declined to comment.",
    ),
    (
        "The {Org} Company denied on Wednesday that its {thing} in {Town} had released {num} {own} {things} into "
        "the {other} {matter}. “The report is false,” {Given} {Sur}, its chairman, said.",
        "{Given} {Sur}, chairman of the {Org} Company, denied that {num} {own} {things} had come from its {other} "
        "{thing} in {Town} and blamed the {matter} on others.",
        "A {other} report that {num} {own} {things} had leaked from a {thing} in {Town} is false, the {Org} "
        "Company said on Wednesday. Its chairman, {Given} {Sur}, said it would open the {matter} to inspectors.",
    ),
    (
        "A court in {Town} ordered {Place} to close the {thing} within {num} days. Judge {Given} {Sur} wrote that "
        "the {own} {matter} had put {other} {things} in danger.",
        "Judge {Given} {Sur} gave {Place} {num} days to close the {thing}, ruling in {Town} that the {own} "
        "{matter} endangered {things}.",
        "The {thing} must close within {num} days, a court in {Town} ruled on Monday. {Place} will appeal, its "
        "{own} lawyers said; Judge {Given} {Sur} had found that the {matter} harmed {things}.",
    ),
    (
        "Residents of {Town} said that they had {other} heard nothing of the {own} {matter} until {num} {things} "
        "arrived. “They came at night,” said {Given} {Sur}, who keeps a {thing} on the road to {Place}.",
        "“They came at night,” said {Given} {Sur}, who keeps a {thing} near {Town}, of the {num} {own} {things} "
        "that were {other} brought from {Place}. The {matter} had been agreed without them.",
        "{num} {things} reached {Town} from {Place} before {other} anyone there knew of the {own} {matter}, "
        "according to {Given} {Sur}, the owner of a {thing}.",
    ),
    (
        "The price of {things} rose by {num} percent after {Place} stopped {own} work on the {other} {thing}, figures "
        "from the {Org} Institute showed. {Given} {Sur}, an economist there, expects the {matter} to last.",
        "{Given} {Sur}, an economist at the {Org} Institute, said prices of {things} had gone {other} up {num} "
        "percent since {own} {Place} halted the {thing}, and warned that the {matter} could last.",
        "Figures from the {Org} Institute put the {own} rise in the {other} price of {things} at {num} percent. "
        "The {thing} in {Place} stands still, and {Given} {Sur}, an economist, sees no end of the {matter}.",
    ),
    (
        "Parliament in {Place} voted on Thursday to send {num} {own} {things} to {Town}, over the {other} "
        "objections of {Given} {Sur}. The vote on the {thing} had been put off twice because of the {matter}.",
        "By a narrow vote, {Place} decided on Thursday to send {num} {own} {things} to {Town}. {Given} {Sur} had "
        "argued that the {matter} was no ground for a {thing}.",
        "{Given} {Sur} lost the vote on the {thing}: {Place} will send {num} {things} to {Town}, its parliament "
        "decided on Thursday after {own} weeks of {other} {matter}.",
    ),
    (
        "{Other} investigators believe that the {thing} had been {own} out of order for {num} days before the {matter} "
        "in {Town}. {Given} {Sur}, who heads the inquiry for the {Org} Board, said that {things} had been missing.",
        "{Given} {Sur} of the {Org} Board, who heads the inquiry into the {matter} in {Town}, said the {own} "
        "{thing} had not {other} worked for {num} days and that {things} were missing.",
        "For {num} days before the {matter} in {Town} the {thing} did not work, the {Org} Board found. {Given} "
        "{Sur}, its head, spoke of {own} missing {things}.",
    ),
)

COMMON: tuple[str, ...] = (
    "This is a developing story and will be updated as more information becomes available to our newsroom.",
    "The government in {Capital} did not immediately respond to a request for comment on Tuesday evening.",
    "President {Head} {Chief} has said that the country would do whatever it takes to protect its people and its "
    "interests abroad.",
    "The Associated Press of {Place} contributed to this report, with additional reporting by {Given} {Sur} in {Town}.",
)

TITLES: tuple[str, ...] = (
    "{Place} {thing} row: {num} {things} at stake as {matter} drags on",
    "{Sur} under pressure over {thing} in {Town}",
    "{num} {things}: what is known of the {matter} in {Town}",
    "{Town} waits for word on the {thing}",
)

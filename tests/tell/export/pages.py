"""A story with everything that a format can trip over: formulas, control characters, emoji, markup, no date."""

from tests.tell.stories import news

APPROVAL = (
    "The Eastmoor harbour board approved the dredging of the north channel on Monday, chairman Tom Lee said.",
    "“=1+1 is the whole budget,” Lee said. “+44 boats will have to move,” he added.",
    "The channel will be closed from June 2 to June 20, 2031, the board said.",
    "The fishermen’s union 🐟🐟 said it had not been asked about the dredging of the north channel.",
)
PAGES = {
    "a herald.txt": news("Harbour board approves <dredging> & more", "May 12, 2031", *APPROVAL),
    "b courier.txt": news(
        "Dredging of the channel is approved",
        "May 13, 2031",
        "The Eastmoor Herald, citing two officials who spoke on condition of anonymity, reported that the harbour "
        "board approved the dredging of the north channel.",
        "Chairman Tom Lee said on Tuesday that the dredging would cost 14 million crowns.",
        "The fishermen’s union denied that it had been asked about the dredging of the north channel.",
        publisher="The Westmoor Courier",
    ),
    "c reprint.txt": news(
        "Harbour board approves dredging", "May 12, 2031", *APPROVAL, publisher="The Northmoor Gazette"
    ),
    "d undated.txt": "Fishermen wait\n\nA spokesman\x0b for the fishermen’s union said boats would stay in port until "
    "June 20, 2031.\n\n“@everyone should know,” union leader Ana Ruiz said.\n\n"
    "Ruiz said the dredging would cost 16 million crowns.\n",
    "e empty.txt": "",
}

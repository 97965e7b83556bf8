"""Pasted pages for the tests of the text reader, and what is to be read out of them.

Each is a text, the title, the writers, the day, and words that belong to the page and not to the article.
"""

# ruff: noqa: E501

from __future__ import annotations

PAGES: dict[str, tuple[str, str, tuple[str, ...], str | None, list[str]]] = {
    "wire": (
        """
GENEVA, Feb 26 - Delegates from 40 states agreed on Thursday to a draft text on
river pollution, ending nine days of talks.
    The text, which has no force yet, sets limits for twelve substances
and asks states to report each year, the chairwoman said.
    A vote is planned for the autumn session in 1987.
""",
        "Delegates from 40 states agreed on Thursday to a draft text on river pollution, ending nine days of talks",
        (),
        "1987-02-26",
        [],
    ),
    "wire_year": (
        """
BEIJING, Feb. 4, 2026 (Newswire) -- Two ministers signed a fisheries accord here on Wednesday, officials said, after a year of stalled talks.

The accord covers 14 ports.
""",
        "Two ministers signed a fisheries accord here on Wednesday, officials said, after a year of stalled talks",
        (),
        "2026-02-04",
        [],
    ),
    "blog": (
        """
The Harbour Blog
Why the night ferry matters more than the bridge
by Nora Whitfield | February 3, 2026 | 12 comments
Share on Facebook
Tweet
Share this:
When the council voted on Monday to cut the night ferry, few people were in the room, and fewer still spoke up.
The ferry carried 31,000 passengers last year.
Read more: Ten harbours that changed
Like this:
Loading...
Related
3 thoughts on “Why the night ferry matters more than the bridge”
Leave a Reply
Your email address will not be published. Required fields are marked *
""",
        "Why the night ferry matters more than the bridge",
        ("Nora Whitfield",),
        "2026-02-03",
        ["Facebook", "Tweet", "Related", "Loading", "Ten harbours", "thoughts", "Reply", "email", "Blog"],
    ),
    "cnn": (
        """
Politics
Senate leaders reach deal on harbour fund
By Jane Doe and John Roe, CNN
5 min read
Updated 3:14 PM EST, Thu March 6, 2025
Link Copied!
(CNN) — Senate leaders said Thursday they had reached a deal on the long-stalled harbour fund, clearing the way for a vote next week.
Photo: Senator Ann Poe speaks to reporters in the Capitol. Jim Low/Getty Images
“It is a good day,” Poe said.
Advertisement
""",
        "Senate leaders reach deal on harbour fund",
        ("Jane Doe", "John Roe"),
        "2025-03-06T15:14:00-05:00",
        ["Politics", "min read", "Copied", "Jim Low", "Advertisement", "Updated"],
    ),
    "shout": (
        """
COUNCIL BACKS NEW TRAM LINE DESPITE COST
By JANE DOE and JOHN O'NEIL | Staff writer
PUBLISHED: March 2, 2024 at 6:00 a.m. | UPDATED: March 3, 2024 at 9:12 a.m.
The city council voted 9-4 on Friday to build a tram line to the airport, a project that will cost $1.2 billion over eight years.
""",
        "COUNCIL BACKS NEW TRAM LINE DESPITE COST",
        ("Jane Doe", "John O'Neil"),
        "2024-03-02",
        ["Staff", "UPDATED"],
    ),
    "release": (
        """
FOR IMMEDIATE RELEASE
January 12, 2026
Contact: Mary Poe, 555-0199, press@example.org

Riverside Trust Opens Third Water Laboratory

SPRINGFIELD, Ill. — The Riverside Trust today opened its third water laboratory, which will test samples from 200 wells each month.

“Clean water is our whole purpose,” said director Ben Low.

###
""",
        "Riverside Trust Opens Third Water Laboratory",
        (),
        "2026-01-12",
        ["IMMEDIATE", "Mary Poe", "###"],
    ),
    "newsletter": (
        """
View this email in your browser
The Morning Note
Thursday, 5 February 2026

Good morning. Ministers meet in Oslo today to talk about cod, and nobody expects a quick result from them.

Unsubscribe | Manage preferences
Forward to a friend
""",
        "The Morning Note",
        (),
        "2026-02-05",
        ["browser", "Unsubscribe", "Forward"],
    ),
    "french": (
        """
Le Sénat adopte la loi sur l’eau
Par Jeanne Dupont
Publié le 4 février 2026

Le Sénat a adopté mercredi la loi sur l’eau, après six heures de débat, par 210 voix contre 98.
""",
        "Le Sénat adopte la loi sur l’eau",
        ("Jeanne Dupont",),
        "2026-02-04",
        ["Publié"],
    ),
    "german": (
        """
Politik
Bundestag stimmt für neues Wassergesetz
Von Anna Schmidt und Peter Müller, Berlin
Stand: 04.02.2026 18:30 Uhr

Der Bundestag hat am Mittwoch das neue Wassergesetz beschlossen, das ab dem Sommer gelten soll.
""",
        "Bundestag stimmt für neues Wassergesetz",
        ("Anna Schmidt", "Peter Müller"),
        "2026-02-04",
        ["Politik", "Stand"],
    ),
    "title": (
        """
Minister resigns after night of talks
""",
        "Minister resigns after night of talks",
        (),
        None,
        ["Minister"],
    ),
    "ukstyle": (
        """
Home > World > Europe
Storm leaves 40,000 homes without power in west
Published 4 February 2026
Share
Save
Tom Reed
Energy correspondent
Getty Images
Engineers were working through the night to restore power to 40,000 homes after the storm, the network operator has said.
The worst damage was on the coast.
Related Topics
""",
        "Storm leaves 40,000 homes without power in west",
        ("Tom Reed",),
        "2026-02-04",
        ["Home", "Share", "Getty", "Related", "correspondent"],
    ),
    "lead": (
        """
Headline: Harbour talks end without a deal
Lead: Talks over the harbour ended late on Tuesday with no deal, as both sides blamed the weather and each other for the delay.
The Story:
Delegates left the hotel by a side door.
""",
        "Harbour talks end without a deal",
        (),
        None,
        ["Lead:", "Story:"],
    ),
    "brokenstamp": (
        """
Tue, 03 Feb 2026 10:22:31 GMT | Ferry strike ends after pay offer
Crews will return to work on Friday after accepting a pay offer of 4.5%, the union said in a statement on Tuesday.
""",
        "Ferry strike ends after pay offer",
        (),
        "2026-02-03T10:22:31+00:00",
        ["GMT"],
    ),
    "caption": (
        """
Two presidents open a tunnel under the strait
President Ann Poe shakes hands with President Ben Low at the tunnel mouth in Northport on May 4, 2024. [Photo by Kim Roe/Newswire]
The presidents of the two island states opened a tunnel under the strait on Saturday, after 11 years of work and two floods.
""",
        "Two presidents open a tunnel under the strait",
        (),
        "2024-05-04",
        ["Kim Roe", "shakes hands"],
    ),
    "site": (
        """
The Daily Lantern
Mayor wins third term in tight race | The Daily Lantern
Story by Ann Poe • 2h ago
The mayor won a third term on Sunday by 312 votes, the electoral office said, after a recount in two districts of the city.
""",
        "Mayor wins third term in tight race",
        ("Ann Poe",),
        None,
        ["Lantern", "ago"],
    ),
    "ap": (
        """
Court strikes down harbour tax
By ANN POE
Updated 8:16 PM GMT, February 5, 2026
NORTHPORT (AP) — A court on Thursday struck down the harbour tax, saying lawmakers had passed it without the reading that the constitution demands.
___
Associated Press writer Ben Low in Southport contributed to this report.
""",
        "Court strikes down harbour tax",
        ("Ann Poe",),
        "2026-02-05T20:16:00+00:00",
        ["Ben Low", "___"],
    ),
    "cutlead": (
        """
By Jane Doe
Ministers from eleven coastal states who met in Northport for two days this week have agreed on a plan to share cod quotas and to open the talks to observers from the fishing towns.
A second paragraph follows here.
""",
        "Ministers from eleven coastal states who met in Northport for two days this week have agreed on a plan…",
        ("Jane Doe",),
        None,
        ["Jane Doe"],
    ),
    "run_together": (
        """
WORLDPOLITICSEUROPE!SPOTLIGHTUSUK

Two island states sign a cod treaty after nine years

1.2K views

The two island states signed a cod treaty on Tuesday, nine years after talks began, and promised to share their catch figures.

President Ann Poe speaks with fishermen at the old harbour during a visit to Northport on March 4, 2025.

A Treaty Nobody Expected

Cod And The Law: How An Old Quarrel Ended : NBC

“We have waited long enough,” Poe said.

Fishing in the North: A Short History | Centre for Sea Studies

Leave a Response

error: Content is protected !!
""",
        "Two island states sign a cod treaty after nine years",
        (),
        "2025-03-04",
        ["WORLD", "views", "speaks with", "NBC", "Centre for", "Leave a", "protected"],
    ),
    "unlabelled_day": (
        """
By Ben Low
Lead: Ministers from the two island states met on Feb. 9 to settle the cod dispute, and hours later, in a second round, they agreed on a text that both sides praised.
On Feb. 9, the harbour was full of boats from both sides. The talks shaped fishing policy in 2026 and beyond.
This approach matters in 2026, the minister said. In 2026 the quota falls.
日本語
""",
        "Ministers from the two island states met on Feb. 9 to settle the cod dispute, and hours later",
        ("Ben Low",),
        "2026-02-09",
        ["Lead:", "日本語"],
    ),
    "wire_slug": (
        """
RUSSIA-CHINA/TALKS (UPDATE 2)

UPDATE 2-Putin and Xi hold talks on trade

By Ivan Petrov and Li Wei

MOSCOW, Feb 4 (Reuters) - Russian President Vladimir Putin spoke with
Chinese President Xi Jinping on Wednesday, the Kremlin said.

The two men discussed trade, which rose to $228 billion in 2025.

(Reporting by Ivan Petrov; Editing by Jane Roe)
((ivan.petrov@example.com; +7 495 000 0000))

Keywords: RUSSIA CHINA/TALKS
""",
        "Putin and Xi hold talks on trade",
        ("Ivan Petrov", "Li Wei"),
        None,
        ["RUSSIA-CHINA", "UPDATE", "Keywords", "example.com", "Reporting by"],
    ),
    "wire_byline": (
        """
Bridge falls in Springfield, killing two
By JANE ROE
Associated Press Writer

SPRINGFIELD, Mo. (AP) _ A bridge fell into a river on Tuesday, killing at
least two people, the police said.

"It just went," said Sam Hill, who lives close by.

___

Associated Press writer Tom Poe contributed to this report.

Copyright 2026 The Associated Press. All rights reserved.
""",
        "Bridge falls in Springfield, killing two",
        ("Jane Roe",),
        None,
        ["Associated Press", "Copyright", "___"],
    ),
    "wire_end": (
        """
Premier meets Kenyan president

BEIJING, Feb. 4, 2026 (Xinhua) -- The Chinese premier met the president of
Kenya here on Wednesday.

Enditem
""",
        "Premier meets Kenyan president",
        (),
        "2026-02-04",
        ["Enditem"],
    ),
    "wire_initials": (
        """
Lagos, Feb 4, 2026 (AFP) - Nigeria's president on Wednesday named a new
finance minister after weeks of speculation about the post.

bb/cc/dd
""",
        "Nigeria's president on Wednesday named a new finance minister after weeks of speculation about the post",
        (),
        "2026-02-04",
        ["bb/cc"],
    ),
    "release_2": (
        """
FOR IMMEDIATE RELEASE
February 4, 2026

Contact: Jane Roe, 555-0100
press@example.com

Harbour Authority Opens New Quay

PORT CITY, Feb. 4, 2026 /PRNewswire/ -- The Harbour Authority today opened a new quay
that will take forty ships a day.

About the Harbour Authority
The Harbour Authority runs the harbour.

###
""",
        "Harbour Authority Opens New Quay",
        (),
        "2026-02-04",
        ["IMMEDIATE", "Contact", "###"],
    ),
    "section_and_bar": (
        """
Europe|A Vote in Doubt

https://www.example.com/2026/02/04/world/europe/vote.html

EUROPE

A Vote in Doubt
Support for the plan is fading in the capital, where few now expect it to pass.

Share full article
42
Jane Roe
By Jane Roe
Reporting from Vienna

Feb. 4, 2026
Updated 5:12 a.m. ET
The vote on the plan is in doubt, officials said on Wednesday, after two parties left the coalition over taxes.

Advertisement

SKIP ADVERTISEMENT
It was the third such break in a year.

Jane Roe is the Vienna bureau chief for the paper, covering Central Europe.
""",
        "A Vote in Doubt",
        ("Jane Roe",),
        "2026-02-04",
        ["https", "42", "Share", "Reporting from", "Updated", "ADVERTISEMENT"],
    ),
    "mail": (
        """
From: Jane Roe <jane@example.com>
To: Desk
Date: Wed, 4 Feb 2026 10:12:00 +0000
Subject: Ferry runs aground off the coast

A ferry ran aground off the coast on Wednesday morning, the coast guard said, and all aboard were saved.

It was the second such case this winter.
""",
        "Ferry runs aground off the coast",
        ("Jane Roe",),
        "2026-02-04T10:12:00+00:00",
        ["From:", "Desk", "Subject"],
    ),
}

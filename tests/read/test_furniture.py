"""The table of furniture against sentences of stories that begin or end like it."""

import pytest

from variorum.read.furniture import furnished, patterns
from variorum.read.units import unit_at

STORY = [
    "Heavy rain contributed to the collapse of the old bridge.",
    "Copyright law in Chile was changed last year to protect painters.",
    "Video-sharing site Clipso was fined 3 million euros on Monday.",
    "Photo-journalists were kept away from the gate.",
    "Satellite images show that two hangars have burnt down.",
    "A satellite image taken on Sunday shows smoke above the refinery.",
    "We may ask the commission to act, the minister said.",
    "More than 50 people were hurt.",
    "More from the north will arrive before winter, the mayor said.",
    "Read the letter, the judge told him.",
    "Share prices fell in Tokyo.",
    "Home sales rose by 3 percent.",
    "Follow the money, the prosecutor said.",
    "Print media have lost a third of their readers.",
    "Related charges against her brother were dropped.",
    "Sign language is now taught in forty schools.",
    "Published figures put the loss at 3 billion.",
    "Advertising revenue doubled.",
    "Live animals may no longer be shipped.",
    "From now on the ferry stops in Split.",
    "World leaders met in Geneva.",
    "Business owners in Quito closed their shops.",
    "The source said: the dam is safe.",
    "Contact with the ship was lost at noon.",
    "Updated plans show a smaller tower.",
    "About 300 people live there.",
]


@pytest.mark.parametrize("sentence", STORY)
def test_sentences_are_not_furniture(sentence: str) -> None:
    assert [u.kind for u in furnished(sentence, unit_at(sentence, (0, len(sentence))))] == [None]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Share on Facebook", "share"),
        ("ADVERTISEMENT", "advert"),
        ("(Photo: Jane Doe)", "caption"),
        ("File photo", "caption"),
        ("Ships wait off Aden (AP Photo/Jane Doe)", "caption"),
        ("Original url:", "original-url"),
        ("https://www.example.org/a", "original-url"),
        ("You may also like", "related-links"),
        ("Read also: Harbour closed", "related-links"),
        ("All rights reserved.", "other"),
        ("Jane Doe contributed to this report.", "other"),
        ("March 3, 2024", "date-stamp"),
    ],
)
def test_furniture(line: str, kind: str) -> None:
    assert [u.kind for u in furnished(line, unit_at(line, (0, len(line))))] == [kind]


def test_every_row_has_a_reason() -> None:
    assert all(p.why for p in patterns())

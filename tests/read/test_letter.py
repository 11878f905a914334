"""What in a letter is noise."""

from variorum.read.letter import day_of, letter_of, name_of

STORY = "The harbour is closed until Friday, the office said."


def noise(text: str) -> list[str]:
    return [text[n.start : n.end] for n in letter_of(text).noise]


def test_quoted_letters_are_noise_with_the_line_above_them() -> None:
    text = f"{STORY}\n\nOn Monday, Ann wrote:\n> When?\n>\n> And why?\nBecause of the wind.\n> Thanks"
    assert noise(text) == ["On Monday, Ann wrote:\n> When?\n>\n> And why?", "> Thanks"]


def test_a_letter_that_is_all_quoted_is_not_noise() -> None:
    assert noise(f"> {STORY}\n>\n> It will open again.\n") == []


def test_a_signature_ends_a_letter_and_nothing_else() -> None:
    assert noise(f"{STORY}\n-- \nAnn\nPort Example") == ["-- \nAnn\nPort Example"]
    assert noise(f"{STORY}\n--\n" + "And so on.\n" * 20) == []


def test_the_header_of_a_forwarded_letter_speaks_for_it() -> None:
    fields = "Von: Amt <amt@hafen.example>\nGesendet: Tue, 4 Mar 2031 08:30:00 +0100\nBetreff: Hafen zu"
    head = f"See below.\n\n-----Original Message-----\n{fields}"
    letter = letter_of(f"{head}\n\n{STORY}")
    assert [(n.start, n.end) for n in letter.noise] == [(0, len(head))]
    assert (letter.forwarded.title, letter.forwarded.author) == ("Hafen zu", "Amt")
    assert letter.forwarded.published == "2031-03-04T08:30:00+01:00"


def test_a_mark_without_a_header_below_is_only_a_line() -> None:
    assert noise(f"---- Forwarded message ----\n{STORY}") == []


def test_dates_and_names_that_are_none_are_null() -> None:
    assert day_of("Tue, 4 Mar 2031 08:30:00 +0100") == "2031-03-04T08:30:00+01:00"
    assert [day_of(value) for value in ("", "soon", "Tue, 44 Mar 2031 08:30:00 +0100")] == [None] * 3
    assert name_of('"Example, The" <a@b.example>') == "Example, The"
    assert [name_of(value) for value in ("a@b.example", "<a@b.example>", "")] == [None] * 3

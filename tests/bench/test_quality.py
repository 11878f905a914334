"""The page of figures."""

from quality import sections


def test_the_sections_of_a_page_by_title() -> None:
    page = "# How good\n\nIntro.\n\n## One\n\n### Part\n\ntext\n\n## Two\n\nmore\n"
    assert sections(page) == {"One": "## One\n\n### Part\n\ntext\n", "Two": "## Two\n\nmore\n"}
    assert sections("# How good\n") == {}

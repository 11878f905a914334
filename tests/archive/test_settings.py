import pytest

from variorum.archive.settings import Settings, settings
from variorum.errors import RequestError


def test_what_is_not_given_stays() -> None:
    assert settings([]) == Settings()
    assert settings(["days=2", " share = 0.5 ", "dates_in_text=no"]) == Settings(days=2, share=0.5, dates_in_text=False)


@pytest.mark.parametrize("given", ["days=-1", "share=0", "share=2", "likeness=much", "window", "dasy=1"])
def test_a_wrong_parameter_is_named(given: str) -> None:
    with pytest.raises(RequestError, match=given.partition("=")[0]):
        settings([given])

"""All reports of a story but some: a list that costs no more than what it leaves out."""

from collections.abc import Iterator, Sequence
from typing import Annotated, Any, overload

from pydantic import PlainSerializer, ValidatorFunctionWrapHandler, WrapValidator


class Others(Sequence[str]):
    """The ids of `every`, in its order, that are not among `but`, which are some of them; frozen.

    Of ten thousand reports nearly all are silent on nearly every point: lists of their ids would outweigh the rest of
    the ledger by far, and say no more than the few that are left out of them. Equal to a tuple of the same ids.
    """

    __slots__ = ("but", "every")

    def __init__(self, every: tuple[str, ...], but: frozenset[str]) -> None:
        self.every = every
        self.but = but

    def __iter__(self) -> Iterator[str]:
        return (ident for ident in self.every if ident not in self.but)

    def __len__(self) -> int:
        return len(self.every) - len(self.but)

    def __contains__(self, ident: object) -> bool:
        return ident not in self.but and ident in self.every

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[str, ...]: ...
    def __getitem__(self, at: int | slice) -> str | tuple[str, ...]:
        return tuple(self)[at]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, (Others, tuple)) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))


def _as_given(value: Any, validate: ValidatorFunctionWrapHandler) -> Sequence[str]:
    """`Others` as they are, anything else as a tuple of strings."""
    return value if isinstance(value, Others) else tuple(validate(value))


Ids = Annotated[Sequence[str], WrapValidator(_as_given), PlainSerializer(tuple, return_type=tuple[str, ...])]

"""Records of a report with the actor ids of the story in place of the report's own."""

from collections.abc import Mapping

from variorum.model import Commitment, Event, Figure, Hop, Statement

Ids = Mapping[str, str]


def statement(record: Statement, ids: Ids) -> Statement:
    """A statement with story ids; a carrier that turns out to be the hop before it is dropped."""
    chain: list[Hop] = []
    for hop in record.chain:
        renamed = hop.model_copy(update={"actor": ids[hop.actor]})
        if all(renamed.actor != before.actor for before in chain):
            chain.append(renamed)
    return record.model_copy(
        update={
            "speaker": ids[record.speaker] if record.speaker else None,
            "chain": tuple(chain),
            "addressee": _unique(record.addressee, ids),
        }
    )


def event(record: Event, ids: Ids) -> Event:
    """An event with story ids."""
    participants = {ids[p.actor]: p.model_copy(update={"actor": ids[p.actor]}) for p in reversed(record.participants)}
    place = ids.get(record.place, record.place) if record.place else None
    return record.model_copy(update={"participants": tuple(reversed(participants.values())), "place": place})


def figure(record: Figure, ids: Ids) -> Figure:
    """A figure with story ids."""
    return record.model_copy(update={"of": ids.get(record.of, record.of) if record.of else None})


def commitment(record: Commitment, ids: Ids) -> Commitment:
    """A commitment with story ids."""
    return record.model_copy(
        update={
            "who": _unique(record.who, ids),
            "to_whom": _unique(record.to_whom, ids),
            "instrument": ids.get(record.instrument, record.instrument) if record.instrument else None,
        }
    )


def _unique(actors: tuple[str, ...], ids: Ids) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids[a] for a in actors))

"""Corrections of who is in an article: actors added, dropped, renamed, merged and divided, as in a registry."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from analysis.actors import called_by
from analysis.annotations.corrections import AddActor, Correction, DropActor, MergeActors, SetActor, SplitActor
from analysis.errors import UsageError
from analysis.records import AUTHOR, Actor

#: Fields by which an actor is found in a text.
_EXPRESSIONS = ("name", "type", "aliases", "roles", "descriptors", "gender")


class Unknown(UsageError):
    """An actor that is named is not there, or not one alone."""


@dataclass(slots=True)
class Cast:
    """The actors of an article while they are corrected.

    `moved` leads from the id of an actor that was merged to the one it is now; `coders` are those who corrected an
    actor, by its id; `reread` tells that what actors are called has changed, so that mentions are to be found anew.
    """

    actors: dict[str, Actor]
    names: Mapping[str, str]
    moved: dict[str, str] = field(default_factory=dict)
    coders: dict[str, list[str]] = field(default_factory=dict)
    reread: bool = False

    def find(self, called: str) -> str:
        """Give the id of an actor called by id, by a name that one alone has, or by an id whose name the file keeps."""
        id = self.moved.get(called, called)
        if id in self.actors:
            return id
        for name in (called, self.names.get(called)):
            named = called_by(self.actors.values(), name) if name else []
            if len(named) > 1:
                raise Unknown(f"{name!r} is a name of several actors: {', '.join(named)}; give an id")
            if named:
                return named[0]
        raise Unknown(f"no actor {called!r}; there are: {', '.join(sorted(self.actors)) or 'none'}")

    def correct(self, correction: Correction) -> None:
        """Apply a correction of actors; raises `Unknown` where it does not fit those that are there."""
        match correction:
            case AddActor(actor=new) | SplitActor(into=new):
                self._add(new, correction.coder)
            case SetActor(actor=called, to=to):
                self._set(self.find(called), to, correction.coder)
            case DropActor(actor=called):
                self._drop(self.find(called))
            case MergeActors(actors=called_as, into=into):
                self._merge([self.find(called) for called in called_as], self.find(into), correction.coder)

    def _add(self, new: Actor, coder: str) -> None:
        if new.id in self.actors:
            raise Unknown(f"there is an actor {new.id!r} already; set its fields, or give the new one another id")
        known = tuple(group for group in new.members_of if group in self.actors)
        self.actors[new.id] = replace(new, members_of=known)
        self._touch(new.id, coder)
        self.reread = True

    def _set(self, id: str, to: Mapping[str, Any], coder: str) -> None:
        old = self._own(id)
        fresh: dict[str, Any] = {name: tuple(v) if isinstance(v, list) else v for name, v in to.items()}
        new = replace(old, **fresh)
        if new.name != old.name and old.name not in new.aliases and "aliases" not in to:
            new = _with_names(new, [old.name])
        self.actors[id] = new
        self._touch(id, coder)
        self.reread |= any(getattr(old, name) != getattr(new, name) for name in _EXPRESSIONS)

    def _drop(self, id: str) -> None:
        self._own(id)
        del self.actors[id]
        for other, actor in self.actors.items():
            self.actors[other] = replace(actor, members_of=tuple(group for group in actor.members_of if group != id))
        self.reread |= id != AUTHOR

    def _merge(self, ids: Sequence[str], into: str, coder: str) -> None:
        whole = self._own(into)
        for id in dict.fromkeys(ids):
            if id == into:
                continue
            part = self._own(id)
            whole = _with_names(whole, [part.name] if id != AUTHOR else [], part)
            del self.actors[id]
            self.moved = {old: into if new == id else new for old, new in self.moved.items()} | {id: into}
            self.reread |= id != AUTHOR
        self.actors[into] = replace(whole, members_of=tuple(group for group in whole.members_of if group != into))
        for other, actor in self.actors.items():
            groups = dict.fromkeys(self.moved.get(group, group) for group in actor.members_of)
            self.actors[other] = replace(actor, members_of=tuple(group for group in groups if group != other))
        self._touch(into, coder)

    def _own(self, id: str) -> Actor:
        if id not in self.actors:
            raise Unknown(f"{id!r} is no actor that can be corrected")
        return self.actors[id]

    def _touch(self, id: str, coder: str) -> None:
        known = self.coders.setdefault(id, [])
        if coder not in known:
            known.append(coder)


def _with_names(actor: Actor, names: Iterable[str], other: Actor | None = None) -> Actor:
    """Give an actor more names, and all that another is called."""
    others = (other,) if other else ()
    fields = ("aliases", "roles", "descriptors", "members_of")
    more = {name: [*getattr(actor, name), *(v for o in others for v in getattr(o, name))] for name in fields}
    more["aliases"] += names
    own: dict[str, Any] = {
        name: tuple(value for value in dict.fromkeys(values) if value != actor.name) for name, values in more.items()
    }
    gender = actor.gender or (other.gender if other else None)
    return replace(actor, **own, gender=gender, side=actor.side or (other.side if other else None))

"""What a coder does to actors: adds one, names one otherwise, says that two are one, that one is two, or is none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from analysis.annotations import AddActor, Annotations, DropActor, MergeActors, SetActor, SplitActor, anchor_in
from analysis.annotator.desk import Act, Desk, Refused
from analysis.annotator.entries import exchange_entry, with_entry, without
from analysis.records import Actor


def add_actor(desk: Desk, annotations: Annotations, act: Act) -> Annotations:
    """Add an actor who was not found."""
    new = _actor(act["actor"], act["values"])
    if any(isinstance(one, AddActor) and one.actor == new for one in annotations.corrections):
        return annotations
    return with_entry(annotations, AddActor(actor=new, coder=desk.coder))


def _actor(id: str, values: Mapping[str, Any]) -> Actor:
    return Actor(id=id, name=values["name"], type=values["type"])


def set_actor(desk: Desk, annotations: Annotations, act: Act) -> Annotations:
    """Give an actor another name or type."""
    to = {name: act["values"][name] for name in ("name", "type") if name in act["values"]}
    for one in annotations.corrections:
        if isinstance(one, AddActor) and one.actor.id == act["actor"]:
            return exchange_entry(annotations, one, replace(one, actor=replace(one.actor, **to)))
        if isinstance(one, SetActor) and one.actor == act["actor"]:
            return exchange_entry(annotations, one, replace(one, to={**one.to, **to}, coder=desk.coder))
    return with_entry(annotations, SetActor(actor=act["actor"], to=to, coder=desk.coder))


def merge_actors(desk: Desk, annotations: Annotations, act: Act) -> Annotations:
    """Say that two actors are one."""
    made = MergeActors(actors=(act["into"], act["actor"]), into=act["into"], coder=desk.coder)
    return with_entry(annotations, made)


def drop_actor(desk: Desk, annotations: Annotations, act: Act) -> Annotations:
    """Say that an actor is none."""
    added = [one for one in annotations.corrections if isinstance(one, AddActor) and one.actor.id == act["actor"]]
    if added:
        return without(annotations, added)
    return with_entry(annotations, DropActor(actor=act["actor"], coder=desk.coder))


def split_actor(desk: Desk, annotations: Annotations, act: Act) -> Annotations:
    """Say that some mentions of an actor are somebody else's."""
    mentions = tuple(anchor_in(desk.article.text, *place) for place in act["mentions"])
    if not mentions:
        raise Refused("no mention is chosen; those that are chosen become the new actor's")
    into = _actor(act["new"], act["values"])
    return with_entry(annotations, SplitActor(actor=act["actor"], mentions=mentions, into=into, coder=desk.coder))

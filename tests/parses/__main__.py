"""`python -m tests.parses`: add the parses that the tests of rules ask for and the store does not have."""

from __future__ import annotations

from tests.parses import STORE, add_missing

print(f"{add_missing()} parses added to {STORE.name}")

"""Factuality: on what each deed of an article rests, from a fact to what is denied.

`criteria` is the page of the cascade; `deed_at` what its criteria look at, `statuses` what is found
and how it is said. Under which words a deed is an attempt, a plan or a fear tells `unrealised` of the grammar.
"""

from analysis.factuality.criteria import Reason, Status
from analysis.factuality.statuses import Factuality, find_factuality, tell_factuality

__all__ = ["Factuality", "Reason", "Status", "find_factuality", "tell_factuality"]

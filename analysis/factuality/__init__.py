"""Factuality: on what each deed of an article rests, from a fact to what is denied.

`criteria` is the page of the cascade; `deed_at` what its criteria look at, `unrealised` the words under which a deed is
an attempt, a plan or a fear, `statuses` what is found and how it is said.
"""

from analysis.factuality.criteria import Reason, Status
from analysis.factuality.statuses import Factuality, find_factuality, tell_factuality

__all__ = ["Factuality", "Reason", "Status", "find_factuality", "tell_factuality"]

"""What is known of an indicator and a period, as of a day.

Records are never overwritten: a correction of a realisation and a revision of a target are new records. ``book`` holds
them and picks the ones that count; ``reconciling`` brings several records of one number together, and says what it
found on the way: duplicates, corrections, conflicts, steps of verification.
"""

from __future__ import annotations

from sakip.ledger.book import Ledger
from sakip.ledger.reconciling import Known, reconcile

__all__ = ["Known", "Ledger", "reconcile"]

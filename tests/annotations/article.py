"""The article that these tests correct."""

from __future__ import annotations

TEXT = (
    "Els Vos was woedend. “Ik vind de regering laf”, zei Els Vos. “De brug is verwoest”, zei de burgemeester. "
    "Jan Bos sloeg Els Vos. Hij vluchtte. Volgens Jan Bos is de brug veilig."
)

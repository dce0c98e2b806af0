"""The words for where a relationship stands. Level 0."""

from typing import Literal

Stage = Literal["prospect", "contact", "network", "connection"]
STAGES: tuple[Stage, ...] = ("prospect", "contact", "network", "connection")
Warmth = Literal["active", "fading", "dormant", "unknown"]
WARMTHS: tuple[Warmth, ...] = ("active", "fading", "dormant", "unknown")

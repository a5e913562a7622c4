"""Every setting: its name, default and meaning. Read once from the environment, then frozen."""

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields

from onrecord.errors import BadSource

PREFIX = "ONRECORD_"


def _setting(default: int | float, help_: str, *, shapes_findings: bool = False) -> int:
    return field(default=default, metadata={"help": help_, "shapes_findings": shapes_findings})  # type: ignore[return-value]  # typed by the annotation


@dataclass(frozen=True, slots=True)
class Settings:
    """Limits and thresholds. Set one with the environment variable ``ONRECORD_<NAME>``."""

    max_capture_bytes: int = _setting(64_000_000, "Largest file or page that is read, in bytes.")
    max_article_chars: int = _setting(
        400_000, "Longest article text, in characters; what is longer is refused.", shapes_findings=True
    )
    least_attribution_score: int = _setting(
        35, "Attributions less likely to be right than this, in per cent, are left out.", shapes_findings=True
    )
    max_files: int = _setting(1_000_000, "Most files taken from one folder.")
    fetch_timeout: int = _setting(20, "Seconds to wait for an address.")
    max_redirects: int = _setting(5, "Most redirects followed for one address.")
    allow_private_addresses: int = _setting(
        0, "1 lets addresses inside this machine or a private network be fetched; 0 refuses them."
    )
    workers: int = _setting(0, "Processes that read articles; 0 means one for each core.")

    def digest(self) -> str:
        """Eight hexadecimal digits over the settings that shape findings."""
        shaping = [f"{f.name}={getattr(self, f.name)}" for f in fields(self) if f.metadata["shapes_findings"]]
        return hashlib.sha256("\n".join(shaping).encode()).hexdigest()[:8]


def read_settings(environ: Mapping[str, str] = os.environ) -> Settings:
    """The settings, with what the environment changes. Raises BadSource for a value that is no whole number."""
    changed: dict[str, int] = {}
    for f in fields(Settings):
        raw = environ.get(PREFIX + f.name.upper())
        if raw is None:
            continue
        try:
            changed[f.name] = int(raw)
        except ValueError:
            raise BadSource(
                f"{PREFIX}{f.name.upper()} is {raw!r}, which is no whole number",
                fix=f"give a whole number; the default is {f.default}",
            ) from None
    return Settings(**changed)

"""What a measurement gives back, and how it is printed."""

import json
from dataclasses import dataclass, field

from rich.console import Console
from rich.table import Table


@dataclass(frozen=True, slots=True)
class Result:
    """Figures of one measurement. ``rows`` is the table for people: (what, ours…); ``columns`` names its columns."""

    name: str
    figures: dict[str, float]
    published: dict[str, object] = field(default_factory=dict)
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()

    def show(self) -> None:
        """Print the table, then the one line of JSON that machines read."""
        if self.rows:
            table = Table(*self.columns, title=self.name)
            for row in self.rows:
                table.add_row(*row)
            Console().print(table)
        rounded = {key: round(value, 4) for key, value in self.figures.items()}
        print(json.dumps({"name": self.name, "figures": rounded, "published": self.published}, ensure_ascii=False))


def f1(hits: int, predicted: int, gold: int) -> float:
    """F1 from counts; 1.0 when there was nothing to find and nothing was found."""
    return 2 * hits / (predicted + gold) if predicted + gold else 1.0

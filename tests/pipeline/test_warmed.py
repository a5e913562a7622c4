"""What workers have from their beginning."""

import subprocess
import sys

_ASKED = """
import onrecord.pipeline.warmed
from onrecord.attribute.tagger import shipped
from onrecord.read.language import english
print(english.cache_info().currsize, shipped.cache_info().currsize)
"""


def test_model_and_nets_are_there_before_the_first_article() -> None:
    told = subprocess.run([sys.executable, "-c", _ASKED], check=True, capture_output=True, text=True).stdout
    assert told.split() == ["1", "1"]

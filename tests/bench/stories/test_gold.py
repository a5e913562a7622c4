"""Hand-made answers for stories."""

from pathlib import Path

import pytest

from bench.stories.gold import stories


def test_a_folder_without_stories_is_an_error_and_no_figure(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="no story"):
        list(stories(tmp_path))

"""The tagger of sources, cues and contents: data, training, scoring, export."""

"""Sentences as vectors: what means much the same lies close together, whatever its words."""

from onrecord.vectors.sentences import SIZE, cosine, cosines, loaded, packed, unpacked, vectors_of
from onrecord.vectors.wordpiece import WordPieces, shipped_pieces

__all__ = ["SIZE", "WordPieces", "cosine", "cosines", "loaded", "packed", "shipped_pieces", "unpacked", "vectors_of"]

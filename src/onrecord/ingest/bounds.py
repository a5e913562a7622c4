"""How much may come out of what is packed, and how much is read at once."""

import gzip
import zlib

CHUNK = 1 << 16
"""Bytes that are read at once."""
MAX_EXPANSION = 100
"""Times its size that a packed file may unpack to; gzip packs news text 3 to 30 times."""
EXPANSION_START = 1 << 22
"""Bytes that may come out before the ratio counts: a few like lines pack very well."""
DAMAGE = (gzip.BadGzipFile, EOFError, zlib.error)
"""Errors by which reading says that what gzip packed is damaged or cut off."""

"""What reading takes a second or two to load, loaded when this module is imported.

The process that workers are forked from imports it, so that they have the language model and the nets from their
beginning, and all of them share the memory. Nothing else should.
"""

from onrecord.attribute.tagger import shipped
from onrecord.read.language import english
from onrecord.vectors import loaded

english()
loaded()
shipped()

"""Pictures for pages, each an element of SVG with its text alternative."""

"""Pictures for pages: drawn by a plotting library, tamed for a strict policy, with their text alternatives."""

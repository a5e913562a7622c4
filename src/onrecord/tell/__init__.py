"""View → brief, timeline, quotes, people, sources, exports. Reads only; every told line is checked first."""

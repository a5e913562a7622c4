"""A web page: its visible lines, what its containers and its markup say of them, and which are the article's own."""

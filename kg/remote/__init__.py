"""A graph on a SPARQL 1.1 server in the place of a directory: asked, changed and copied over the protocol."""

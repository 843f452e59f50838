"""The whole graph out of the store and into it again: RDF, JSON-LD, tables, networks, and what comes back."""

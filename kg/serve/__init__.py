"""The graph over HTTP: a SPARQL 1.1 endpoint, a query page, an explorer. Worker processes make the answers."""

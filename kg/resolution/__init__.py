"""Which local IRIs are one thing: the second stage of linking, across articles.

Every article gives each thing a local IRI (:mod:`kg.linking`). Here a *facet* is such an IRI, divided where one name in
one county need not be one thing (people by their posts, agreements and events by their year). What the articles say of
a facet is its *profile*; pairs of facets that share a block key are scored; the pairs that are the same make clusters;
each cluster has one canonical IRI. All of this is a function of the set of records and of people's reviews.
"""

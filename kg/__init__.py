"""From :class:`~pipelines.article.Article` records to an RDF graph: linking, projection, queries, views.

Never imports :mod:`spacy`; everything about language has been settled when a record arrives here.
"""

__version__ = "0.1.0"

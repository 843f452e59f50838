"""From a source file to :class:`~pipelines.article.Article` records: reading, pages, language.

Never imports :mod:`rdflib` or :mod:`kg`; the graph side starts where the records end.
"""

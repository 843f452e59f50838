"""spaCy components, one file each: words, mentions, names, relations, qualifiers, measures.

They work on characters of ``doc.text`` and so stand on any tokenizer. What they find lies in the extension
attribute ``doc._.govkg`` (see :mod:`pipelines.components.state`).
"""

"""spaCy components, one file each: words, mentions, names, relations, qualifiers, measures.

They work on characters of ``doc.text`` and so stand on any tokenizer. What they find lies in extension attributes of
the Doc (see :mod:`pipelines.components.state`) and, for display, in ``doc.spans["govkg"]``.
"""

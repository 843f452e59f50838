"""How cost grows with the graph: loading, adding an article, every query of the library, memory."""

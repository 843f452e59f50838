"""``kg add --engine``: files read and facts extracted on Apache Spark, records back in the order of the sources."""

"""Reading and extraction on Apache Spark beside the same on this machine's processes."""

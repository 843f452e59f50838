"""Plain questions: which query of the library is asked for, and with which parameters."""

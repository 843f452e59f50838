"""How large the blocks of linking become, simulated for more things than articles can be read for."""

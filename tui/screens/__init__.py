"""The screens: each wires its widgets to the library."""

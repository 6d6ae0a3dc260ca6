"""The parts of a screen, one a file: attributes come down, messages go up."""

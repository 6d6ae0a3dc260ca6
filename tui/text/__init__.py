"""Text for terminals, headless: what may be shown, how wide it is, where its lines break. Knows nothing of screens."""

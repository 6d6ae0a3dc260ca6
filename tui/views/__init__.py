"""From the library's values to lines of styled text. Headless: no widget, no colour, no language of its own."""

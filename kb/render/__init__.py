"""Plain text for terminals and pipes, made from the library's values. No colour, no escape sequence, no markup."""

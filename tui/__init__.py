"""The terminal application of policy-kb."""

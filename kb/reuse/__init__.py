"""What passages take from each other: shared runs, told apart into common wording (通用语) and reuse."""

"""From a folder of report files to a knowledge base: read, clean, segment, infer, build."""

"""Fuzzes the target `articles`: python tests/fuzz/articles.py -max_total_time=60."""

from harness import fuzz

fuzz("articles")

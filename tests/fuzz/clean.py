"""Fuzzes the target `clean`: python tests/fuzz/clean.py -max_total_time=60."""

from harness import fuzz

fuzz("clean")

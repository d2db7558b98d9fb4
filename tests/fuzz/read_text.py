"""Fuzzes the target `read_text`: python tests/fuzz/read_text.py -max_total_time=60."""

from harness import fuzz

fuzz("read_text")

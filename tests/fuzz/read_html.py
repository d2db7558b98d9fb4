"""Fuzzes the target `read_html`: python tests/fuzz/read_html.py -max_total_time=60."""

from harness import fuzz

fuzz("read_html")

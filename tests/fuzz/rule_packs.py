"""Fuzzes the target `rule_packs`: python tests/fuzz/rule_packs.py -max_total_time=60."""

from harness import fuzz

fuzz("rule_packs")

"""Measures beside the tests: ratios of medians, both sides measured in one run on one machine."""

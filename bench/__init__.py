"""Measuring the house: method in README.md, results in docs/benchmarks.md."""

"""Measuring the importer: see README.md in this folder."""

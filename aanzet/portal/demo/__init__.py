"""Invented people and two years of their history, for trying the house. Nobody here exists."""

"""Fairness: who could do how much by which principle, and money from those who have it to those who need
it.
"""

"""Whole collections on a distributed engine: families and stories out of millions of articles."""

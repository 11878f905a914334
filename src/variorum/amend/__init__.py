"""What analysts decide, replayed over what the machine made: a ledger and decisions in, a ledger and orphans out."""

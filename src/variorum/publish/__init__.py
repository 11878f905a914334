"""The ledger as files that others read: one module a format."""

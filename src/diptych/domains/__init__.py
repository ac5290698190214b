"""One package, one duty; they never import each other.

In: records. Out: records. Never here: another domain's words or sums.
"""

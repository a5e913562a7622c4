"""What a source does with what it says: asserts, denies, plans, asks; how sure; or whether nothing is said at all."""

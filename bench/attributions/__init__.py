"""What the attribution bench needs: reading the corpora, matching predictions with answers."""

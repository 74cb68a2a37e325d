"""Images: read, changed at random, standardized, and handed out batch by batch."""

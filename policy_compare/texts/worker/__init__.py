"""A process apart, in which strangers' documents are read: it may fall, and nothing with it."""

"""The learned judges: what they look at, and the models that weigh it.

It owns features, models and their weights in ``models/``.  It must not label anything: it gives
scores, and cleaners turn them into labels.
"""

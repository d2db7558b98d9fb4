"""Rule packs: phrases as data, and what they find in a line.

It owns loading packs, the pattern language, the index of patterns, and matching.  It must
not decide what is removed: it finds matches, cues and topics, and cleaners turn them into labels.
"""

"""What the study found, sentence by sentence; a subject a file.

Each function named in a file's ``SAID`` takes the Study and says one thing, as plain text that
is right in every form: many outlets, one, none; much text, too little, nothing. What differs
between outlets is for the verdicts to say, and that two cannot be told apart is a finding.
"""

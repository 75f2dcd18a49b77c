"""What is the proof: checklist, evidence locker and the printed packet."""

"""What is at risk: the rulebook compiled to SQL, judged by SQLite over parcel milestones."""

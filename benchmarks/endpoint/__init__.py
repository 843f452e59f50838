"""``kg serve`` under load: many clients, slow and huge queries, updates, nonsense."""

"""What the tests need around the program: a real PostgreSQL server, fresh databases."""

"""The database: engine, session per operation, tables, migrations, backup. Only services and app.py come here."""

"""Alembic environment: runs on the connection that `trainer.persistence.migrate` opened. Imports nothing of ours."""

from alembic import context

connection = context.config.attributes["connection"]
context.configure(connection=connection, render_as_batch=True, transaction_per_migration=False)
context.run_migrations()

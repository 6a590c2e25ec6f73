"""The newest schema revision this program knows; a test keeps it equal to Alembic's head."""

HEAD = "0004"

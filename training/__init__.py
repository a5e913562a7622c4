"""How the shipped models were made. Nothing here is imported by the package."""

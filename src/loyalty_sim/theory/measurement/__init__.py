"""How what is felt becomes what is measured."""

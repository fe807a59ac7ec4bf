"""How every page looks, speaks and behaves: the shell, the components, forms, figures and days (docs/ui.md)."""

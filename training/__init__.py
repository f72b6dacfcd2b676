"""How the models in the package were made, runnable from the corpus."""

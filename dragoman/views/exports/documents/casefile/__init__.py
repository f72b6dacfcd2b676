"""The case file: a process with all of its evidence as one HTML file that needs nothing else."""

"""The record of a process with all that is said of it, as plain values: pages, documents and the API lay it out."""

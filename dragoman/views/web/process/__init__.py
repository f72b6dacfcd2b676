"""What the page of a process shows, before any form is given to it: each part is one small module."""

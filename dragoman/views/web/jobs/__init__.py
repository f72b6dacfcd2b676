"""Reports that are read while a visitor waits: jobs, one after another, by one process beside the server."""

from dragoman.views.web.jobs.desk import Desk
from dragoman.views.web.jobs.job import Brought, Job, Line

__all__ = ["Brought", "Desk", "Job", "Line"]

"""The office in the browser: the only place that knows Django. Every change is an action, every object comes through access."""

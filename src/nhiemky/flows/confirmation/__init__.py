"""Between a directive and its campaign: what a person sees, doubts, corrects and confirms. All pure."""

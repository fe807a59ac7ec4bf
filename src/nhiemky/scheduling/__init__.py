"""From what a campaign asks to who must do what by when: deadlines, obligations and their life, changes after issue."""

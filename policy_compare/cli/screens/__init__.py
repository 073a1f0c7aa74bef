"""The screens of `policy-compare code`: they show a coding session, and pass keys on."""

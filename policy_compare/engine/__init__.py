"""The engine that counts and groups where there are more positions than Python should hold."""

"""Tests of netnotes. They show notes and facts, not mocks."""

"""The graph under accidents: killed writers, full disks, closed folders, two writers, clocks that jump."""

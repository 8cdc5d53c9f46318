//! The person and the goal (現在地・目的地), in the one JSON format that the app exports and the command line reads.

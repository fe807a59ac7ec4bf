"""The example campaign in mid-flight, loaded through the users' doors; never by inserting rows."""

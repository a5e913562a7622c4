"""On whose word a proposition is: who first put it on record, and when two origins are one."""

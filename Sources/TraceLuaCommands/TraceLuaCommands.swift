// TraceLuaCommands

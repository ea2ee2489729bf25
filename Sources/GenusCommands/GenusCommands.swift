// GenusCommands

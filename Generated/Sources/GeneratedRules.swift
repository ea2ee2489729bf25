// GeneratedRules

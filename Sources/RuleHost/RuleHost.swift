// RuleHost

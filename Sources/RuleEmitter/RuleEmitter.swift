// RuleEmitter

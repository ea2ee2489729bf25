// RuleEmitterTests

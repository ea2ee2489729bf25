// Copied beside each set of generated matchers, so that each is specialized in a module of its own.
import RuleHost
public import Stream

/// Shows every integer instruction of the stream to the rules, in order.
public func visit(_ host: inout StreamHost) {
  for index in 0..<host.count { _ = GeneratedRules.rewrite(host.pending(index), in: &host) }
}

/// The way from the root of a pattern to a part of it, operand by operand.
typealias Path = [Int]

/// A part of a rule's pattern that the decision tree looks at before it calls the rule's function.
struct Visit {
  var path: Path
  var matcher: Matcher
  /// What the tree calls the value.
  var name: String
  /// What the tree calls the constant's bits, once it has looked them up.
  var bits: String?
  /// The tree has made sure that the value is computed by the right operation.
  var isTested = false
  /// The tree has nothing more to ask of the value.
  var isSettled = false
}

/// A value that a generated function takes.
struct Parameter {
  var name: String
  var type: String
  /// What the caller passes.
  var argument: String
}

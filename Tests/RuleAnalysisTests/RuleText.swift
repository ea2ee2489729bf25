import Rules

/// A rule over variables x, y, z and constants C1, C2 of width W; `more` is a further field.
func rule(_ name: String, _ match: String, _ rewrite: String, _ more: String = "", isSound: Bool = true, widths: String = "1...64") throws -> Rule {
  try RuleFileParser(file: "-").parse(
    """
    rule \(name)
      width     W: \(widths)
      variable  x, y, z: W
      constant  C1, C2: W
      match     \(match)
      rewrite   \(rewrite)
      \(more.isEmpty ? "// no more" : more)
      sound     \(isSound ? "at all widths" : "not proven")
    """
  ).rules[0]
}

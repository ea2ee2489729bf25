import BitVector
import Rules

extension RuleFunction {
  // MARK: What the tree passes

  /// Makes the visited parts parameters, named for what they match.
  mutating func nameVisits() {
    for path in visits.keys.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      let visit = visits[path]!
      let name: String
      switch visit.matcher {
      case .variable(let symbol):
        if let known = symbols[symbol] {
          name = unique("other")
          pending.append("\(name) == \(known)")
        } else {
          name = unique(graph.symbols[symbol].name)
          bind(symbol, name)
        }
      case .constant(let symbol) where visit.bits != nil && symbols[symbol] == nil:
        name = unique(graph.symbols[symbol].name)
        symbols[symbol] = name
      case .constant(let symbol) where visit.bits != nil:
        name = unique("bits")
        pending.append("\(name) == \(symbols[symbol]!)")
      case .expression(let expression) where visit.bits != nil:
        name = unique("bits")
        require(expression, bits: name)
      case .constant, .expression: name = unique("other")
      case .operation(let matched):
        name = unique("\(matched.operation)")
        if visit.isTested {
          if let known = values[matched.id] { pending.append("\(name) == \(known)") } else { values[matched.id] = name }
        }
      }
      names[path] = name
      parameters.append(Parameter(name: name, type: visit.bits == nil ? "Host.Value" : "UInt64", argument: visit.bits ?? visit.name))
    }
  }

  /// Matches what the tree has left open below the visited parts: constants first, they fail fastest.
  mutating func matchVisits() {
    let ordered = visits.values.sorted { $0.path.lexicographicallyPrecedes($1.path) }
    for visit in ordered where visit.matcher.isConstant && visit.bits == nil { match(visit.matcher, names[visit.path]!, visit.path) }
    for visit in ordered {
      guard case .operation(let matched) = visit.matcher else { continue }
      let name = names[visit.path]!
      if !visit.isTested {
        match(matched, name, visit.path)
      } else if values[matched.id] == name {
        matchFlags(matched, name)
        matchOperands(matched, name, visit.path)
      }
    }
  }

  // MARK: Parts of the pattern

  private mutating func match(_ matcher: Matcher, _ text: String, _ path: Path) {
    switch matcher {
    case .variable(let symbol):
      if let name = symbols[symbol] {
        if text != name { pending.append("\(text) == \(name)") }
      } else if needed.contains(symbol) {
        flush()
        let name = unique(graph.symbols[symbol].name)
        writer.line("let \(name) = \(text)")
        bind(symbol, name)
      }
    case .constant(let symbol) where symbols[symbol] == nil && !needed.contains(symbol): pending.append("host.constant(\(text)) != nil")
    case .constant(let symbol):
      if let name = symbols[symbol] {
        pending.append("host.constant(\(text)) == \(name)")
      } else {
        let name = unique(graph.symbols[symbol].name)
        pending.append("let \(name) = host.constant(\(text))")
        symbols[symbol] = name
      }
    case .expression(let expression):
      if rule.symbols(in: expression).allSatisfy({ symbols[$0] != nil }) {
        pending.append("host.constant(\(text)) == \(constants.word(expression))")
      } else {
        let name = unique("bits")
        pending.append("let \(name) = host.constant(\(text))")
        deferred.append((name, expression))
      }
    case .operation(let matched): match(matched, text, path)
    }
  }

  private mutating func match(_ matched: MatchedOperation, _ text: String, _ path: Path) {
    if let name = values[matched.id] {
      pending.append("\(text) == \(name)")
      return
    }
    var name = text
    if names[path] != text {
      flush()
      name = unique("\(matched.operation)")
      writer.line("let \(name) = \(text)")
    }
    values[matched.id] = name
    guard matched.isMirrored else {
      pending.append("host.operation(of: \(name)) == .\(matched.operation)")
      matchFlags(matched, name)
      matchOperands(matched, name, path)
      return
    }
    let (left, right) = (unique("left"), unique("right"))
    let pattern = matched.operands.enumerated().map { position, operand in
      if position == 1, case .variable(let symbol) = operand, !needed.contains(symbol) { "_" } else { [left, right][position] }
    }.joined(separator: ", ")
    pending.append("let (\(pattern)) = host.operands(of: \(name), as: .\(matched.operation))")
    matchFlags(matched, name)
    match(matched, [left, right], path)
  }

  /// Matches the operands of an operation that is known to be the right one, but for those that the tree has looked at.
  private mutating func matchOperands(_ matched: MatchedOperation, _ name: String, _ path: Path) {
    let isEntered = matched.operands.indices.contains { visits[path + [$0]] != nil }
    if form.hasTwoOrders(matched), !isEntered {
      flush()
      let order = unique("order")
      writer.open("for \(order) in 0...1 {")
      openLoops += 1
      failure = "continue"
      let texts = ["host.operand(\(order), of: \(name))", "host.operand(1 - \(order), of: \(name))"]
      match(matched, texts, path)
    } else {
      match(matched, matched.operands.indices.map { visits[path + [$0]]?.bits == nil ? names[path + [$0]] ?? "host.operand(\($0), of: \(name))" : "" }, path)
    }
  }

  /// Matches operands whose values are `texts`, and their width where the operation's result doesn't tell it.
  private mutating func match(_ matched: MatchedOperation, _ texts: [String], _ path: Path) {
    var texts = texts
    switch matched.operation.row.widths {
    case .uniform, .select: break
    case .predicate, .widening, .narrowing, .free:
      let index = matched.operands[0].isConstant ? 1 : 0
      // A variable gets its name first.
      if case .variable(let symbol) = matched.operands[index], symbols[symbol] == nil, needed.contains(symbol) {
        match(matched.operands[index], texts[index], path + [index])
        texts[index] = symbols[symbol]!
      }
      matchWidth(form.operandWidth(matched.id), "host.width(of: \(texts[index]))", false)
    }
    match(matched.operands, texts, path)
  }

  private mutating func match(_ operands: [Matcher], _ texts: [String], _ path: Path) {
    let open = operands.indices.filter { visits[path + [$0]] == nil }
    for index in open where operands[index].isConstant { match(operands[index], texts[index], path + [index]) }
    for index in open where operands[index].operation != nil { match(operands[index], texts[index], path + [index]) }
    for index in open where !operands[index].isConstant && operands[index].operation == nil { match(operands[index], texts[index], path + [index]) }
  }

  private mutating func matchFlags(_ matched: MatchedOperation, _ name: String) {
    if !matched.flags.isEmpty { pending.append("host.flags(of: \(name)).contains(\(ConstantExpression.flags(matched.flags)))") }
  }

  private mutating func require(_ expression: NodeID, bits name: String) {
    if let literal = form.literal(expression) {
      pending.append("\(name) == \(ConstantExpression.literal(literal))")
    } else {
      deferred.append((name, expression))
    }
  }

  mutating func bind(_ symbol: Int, _ name: String) {
    symbols[symbol] = name
    if let node = graph.nodes.firstIndex(where: { $0.kind == .variable && $0.value == Int64(symbol) }) { values[NodeID(node)] = name }
  }

  // MARK: Widths

  /// Asks for the widths of the root as far as the caller hasn't.
  mutating func matchRootWidths() {
    let pattern = form.pattern
    let isKnown = shapes == form.shapes
    let result = form.width(rule.lhs)
    let operand = form.operandWidth(rule.lhs)
    switch pattern.operation.row.widths {
    case .uniform, .select: matchRoot(result, isKnown)
    case .predicate: break
    case .widening, .narrowing, .free: matchRoot(result, isKnown)
    }
    if [.predicate, .widening, .narrowing, .free].contains(pattern.operation.row.widths) {
      let index = pattern.operands.indices.first { visits[[$0]]?.bits == nil }!
      matchWidth(operand, "host.width(of: \(names[[index]]!))", isKnown)
    }
    // Where the root's widths tell all others, who knows them knows the tuple.
    if isKnown, form.shapes.count == Set(form.tuples).count { areWidthsChecked = true }
  }

  private mutating func matchRoot(_ term: WidthTerm, _ isKnown: Bool) {
    if form.fixed(term) == nil, boundWidths.insert(term).inserted {
      parameters.append(Parameter(name: form.name(term), type: "Int", argument: "root.width"))
    } else {
      parameters.append(Parameter(name: "rootWidth", type: "Int", argument: "root.width"))
      matchWidth(term, "rootWidth", isKnown)
    }
    checkWidths(isKnown)
  }

  private mutating func matchWidth(_ term: WidthTerm, _ text: String, _ isKnown: Bool) {
    if let width = form.fixed(term) {
      if !isKnown { pending.append("\(text) == \(width)") }
    } else if boundWidths.insert(term).inserted {
      flush()
      writer.line("let \(form.name(term)) = \(text)")
      checkWidths(isKnown)
    } else {
      pending.append("\(text) == \(form.name(term))")
    }
  }

  /// Once all widths that vary are bound, they have to be one of the tuples.
  private mutating func checkWidths(_ isKnown: Bool) {
    let varying = Set(rule.usedWidths.map(WidthTerm.named).filter { form.fixed($0) == nil })
    guard !areWidthsChecked, varying.isSubset(of: boundWidths), !varying.isEmpty else { return }
    areWidthsChecked = true
    if isKnown, form.shapes.count == Set(form.tuples).count { return }
    let terms = varying.sorted { $0.nameIndex! < $1.nameIndex! }
    let tuples = Set(form.tuples.map { tuple in terms.map { $0.resolved(tuple) } }).sorted { $1.lexicographicallyPrecedes($0) }
    let names = terms.map(form.name)
    guard terms.count > 1 || tuples.count > 2 else {
      pending.append(tuples.map { "\(names[0]) == \($0[0])" }.joined(separator: " || "))
      return
    }
    func listed(_ parts: [String]) -> String { parts.count == 1 ? parts[0] : "(\(parts.joined(separator: ", ")))" }
    flush()
    writer.line("switch \(listed(names)) {")
    writer.append(SwiftText.wrapped("case ", tuples.map { listed($0.map(String.init)) }, end: ": break"))
    writer.line("default: \(failure)")
    writer.line("}")
  }
}

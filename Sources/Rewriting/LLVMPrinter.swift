import BitVector

/// Writes functions as LLVM's textual IR, one instruction a line.
package enum LLVMPrinter {
  /// LLVM has this operation.
  static func canPrint(_ operation: BitVector.Operation) -> Bool {
    operation.row.isExecutable && operation != .floordiv && operation != .floormod
  }

  /// The function, and the intrinsics it calls, as `declare` lines.
  package static func text(_ function: RewritableFunction) -> (text: String, declarations: [String]) {
    var printer = FunctionPrinter(function)
    return printer.print()
  }
}

private struct FunctionPrinter {
  private let function: RewritableFunction
  private var graph: ExpressionGraph { function.graph }
  private var lines: [String] = []
  private var values: [NodeID: String] = [:]
  private var declarations: [String] = []
  private var count = 0

  init(_ function: RewritableFunction) { self.function = function }

  mutating func print() -> (text: String, declarations: [String]) {
    lines.append(function.header + " {")
    var printed: Set<NodeID> = []
    for (index, assumption) in function.assumptions.enumerated() where !isRange(index) {
      write([assumption], &printed)
      declare("declare void @llvm.assume(i1)")
      lines.append("  call void @llvm.assume(i1 \(values[assumption]!))")
    }
    write([function.result], &printed)
    lines.append("  ret \(type(function.result)) \(values[function.result]!)")
    lines.append("}")
    return (lines.joined(separator: "\n"), declarations)
  }

  /// The assumption is a range that the header says.
  private func isRange(_ index: Int) -> Bool { index < function.rangeCount }

  private func type(_ id: NodeID) -> String { "i\(graph[id].width.bits!)" }
  private mutating func declare(_ line: String) {
    if !declarations.contains(line) { declarations.append(line) }
  }

  private mutating func fresh() -> String {
    let taken = graph.symbols.map(\.name)
    repeat { count += 1 } while taken.contains("t\(count - 1)")
    return "%t\(count - 1)"
  }

  private mutating func write(_ roots: [NodeID], _ printed: inout Set<NodeID>) {
    for id in graph.cone(roots) where printed.insert(id).inserted {
      let node = graph[id]
      switch node.kind {
      case .literal: values[id] = node.width == .bits(1) ? (node.value == 0 ? "false" : "true") : String(node.value)
      case .variable, .constant, .widthValue: values[id] = Self.name(graph.symbols[Int(node.value)].name)
      case .operation:
        let text = instruction(id, node)
        values[id] = fresh()
        lines.append("  \(values[id]!) = \(text)")
      }
    }
  }

  private static func name(_ name: String) -> String {
    let isPlain = name.utf8.allSatisfy { "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._$".utf8.contains($0) }
    return isPlain ? "%" + name : "%\"\(name)\""
  }

  private mutating func instruction(_ id: NodeID, _ node: Node) -> String {
    let operands = node.operands.map { "\(type($0)) \(values[$0]!)" }
    let flags = Flags.spellings.filter { node.flags.contains($0.flag) && $0.flag != .edge }.map { $0.name + " " }.joined()
    let right = values[node.operands[node.operands.count - 1]]!
    switch node.operation {
    case .select: return "select " + operands.joined(separator: ", ")
    case .freeze: return "freeze " + operands[0]
    case .zext, .sext, .trunc: return "\(node.operation.name) \(flags)\(operands[0]) to \(type(id))"
    case .ctlz, .cttz, .abs: return call(node.operation.name, type(id), node.operands, operands + ["i1 \(node.flags.contains(.edge))"])
    case .scmp, .ucmp: return call("\(node.operation.name).\(type(id))", type(id), node.operands, operands)
    case .uaddOverflow, .saddOverflow, .usubOverflow, .ssubOverflow, .umulOverflow, .smulOverflow:
      let base = node.operation.name.split(separator: ".")[0]
      let pairType = "{ \(type(node.operands[0])), i1 }"
      let pair = fresh()
      lines.append("  \(pair) = \(call("\(base).with.overflow", pairType, node.operands, operands))")
      return "extractvalue \(pairType) \(pair), 1"
    case _ where node.operation.isComparison: return "icmp \(flags)\(node.operation.name) \(operands[0]), \(right)"
    case .add, .sub, .mul, .udiv, .sdiv, .urem, .srem, .and, .or, .xor, .shl, .lshr, .ashr: return "\(node.operation.name) \(flags)\(operands[0]), \(right)"
    default: return call(node.operation.name, type(id), node.operands, operands)
    }
  }

  private mutating func call(_ name: String, _ result: String, _ nodes: [NodeID], _ arguments: [String]) -> String {
    let callee = "@llvm.\(name).\(type(nodes[0]))"
    declare("declare \(result) \(callee)(\(arguments.map { $0.split(separator: " ")[0] }.joined(separator: ", ")))")
    return "call \(result) \(callee)(\(arguments.joined(separator: ", ")))"
  }
}

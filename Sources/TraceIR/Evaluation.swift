package import BitVector

/// The meaning of pure instructions on known operands.
package enum Evaluation {
  /// An integer operation; nil where it is poison or undefined.
  package static func integer(_ instruction: Instruction, _ operands: [Constant]) -> Constant? {
    let bits = (0..<3).map { $0 < operands.count ? operands[$0].bits : 0 }
    let width = (instruction.operation == .select ? operands[1] : operands[0]).type.width
    return integer(instruction.operation, instruction.flags, width: width, result: instruction.type, bits[0], bits[1], bits[2])
  }

  /// An integer operation on operands of `width` bits; nil where it is poison or undefined.
  package static func integer(
    _ operation: Operation, _ flags: Flags, width: Int, result: TraceType, _ a: UInt64, _ b: UInt64 = 0, _ c: UInt64 = 0
  ) -> Constant? {
    let outcome = ConcreteAlgebra().apply(operation, flags, width: width, resultWidth: result.width, a, b, c)
    if outcome.poison == true || outcome.undefined == true { return nil }
    return Constant(result, outcome.value)
  }

  /// A float operation, comparison or conversion; nil for other opcodes and for floats that are no integer.
  package static func float(_ instruction: Instruction, _ operands: [Constant]) -> Constant? {
    func operand(_ index: Int) -> Double { Double(bitPattern: operands[index].bits) }
    switch instruction.opcode {
    case .floatAdd: return .float(operand(0) + operand(1))
    case .floatSubtract: return .float(operand(0) - operand(1))
    case .floatMultiply: return .float(operand(0) * operand(1))
    case .floatDivide: return .float(operand(0) / operand(1))
    case .floatNegate: return .float(-operand(0))
    case .floatAbsolute: return .float(operand(0).magnitude)
    case .floatSquareRoot: return .float(operand(0).squareRoot())
    case .floatFloor: return .float(operand(0).rounded(.down))
    case .floatCeiling: return .float(operand(0).rounded(.up))
    case .floatEqual: return .truth(operand(0) == operand(1))
    case .floatLess: return .truth(operand(0) < operand(1))
    case .floatLessOrEqual: return .truth(operand(0) <= operand(1))
    case .toFloat: return .float(Double(operands[0].signed))
    case .toInteger: return Int64(exactly: operand(0)).map(Constant.integer)
    default: return nil
    }
  }
}

import TraceIR
import X86

/// Operations on floats and conversions.
extension Selection {
  mutating func selectFloat(_ index: Int, _ instruction: Instruction) throws(CodeGenerationError) {
    let result: Value
    switch instruction.opcode {
    case .floatAdd: result = operate(.addsd, instruction.a, instruction.b, commutative: true, vector: true)
    case .floatSubtract: result = operate(.subsd, instruction.a, instruction.b, commutative: false, vector: true)
    case .floatMultiply: result = operate(.mulsd, instruction.a, instruction.b, commutative: true, vector: true)
    case .floatDivide: result = operate(.divsd, instruction.a, instruction.b, commutative: false, vector: true)
    case .floatNegate: result = binary(.xorps, .quad, value(instruction.a), makeConstant(1 << 63, vector: true), vector: true)
    case .floatAbsolute: result = binary(.andps, .quad, value(instruction.a), makeConstant(.max >> 1, vector: true), vector: true)
    case .floatSquareRoot: result = transfer(.sqrtsd, .quad, value(instruction.a), vector: true)
    case .floatFloor, .floatCeiling:
      guard features.contains(.sse41) else { throw .unsupported(instruction: index, what: "\(instruction.opcode.name) without roundsd") }
      // Rounding mode 1 is down, 2 is up; 8 keeps quiet about inexact results.
      result = transfer(.roundsd, .quad, value(instruction.a), immediate: instruction.opcode == .floatFloor ? 9 : 10, vector: true)
    case .floatEqual, .floatLess, .floatLessOrEqual: result = materialize(test(instruction))
    case .toFloat: result = transfer(.cvtsi2sd, .quad, value(instruction.a), vector: true)
    default:
      // What comes back equal was an integer; values out of range become MIN, which is no other float's equal.
      let x = value(instruction.a)
      result = transfer(.cvttsd2si, .quad, x)
      let back = transfer(.cvtsi2sd, .quad, result, vector: true)
      compare(.ucomisd, .quad, back, x)
      exit(if: .notEqual, instruction.snapshot ?? 0)
      exit(if: .parity, instruction.snapshot ?? 0)
    }
    setValue(index, result)
  }
}

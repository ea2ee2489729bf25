import AbstractValues
import BitVector
import Solver

extension PartProof {
  /// The operand that is a shift's amount takes each value; where that isn't enough, one of its bounds does as well. Of a divisor, the lowest bit
  /// that may be set is each.
  func holdsCaseByCase(_ part: Part, width: Int, resultWidth: Int) -> Bool {
    switch use.operation {
    case .shl, .lshr, .ashr: holdsByAmounts(part, operand: 1, width: width, resultWidth: resultWidth)
    case .fshl, .fshr: holdsByAmounts(part, operand: 2, width: width, resultWidth: resultWidth)
    case .urem, .srem, .floormod:
      // A divisor of which no bit may be set is 0.
      part.isBits
        && (0..<width).allSatisfy {
          holdsByClaims(Setting(use, actual, width: width, resultWidth: resultWidth, divisorShift: $0), part)
        }
    case .mul: part.isBits ? holdsByDivisors(part, width: width) : part.kind == 2 && holdsByCorners(part, width: width)
    case .smulOverflow: holdsByCorners(part, width: width)
    case .floordiv: part.isBits && holdsByPowers(part, width: width, resultWidth: resultWidth)
    default: false
    }
  }

  /// With each of the first claims that the result's part depends on, and with none of them.
  func holdsByClaims(_ setting: Setting, _ part: Part, assuming assumed: [NodeID] = []) -> Bool {
    var premises = assumed
    for claim in setting.claims(part, setting.result).prefix(8) {
      if !holdsSomehow(setting, part, premises + [claim]) { return false }
      premises.append(setting.algebra.negated(claim))
    }
    return holdsSomehow(setting, part, premises)
  }

  private func holdsSomehow(_ setting: Setting, _ part: Part, _ premises: [NodeID]) -> Bool {
    for kind in [part.kind, 0, 1, 2, nil] {
      let premises = setting.premises(kind: kind) + premises
      if isProved(setting, part, premises) || provenWithIntegers(setting, part, premises, widths: []) != nil { return true }
    }
    return false
  }

  /// The divisor is one power of two after the other; where it isn't known to be one nothing is said of bits.
  private func holdsByPowers(_ part: Part, width: Int, resultWidth: Int) -> Bool {
    let setting = Setting(use, actual, width: width, resultWidth: resultWidth)
    let algebra = setting.algebra
    let divisor = setting.operands[1]
    let claims = setting.claims(part, setting.result)
    guard let isShift = claims.last, holdsSomehow(setting, part, [algebra.negated(isShift)]) else { return false }
    return (0..<width).allSatisfy { exponent in
      let power = algebra.literal(1 << UInt64(exponent), width)
      let isPower = [divisor.value, divisor.abstract.unsignedLower, divisor.abstract.unsignedUpper].map { algebra.eq($0, power, width) }
      return holdsSomehow(setting, part, [isShift] + isPower)
    }
  }

  private func holdsByAmounts(_ part: Part, operand index: Int, width: Int, resultWidth: Int) -> Bool {
    for amount in 0..<width {
      let setting = Setting(use, actual, width: width, resultWidth: resultWidth)
      let algebra = setting.algebra
      let operand = setting.operands[index]
      func isNumber(_ term: NodeID, _ number: Int) -> NodeID { algebra.eq(term, algebra.literal(UInt64(number), width), width) }
      let isAmount = [isNumber(operand.value, amount)]
      if [part.kind, nil].contains(where: { kind in isProved(setting, part, setting.premises(kind: kind) + isAmount) }) { continue }
      if part.isBits { return false }
      // The bound of the amount that the claim's bound was computed with: below the amount, or above it.
      let isProven = [
        (operand.abstract.unsignedLower, 0...amount), (operand.abstract.unsignedUpper, amount...width - 1),
      ].contains { bound, numbers in
        numbers.allSatisfy { number in
          let isBound =
            number == width - 1 && bound == operand.abstract.unsignedUpper
            ? algebra.ule(algebra.literal(UInt64(number), width), bound, width) : isNumber(bound, number)
          return [part.kind, nil].contains { kind in isProved(setting, part, setting.premises(kind: kind) + setting.range(of: index) + isAmount + [isBound]) }
        }
      }
      if !isProven { return false }
    }
    return true
  }

  private func isProved(_ setting: Setting, _ part: Part, _ premises: [NodeID]) -> Bool {
    isProved(setting.algebra, setting.claim(part, setting.result, setting.value), premises)
  }
}

extension PartProof.Setting {
  /// The truths that a part of `known` is chosen by: conditions, and what is claimed in any of several ways; the innermost first.
  func claims(_ part: PartProof.Part, _ known: PartProof.Terms) -> [NodeID] {
    let root = claim(part, known, value)
    let graph = algebra.graph
    var claims: [NodeID] = []
    for id in graph.cone([root]) where graph[id].kind == .operation {
      let node = graph[id]
      // Those of the value itself are its meaning's, not the abstract result's.
      if graph.cone([value]).contains(id) { continue }
      let operands = node.operation == .select ? [node.operands[0]] : node.operation == .or && node.width == .bits(1) ? node.operands : []
      for operand in operands where !claims.contains(operand) && graph[operand].kind != .literal && graph[operand].operation != .or { claims.append(operand) }
    }
    return claims
  }
}

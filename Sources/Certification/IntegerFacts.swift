import BitVector

/// The unknowns of a certificate over the integers, and what is known of them.
final class IntegerFacts {
  /// In the order in which they were made.
  private(set) var unknowns: [String] = []
  private var known: [String: SMTLIBTerm] = [:]
  private(set) var truths: [SMTLIBTerm] = []
  private(set) var lemmas: Set<IntegerLemma> = []
  private(set) var powerWidths: Set<Int> = []

  /// A product that isn't linear; of a quotient and its divisor, where there is a dividend.
  private struct Product: Hashable {
    var left: SMTLIBTerm
    var right: SMTLIBTerm
    var dividend: SMTLIBTerm?

    /// The multiplier and the factor it multiplies, either way.
    var readings: [(multiplier: SMTLIBTerm, factor: SMTLIBTerm)] { dividend == nil ? [(left, right), (right, left)] : [(left, right)] }
  }
  private var products: [Product] = []
  /// Products of words, which are taken modulo 2^width.
  private var wordProducts: [(left: SMTLIBTerm, right: SMTLIBTerm, width: Int)] = []
  private var equations: [(left: IntegerTerm, right: IntegerTerm, width: Int)] = []
  /// Numbers of trailing zeros, and shifts right by unknown amounts, each of a word of a width.
  private var counts: [(value: SMTLIBTerm, count: SMTLIBTerm, width: Int)] = []
  private var shifts: [(value: SMTLIBTerm, amount: SMTLIBTerm, power: SMTLIBTerm, quotient: SMTLIBTerm, width: Int)] = []
  /// More pairs are not worth the time.
  private static let instanceLimit = 60

  func learn(_ truth: SMTLIBTerm) { if !truths.contains(truth) { truths.append(truth) } }

  /// The unknown of which `lemma` says what it is to `operands`: of the lemma's parameters it is the last.
  func unknown(_ lemma: IntegerLemma, _ operands: [SMTLIBTerm], _ definitions: SMTLIBAlgebra.Definitions) -> SMTLIBTerm {
    let key = ([lemma.name] + operands.map(\.text)).joined(separator: " ")
    if let known = known[key] { return known }
    let term = SMTLIBTerm(text: "\(lemma.name).\(unknowns.count)")
    unknowns.append(term.text)
    known[key] = term
    learn(instance(lemma, operands + [term], definitions))
    return term
  }

  private func instance(_ lemma: IntegerLemma, _ operands: [SMTLIBTerm], _ definitions: SMTLIBAlgebra.Definitions) -> SMTLIBTerm {
    lemmas.insert(lemma)
    return definitions.name("Bool", "(\(lemma.name) \(operands.map(\.text).joined(separator: " ")))", operands)
  }

  func usePowers(_ width: Int) { powerWidths.insert(width) }

  func add(product left: SMTLIBTerm, _ right: SMTLIBTerm, dividend: SMTLIBTerm? = nil) {
    let product = Product(left: left, right: right, dividend: dividend)
    if !products.contains(product) { products.append(product) }
  }
  func add(wordProduct left: SMTLIBTerm, _ right: SMTLIBTerm, _ width: Int) {
    if !wordProducts.contains(where: { $0 == (left, right, width) }) { wordProducts.append((left, right, width)) }
  }
  func add(equation left: IntegerTerm, _ right: IntegerTerm, _ width: Int) { equations.append((left, right, width)) }

  /// The number of trailing zeros of a word.
  func trailingZeros(_ value: SMTLIBTerm, _ width: Int) -> SMTLIBTerm {
    if let known = counts.first(where: { $0.value == value && $0.width == width }) { return known.count }
    let count = SMTLIBTerm(text: "trailing.\(unknowns.count)")
    unknowns.append(count.text)
    counts.append((value, count, width))
    return count
  }
  /// `quotient` is that of `value` by `power`, which is 2^amount for an amount of less than `width`.
  func add(shiftOf value: SMTLIBTerm, by amount: SMTLIBTerm, _ power: SMTLIBTerm, _ quotient: SMTLIBTerm, _ width: Int) {
    shifts.append((value, amount, power, quotient, width))
  }

  /// Adds what is known of numbers of trailing zeros: beside shifts of the same word what these say of it, else what they are.
  func learnOfCounts(_ definitions: SMTLIBAlgebra.Definitions, definition: (_ value: SMTLIBTerm, _ width: Int) -> SMTLIBTerm) {
    for (value, count, width) in counts {
      let shifts = shifts.filter { $0.value == value && $0.width == width }
      for shift in shifts {
        learn(instance(.trailing(width: width), [value, shift.amount, shift.power, shift.quotient, count], definitions))
      }
      if !shifts.isEmpty { continue }
      let known = definition(value, width)
      learn(definitions.name("Bool", "(= \(count.text) \(known.text))", [count, known]))
    }
  }

  /// Adds the instances of lemmas that suit the products that were made.
  func learnOfProducts(_ definitions: SMTLIBAlgebra.Definitions) {
    var instances: [(lemma: IntegerLemma, operands: [SMTLIBTerm])] = []
    for (index, one) in products.enumerated() {
      for other in products[(index + 1)...] where one.dividend != nil || other.dividend != nil {
        let pairs = one.readings.flatMap { first in other.readings.map { (first, $0) } }
        let common = pairs.filter { $0.factor == $1.factor }
        // Two quotients of one dividend are compared as multiples of either divisor.
        let isOfOne = one.dividend != nil && one.dividend == other.dividend
        for (first, second) in isOfOne ? pairs : common where first.multiplier != second.multiplier {
          instances += Set([first.factor, second.factor]).sorted { $0.text < $1.text }.map { (.multiples, [first.multiplier, second.multiplier, $0]) }
        }
      }
    }
    for (left, right, width) in wordProducts {
      for equation in equations where equation.width == width {
        for (other, factor) in [(left, right), (right, left)] {
          // Where an equation says what a factor is, that stands in its place.
          let share = equation.left.share(of: factor) - equation.right.share(of: factor)
          guard share == 1 || share == -1 else { continue }
          let (a, b) = share == 1 ? (equation.left.residue, equation.right.residue) : (equation.right.residue, equation.left.residue)
          let steps = SMTLIBTerm(text: "(div (- \(a.text) \(b.text)) \(SMTLIBIntegerAlgebra.power(width)))")
          instances.append((.exchange(width: width), [other, factor, a, b, steps]))
        }
      }
    }
    for (lemma, operands) in instances.prefix(Self.instanceLimit) { learn(instance(lemma, operands, definitions)) }
  }

  /// Functions and constants.
  var declarations: [String] {
    unknowns.map { "(declare-const \($0) Int)" } + powerWidths.sorted().map(SMTLIBIntegerAlgebra.powers) + lemmas.sorted().map(\.definition)
  }
}

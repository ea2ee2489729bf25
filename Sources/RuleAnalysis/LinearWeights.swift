/// Finds weights that no row of a table increases: w ≥ 0 with row · w ≥ 0 for all rows and > 0 for some.
///
/// A linear program over exact fractions, solved by the simplex method with Bland's rule, which cannot cycle.
package struct LinearWeights {
  /// Rational numbers of 128 bits; a result that doesn't fit ends the search.
  struct Fraction: Equatable {
    var numerator: Int128
    var denominator: Int128

    init(_ value: Int) { (numerator, denominator) = (Int128(value), 1) }
    private init(_ numerator: Int128, _ denominator: Int128) {
      let divisor = max(1, Self.divisor(numerator.magnitude, denominator.magnitude))
      let sign: Int128 = denominator < 0 ? -1 : 1
      self.numerator = sign * (numerator / Int128(divisor))
      self.denominator = sign * (denominator / Int128(divisor))
    }
    static func divisor(_ a: UInt128, _ b: UInt128) -> UInt128 {
      var (a, b) = (a, b)
      while b != 0 { (a, b) = (b, a % b) }
      return a
    }

    /// `self - factor * other`.
    func subtracting(_ factor: Fraction, _ other: Fraction) throws(Overflow) -> Fraction {
      let product = try factor.times(other)
      let left = numerator.multipliedReportingOverflow(by: product.denominator)
      let right = product.numerator.multipliedReportingOverflow(by: denominator)
      let bottom = denominator.multipliedReportingOverflow(by: product.denominator)
      let top = left.partialValue.subtractingReportingOverflow(right.partialValue)
      if left.overflow || right.overflow || bottom.overflow || top.overflow { throw Overflow() }
      return Fraction(top.partialValue, bottom.partialValue)
    }
    func times(_ other: Fraction) throws(Overflow) -> Fraction {
      let top = numerator.multipliedReportingOverflow(by: other.numerator)
      let bottom = denominator.multipliedReportingOverflow(by: other.denominator)
      if top.overflow || bottom.overflow { throw Overflow() }
      return Fraction(top.partialValue, bottom.partialValue)
    }
    func divided(by other: Fraction) throws(Overflow) -> Fraction {
      var inverse = other
      (inverse.numerator, inverse.denominator) = (other.denominator, other.numerator)
      if inverse.denominator < 0 { (inverse.numerator, inverse.denominator) = (0 - inverse.numerator, 0 - inverse.denominator) }
      return try times(inverse)
    }
    var isPositive: Bool { numerator > 0 }
    var isNegative: Bool { numerator < 0 }
    /// Both fractions have positive denominators.
    func isLess(than other: Fraction) throws(Overflow) -> Bool { try subtracting(Fraction(1), other).isNegative }
  }

  struct Overflow: Error {}

  /// The smallest natural numbers in the proportion of some solution; nil where there is none (or the numbers grow beyond 128 bits).
  package static func solve(_ rows: [[Int]]) -> [Int]? {
    guard let columns = rows.first?.count, columns > 0 else { return nil }
    var program = LinearWeights(rows, columns)
    return (try? program.optimum()) ?? nil
  }

  /// Rows of the tableau: one a row of the table (-row · w ≤ 0), then Σw ≤ 1; columns: weights, slacks, right side.
  private var tableau: [[Fraction]] = []
  private var objective: [Fraction]
  private var basis: [Int] = []
  private let columns: Int

  private init(_ rows: [[Int]], _ columns: Int) {
    self.columns = columns
    let slacks = rows.count + 1
    for (index, row) in rows.enumerated() {
      var line = row.map { Fraction(-$0) } + Array(repeating: Fraction(0), count: slacks + 1)
      line[columns + index] = Fraction(1)
      tableau.append(line)
    }
    var bound = Array(repeating: Fraction(1), count: columns) + Array(repeating: Fraction(0), count: slacks + 1)
    bound[columns + rows.count] = Fraction(1)
    bound[columns + slacks] = Fraction(1)
    tableau.append(bound)
    basis = (0..<slacks).map { columns + $0 }
    // Maximized: the sum of what the rows lose.
    objective = (0..<columns).map { column in Fraction(rows.reduce(0) { $0 + $1[column] }) } + Array(repeating: Fraction(0), count: slacks + 1)
  }

  private mutating func optimum() throws(Overflow) -> [Int]? {
    let last = objective.count - 1
    while let entering = objective.indices.dropLast().first(where: { objective[$0].isPositive }) {
      var leaving: Int?
      var least: Fraction?
      for row in tableau.indices where tableau[row][entering].isPositive {
        let ratio = try tableau[row][last].divided(by: tableau[row][entering])
        guard let best = least, let current = leaving else {
          (least, leaving) = (ratio, row)
          continue
        }
        let isLess = try ratio.isLess(than: best)
        if isLess || ratio == best && basis[row] < basis[current] { (least, leaving) = (ratio, row) }
      }
      guard let leaving else { return nil }
      try pivot(leaving, entering)
    }
    guard objective[last].isNegative else { return nil }
    var values = Array(repeating: Fraction(0), count: columns)
    for (row, variable) in basis.enumerated() where variable < columns { values[variable] = tableau[row][last] }
    return try integers(values)
  }

  private mutating func pivot(_ row: Int, _ column: Int) throws(Overflow) {
    let factor = tableau[row][column]
    for index in tableau[row].indices { tableau[row][index] = try tableau[row][index].divided(by: factor) }
    let line = tableau[row]
    for other in tableau.indices where other != row && tableau[other][column] != Fraction(0) {
      let factor = tableau[other][column]
      for index in line.indices { tableau[other][index] = try tableau[other][index].subtracting(factor, line[index]) }
    }
    let share = objective[column]
    for index in line.indices { objective[index] = try objective[index].subtracting(share, line[index]) }
    basis[row] = column
  }

  private func integers(_ values: [Fraction]) throws(Overflow) -> [Int] {
    var multiple: Int128 = 1
    for value in values {
      let divisor = Int128(Fraction.divisor(multiple.magnitude, value.denominator.magnitude))
      let (product, overflow) = multiple.multipliedReportingOverflow(by: value.denominator / divisor)
      if overflow { throw Overflow() }
      multiple = product
    }
    var result: [Int] = []
    for value in values {
      let (product, overflow) = value.numerator.multipliedReportingOverflow(by: multiple / value.denominator)
      guard !overflow, let integer = Int(exactly: product) else { throw Overflow() }
      result.append(integer)
    }
    let divisor = result.reduce(UInt128(0)) { Fraction.divisor($0, UInt128($1.magnitude)) }
    return divisor > 1 ? result.map { $0 / Int(divisor) } : result
  }
}

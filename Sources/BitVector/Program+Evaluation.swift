// The two algebras that programs run on by the million, specialized here once rather than at each use.

extension Program {
  /// Runs on machine words; `poison` by symbol, nil: no symbol is.
  public func run(_ frame: inout Frame<ConcreteAlgebra>, values: [UInt64], poison: [Bool]? = nil) {
    run(ConcreteAlgebra(), &frame, symbol: { index, _ in (values[index], poison?[index] == true ? true : nil) })
  }

  /// Runs on 512 assignments at a time; `places` are the symbols' offsets in the arena.
  public func run(_ algebra: BitSlicedAlgebra, _ frame: inout Frame<BitSlicedAlgebra>, places: [Int]) {
    run(algebra, &frame, symbol: { index, _ in (places[index], nil) })
  }

  /// The value of root number `root` for the symbols' `values`; nil where it is poison or undefined.
  public func evaluate(_ root: Int = 0, _ values: [UInt64]) -> UInt64? {
    var frame = Frame<ConcreteAlgebra>()
    run(&frame, values: values)
    if frame.poison[roots[root]] == true || undefined(root, ConcreteAlgebra(), frame) == true { return nil }
    return frame.values[roots[root]]
  }
}
